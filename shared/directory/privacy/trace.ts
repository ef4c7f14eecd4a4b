import type { Erasure } from '../../domain/erasure.ts'
import { personId } from '../../domain/ids.ts'

/** What is looked for when a person is erased: the ids of their records, and the words that mean them. */
export type Trace = {
  readonly ids: ReadonlySet<string>
  /** The part of the ids that the ids of everything in their partitions share. */
  readonly parts: readonly string[]
  /** Names, contacts and numbers, the longest first: what is blotted out where the text is known to be about them. */
  readonly words: readonly string[]
  /** Those that nobody else in the directory has: what is looked for elsewhere. */
  readonly own: readonly string[]
  readonly sole: ReadonlySet<string>
  readonly values: readonly string[]
  readonly cases: ReadonlySet<string>
}

/** What is looked for in an erasure; nothing but ids once its values are gone. */
export function traceOf({ id, absorbed, work }: Erasure): Trace {
  const { names = [], sole = [], values = [], cases = [] } = work ?? {}
  const ids = [id, ...absorbed]
  const longestFirst = (words: readonly string[]) => [...new Set(words)].sort((a, b) => b.length - a.length)
  return {
    ids: new Set(ids),
    parts: ids.map((each) => each.slice(4)),
    words: longestFirst([...names, ...values]),
    own: longestFirst([...sole, ...values]),
    sole: new Set(sole),
    values,
    cases: new Set(cases),
  }
}

/** Whether a text holds the id of the person, or of anything of theirs. */
export function namesThem({ parts }: Trace, text: string): boolean {
  return parts.some((part) => text.includes(part))
}

/** Whether an id is theirs: the person's, or that of a thing in their partition. */
export function isTheirs({ parts }: Trace, id: unknown): boolean {
  return typeof id === 'string' && parts.includes(id.slice(4, 20))
}

/** Whether a text holds one of `words`. */
export function holdsAny(words: readonly string[], text: string): boolean {
  return words.some((word) => text.includes(word))
}

/** A text with their names and numbers blotted out, a □ for each character, so that it is as long as before; undefined stays undefined. */
export function blotted<T extends string | undefined>({ words }: Trace, text: T): T | string {
  if (text === undefined) return text
  return words.reduce((kept: string, word) => kept.replaceAll(word, '□'.repeat([...word].length)), text)
}

/** The same for every text in a value, however deep. */
export function blottedDeep(trace: Trace, value: unknown): unknown {
  if (typeof value === 'string') return personId.safeParse(value).success ? value : blotted(trace, value)
  if (Array.isArray(value)) return value.map((each) => blottedDeep(trace, each))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, blottedDeep(trace, each)]))
}
