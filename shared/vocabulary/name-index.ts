import type { Entry } from './entry.ts'
import { likeness } from './likeness.ts'

/**
 * The form in which names are compared: NFKC (full-width brackets and letters become plain), lower case, without spaces,
 * slashes and quotation marks.
 */
export function nameKey(text: string): string {
  // Most names are of these characters only, which nothing below changes; it makes the first look-up three times as fast.
  if (/^[0-9.\u4e00-\u9fff]*$/.test(text)) return text
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s/"'“”‘’]+/gu, '')
}

/** All names of an entry: labels, aliases, and what the list derives (福田 for 福田区). */
export type Names<E extends Entry> = (entry: E) => readonly string[]

/** Every code and name of a list with the entries that carry it, in list order. */
export class NameIndex<E extends Entry> {
  readonly #byKey = new Map<string, E[]>()
  readonly #keysOf = new Map<string, readonly string[]>()
  readonly #entries: readonly E[]

  constructor(entries: readonly E[], derived: Names<E>) {
    this.#entries = entries
    for (const entry of entries) {
      const names = [entry.code, entry.zh, entry.en ?? entry.zh, ...entry.aliases, ...derived(entry)]
      const keys = [...new Set(names.map(nameKey))]
      this.#keysOf.set(entry.code, keys)
      for (const key of keys) {
        const known = this.#byKey.get(key)
        if (known === undefined) this.#byKey.set(key, [entry])
        else known.push(entry)
      }
    }
  }

  /** Entries with this very name; else those whose name ends the text and whose ancestors' names make up the rest (江苏省南京市鼓楼区). */
  find(text: string, ancestors: (code: string) => readonly string[]): readonly E[] {
    const key = nameKey(text)
    const exact = this.#byKey.get(key)
    if (exact !== undefined) return exact
    for (let cut = 1; cut < key.length; cut++) {
      const within = (this.#byKey.get(key.slice(cut)) ?? []).filter((entry) =>
        this.#names(key.slice(0, cut), ancestors(entry.code)),
      )
      if (within.length > 0) return within
    }
    return []
  }

  /** Up to `limit` entries with the names most like `text`, best first; none where nothing is near. */
  nearest(text: string, limit: number): readonly E[] {
    const like = likeness(nameKey(text))
    const score = (entry: E) => Math.max(...this.#keys(entry.code).map((key) => like(key, entry.level)))
    return this.#entries
      .map((entry) => ({ entry, score: score(entry) }))
      .filter(({ score }) => score >= 0.3)
      .sort((a, b) => b.score - a.score)
      .slice(0, limit)
      .map(({ entry }) => entry)
  }

  #keys(code: string): readonly string[] {
    return this.#keysOf.get(code) ?? []
  }

  /** Whether `text` is made up of names of these ancestors (nearest first), some of which may be left out. */
  #names(text: string, ancestors: readonly string[]): boolean {
    if (text === '') return true
    return ancestors.some((code, index) =>
      this.#keys(code).some(
        (key) => text.endsWith(key) && this.#names(text.slice(0, -key.length), ancestors.slice(index + 1)),
      ),
    )
  }
}
