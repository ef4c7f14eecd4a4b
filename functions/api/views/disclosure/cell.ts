import type { Bilingual } from '../../../../shared/errors.ts'
import type { Vocabulary } from '../../../../shared/vocabulary/vocabulary.ts'
import { label } from '../label.ts'

/** A line of a cell: what it is, the words in Chinese, the same in English where they are the page's own, and an id beside in small. */
export type Line = {
  readonly label?: Bilingual | undefined
  readonly zh: string
  readonly en?: string | undefined
  readonly id?: string | undefined
}

/** What stands in one cell of a table, line by line; nothing for what is not known. */
export type Cell = readonly Line[]

/** A table of the page: what its columns are, and its rows, each with a cell for every column. */
export type Sheet = { readonly heads: readonly Bilingual[]; readonly rows: readonly (readonly Cell[])[] }

/** Words as somebody wrote them; no line for none. */
export function said(words: string | undefined, id?: string): Cell {
  return words === undefined || words === '' ? [] : [{ zh: words, id }]
}

/** Words of the page itself, in both languages; English that falls back on Chinese says nothing more. */
export function told(words: Bilingual | undefined, id?: string): Cell {
  if (words === undefined) return []
  const { zh, en } = words
  return [/\p{Script=Han}/u.test(en) ? { zh, id } : { zh, en, id }]
}

/** A code by its label; one that the list does not know (any more) stands as it is. */
export function coded(list: Vocabulary, code: string | undefined): Cell {
  return code === undefined ? [] : told(label(list, code) ?? { zh: code, en: '' })
}

/** Lines under the name of what they say. */
export function called(zh: string, en: string, cell: Cell): Cell {
  return cell.map((line) => ({ ...line, label: { zh, en } }))
}

/** Several lines run together as one: 博士 · 清华大学 · 2009; no line for none. */
export function inOne(...cells: readonly Cell[]): Cell {
  const lines = cells.flat()
  if (lines.length === 0) return []
  const en = lines.flatMap((line) => line.en || [])
  const ids = lines.flatMap((line) => line.id ?? [])
  return [
    {
      zh: lines.map((line) => (line.label === undefined ? line.zh : `${line.label.zh}：${line.zh}`)).join(' · '),
      ...(en.length === 0 ? {} : { en: en.join(' · ') }),
      ...(ids.length === 0 ? {} : { id: ids.join(' ') }),
    },
  ]
}

/** A thing by its name with the id beside it; by the id alone where the name is not known or not to be told. */
export function named(name: string | undefined, id: string | undefined): Cell {
  if (id === undefined) return said(name)
  return name === undefined ? [{ zh: '（未列名称）', en: 'not named', id }] : said(name, id)
}
