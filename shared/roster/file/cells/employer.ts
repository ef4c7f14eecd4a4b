import { line } from '../../../domain/text.ts'
import type { Cell } from '../../../spreadsheet/workbook.ts'
import { oneLine, quoted, saysNothing } from './cell-text.ts'
import type { CellRemarks } from './row-remarks.ts'

/** Where somebody works and as what. */
export type Employer = { readonly employer?: string; readonly employerTitle?: string }

const places =
  '大学|学院|医院|公司|集团|研究院|研究所|设计院|科学院|工程院|中心|协会|学会|科协|委员会|联合会|基金会|理事会|出版社|实验室|办公室|研究室|教研室|事务所|银行|商会|工厂|企业|学校|中学|小学|幼儿园|党校|政府|法院|检察院|报社|杂志社|电视台|图书馆|博物馆|科技馆|科学馆|俱乐部|合作社|农场|分局|总站|基地|工会|联盟|支队|园区'
const shortPlaces = '局厅委办所站校院处部厂馆系社司园队场'

/** The end of a place: neither a body within it (党委), nor the end of an office (常委). */
const shortPlace = `(?<![党纪团干常])[${shortPlaces}]`

/** A place ends here, and what follows is neither its head (校长) nor another word that begins so (委员, 办公室). */
const ending = new RegExp(`(?:(?:${places})(?![长员士])|${shortPlace}(?![长员士师授书公友会务门属计议]))(?=\\S)`, 'g')
const whole = new RegExp(`(?:${places}|${shortPlace})$`)
const text200 = line(200)

/** Employer and title out of one cell: 广东省人民医院院长, 中山大学 教授. Without a title it is all employer; a warning says if it may be otherwise. */
export function readEmployerAndTitle(cell: Cell, remarks: CellRemarks): Employer {
  if (saysNothing(cell.text)) return {}
  const text = oneLine(cell.text)
  const { employer, title } = splitEmployer(plainSpaces(cell.text))
  if (title === undefined && !whole.test(employer))
    remarks.warning(
      'employer-not-split',
      `${quoted(cell.text)}分不出单位和职务，全部作为单位。请在单位与职务之间加一个空格。`,
      `${quoted(cell.text)} could not be parted into employer and title; all of it is taken as employer. Put a space between them.`,
    )
  const read = { employer: text200.safeParse(title === undefined ? text : employer), title: text200.safeParse(title) }
  if (!read.employer.success || (title !== undefined && !read.title.success)) return tooLong(remarks)
  return { employer: read.employer.data, ...(read.title.success ? { employerTitle: read.title.data } : {}) }
}

/** A line of text of up to 200 characters: an employer, a title, a name in Latin letters. */
export function readLine(cell: Cell, remarks: CellRemarks): string | undefined {
  if (saysNothing(cell.text)) return undefined
  const read = text200.safeParse(oneLine(cell.text))
  if (read.success) return read.data
  tooLong(remarks)
  return undefined
}

/** Cut at a space behind a place; else behind the last place of the first of several offices; else not at all. */
export function splitEmployer(text: string): { readonly employer: string; readonly title?: string } {
  const space = /^(\S+)\s+(\S.*)$/.exec(text)
  if (space !== null && whole.test(space[1] ?? '')) return { employer: space[1] ?? '', title: oneLine(space[2] ?? '') }
  const joined = oneLine(text)
  const [first = ''] = joined.split(/[、，,;；]/)
  const cuts = [...first.matchAll(ending)].map((match) => match.index + match[0].length)
  const cut = cuts.filter((at) => first.charAt(at - 1) !== first.charAt(at - 2)).at(-1)
  if (cut !== undefined && cut < first.length)
    return { employer: joined.slice(0, cut).trim(), title: joined.slice(cut).trim() }
  const lastSpace = space === null ? -1 : joined.lastIndexOf(' ')
  if (lastSpace > 0) return { employer: joined.slice(0, lastSpace), title: joined.slice(lastSpace + 1) }
  if (space !== null && /^\p{Script=Han}+$/u.test(joined) && text.trim().split(/\s+/).length === 2)
    return { employer: space[1] ?? '', title: oneLine(space[2] ?? '') }
  return { employer: joined }
}

const plainSpaces = (text: string) => text.replace(/[\s\u3000\u00a0\p{Cc}]+/gu, ' ').trim()

function tooLong(remarks: CellRemarks): Employer {
  remarks.problem('text-long', '内容超过 200 字。请缩短。', 'This is longer than 200 characters. Shorten it.')
  return {}
}
