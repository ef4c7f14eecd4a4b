import type { Nature } from '../../../domain/membership.ts'
import { line } from '../../../domain/text.ts'
import type { Cell } from '../../../spreadsheet/workbook.ts'
import { oneLine, plainWidth, quoted, saysNothing } from './cell-text.ts'
import { natureOf } from './natures.ts'
import type { CellRemarks } from './row-remarks.ts'

/** Posts in the words of the file, and the nature that stands behind them in brackets. */
export type PostsReading = { readonly posts: readonly string[]; readonly nature?: Nature }

const most = 20
const postLine = line(200)

/** The posts of a cell: 副主席、秘书长（兼） are two, 常务副主席（兼）is one held part-time. 拟任 before a post goes. */
export function readPosts(cell: Cell, remarks: CellRemarks): PostsReading {
  if (saysNothing(cell.text)) return { posts: [] }
  const read = splitPosts(cell.text).map(bare)
  const posts = [...new Set(read.map(({ post }) => post).filter((post) => post !== ''))]
  const natures = [...new Set(read.flatMap(({ nature }) => nature ?? []))]
  if (posts.length > most || posts.some((post) => !postLine.safeParse(post).success) || cell.kind === 'number') {
    remarks.problem(
      'post-form',
      `${quoted(cell.text)}不像职务。每格最多 ${most} 个职务，用顿号分隔。`,
      `${quoted(cell.text)} does not look like posts. A cell holds at most ${most}, with 、 between them.`,
    )
    return { posts: [] }
  }
  const [nature, other] = natures
  if (
    other !== undefined ||
    (nature !== undefined && read.length > 1 && read.some((each) => each.nature === undefined))
  )
    remarks.problem(
      'nature-several',
      `${quoted(cell.text)}里几个职务的性质不同。请每个职务写一行，各写各的专职、兼职。`,
      `The posts in ${quoted(cell.text)} are held in different natures. Give each post a row of its own.`,
    )
  return nature === undefined ? { posts } : { posts, nature }
}

/** The parts of a cell, cut at 、，；/ and line breaks outside of brackets, and at a 兼 between posts. */
export function splitPosts(text: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let part = ''
  const plain = plainWidth(text)
  for (let at = 0; at < plain.length; at++) {
    const character = plain.charAt(at)
    if (/[（([【]/.test(character)) depth++
    else if (/[）)\]】]/.test(character)) depth = Math.max(0, depth - 1)
    const also =
      character === '兼' &&
      /[长席员人任记问]$/.test(plain.slice(Math.max(0, at - 1), at)) &&
      !/^兼[职任]?(?:$|[、，,;；/（(])/.test(plain.slice(at, at + 3))
    if (depth === 0 && (/[、，,;；/\n\r]/.test(character) || also)) {
      parts.push(part)
      part = ''
    } else part += character
  }
  return [...parts, part].map(oneLine).filter((each) => each !== '')
}

function bare(text: string): { readonly post: string; readonly nature?: Nature } {
  const dropped = text.replace(/^(?:拟任|拟聘任?|拟推荐为?|提名为?|拟)(?=.)/, '').replace(/[（(]拟任?[）)]$/, '')
  const [, post = '', note] = /^(.*?)[（(]([^（）()]*)[）)]$/.exec(dropped) ?? []
  const nature = note === undefined ? undefined : natureOf(note)
  return nature === undefined ? { post: dropped } : { post, nature }
}
