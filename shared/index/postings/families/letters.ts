import type { Vocabulary } from '../../../vocabulary/vocabulary.ts'

/** A letter for each of a few values, so that the codes of lists stay short: every list has its code in each of its blocks. */
export type Letters<T extends string> = {
  /** The letter of a value; `?` for one that is not known. */
  readonly of: (value: T | undefined) => string
  readonly from: (letter: string | undefined) => T | undefined
}

const alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Letters in the order of `values`, which may grow at its end; another order needs another `listSchema`. Throws for a value that has none. */
export function lettersFor<T extends string>(values: readonly T[]): Letters<T> {
  const letters = new Map(values.map((value, at) => [value, alphabet.charAt(at)]))
  return {
    of: (value) => {
      if (value === undefined) return '?'
      const letter = letters.get(value)
      if (letter === undefined || letter === '') throw new RangeError(`no letter for ${value}`)
      return letter
    },
    from: (letter) => (letter === undefined ? undefined : values[alphabet.indexOf(letter)]),
  }
}

/** Letters for the codes of a vocabulary. */
export function lettersOf(list: Vocabulary): Letters<string> {
  return lettersFor(list.entries().map(({ code }) => code))
}
