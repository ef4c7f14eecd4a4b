import { makeDemo } from '../../functions/local/demo/make-demo.ts'
import type { HoldsName } from './log-faults.ts'

/** Tells the names of the demonstration that are not Chinese (those that are, any Chinese character tells), however they are written large and small. */
export function demoNames(): HoldsName {
  const demo = makeDemo()
  const byFirst = new Map<string, string[][]>()
  for (const { names } of [...demo.people, ...demo.organizations])
    for (const { text } of names) {
      const words = wordsOf(text)
      const [first] = words
      if (first === undefined || words.length < 2 || /\p{Script=Han}/u.test(text)) continue
      byFirst.set(first, [...(byFirst.get(first) ?? []), words])
    }
  return (text) => {
    const words = wordsOf(text)
    return words.some((word, at) =>
      (byFirst.get(word) ?? []).some((name) => name.every((each, nth) => words[at + nth] === each)),
    )
  }
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}]+/gu) ?? []
}
