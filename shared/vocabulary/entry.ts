import type { Bilingual } from '../errors.ts'

/** One row of a code list; what every list has. */
export type Entry = {
  readonly code: string
  readonly zh: string
  /** English label; undefined where the source has none (show `zh`). */
  readonly en: string | undefined
  /** 1 is the top; flat lists have level 1 only. A county directly under a province keeps the level of a county. */
  readonly level: number
  readonly parent: string | undefined
  /** Further names, in Chinese, English or as codes of other schemes; `find` knows them. */
  readonly aliases: readonly string[]
  /** False for a row that the list's source does not have as such: virtual nodes, zones, user-assigned codes, rows added by us. */
  readonly standard: boolean
  /** Document, line and words of the notice that a row of our own lists comes from. */
  readonly source: string | undefined
}

/** The label of an entry in the language asked for; Chinese where it has no English one. */
export function label(entry: Entry, language: keyof Bilingual): string {
  return language === 'en' ? (entry.en ?? entry.zh) : entry.zh
}
