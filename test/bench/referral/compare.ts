import { isDeepStrictEqual } from 'node:util'
import type { Answer } from '../../../shared/index/candidate-index.ts'

/** The parts of an answer in which two can differ, in the order in which they are named. */
const parts: readonly (readonly [name: string, of: (answer: Answer) => unknown])[] = [
  ['estimated', ({ estimated }) => estimated],
  ['count', ({ count }) => count],
  ['unjudged', ({ unjudged }) => unjudged.count],
  ['unjudged fields', ({ unjudged }) => unjudged.fields],
  ['facets', ({ facets }) => facets],
  ['page ids', ({ page }) => page.map(({ id }) => id)],
  ['page scores', ({ page }) => page.map(({ score }) => score)],
  ['reasons', ({ page }) => page.map(({ preferences, matched }) => ({ preferences, matched }))],
  ['next page', ({ next }) => next],
]

/** What of `found` is not as in `expected`, named; nothing where the answers are the same. */
export function differences(expected: Answer, found: Answer): readonly string[] {
  return parts.filter(([, of]) => !isDeepStrictEqual(of(expected), of(found))).map(([name]) => name)
}
