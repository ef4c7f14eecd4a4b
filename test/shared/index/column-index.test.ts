import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Answer, answer } from '../../../shared/index/candidate-index.ts'
import { ColumnIndex } from '../../../shared/index/column-index.ts'
import { pack, unpack } from '../../../shared/index/columns/columns.ts'
import { factsOf } from '../../../shared/index/columns/facts-of.ts'
import { facetNames } from '../../../shared/index/facet-names.ts'
import type { Profile } from '../../../shared/index/profile.ts'
import type { QuerySpec } from '../../../shared/index/query-spec.ts'
import { naiveFacet, naiveSearch } from '../../support/naive-search.ts'
import { randomSpec } from '../../support/random-conditions.ts'
import { crowd, someOfTheCrowd } from '../../support/random-profiles.ts'

const today = '2026-03-02'
const seed = 20261121

/** All pages one after another. */
async function allPages(index: ColumnIndex, spec: QuerySpec): Promise<readonly Answer[]> {
  const answers = [await index.query(spec, { today })]
  for (let after = answers[0]?.next; after !== undefined; after = answers.at(-1)?.next)
    answers.push(await index.query(spec, { today, after }))
  return answers
}

describe('the column index against an evaluator that reads profiles as they are', () => {
  test('counts, orders, scores and explains the same people, and blames the same fields', async () => {
    await fc.assert(
      fc.asyncProperty(someOfTheCrowd, randomSpec, async (profiles, spec) => {
        const expected = naiveSearch(profiles, spec, today)
        const answers = await allPages(new ColumnIndex(profiles), spec)
        for (const { count, unjudged } of answers)
          expect({ count, unjudged }).toEqual({ count: expected.count, unjudged: expected.unjudged })
        const shown = answers.flatMap(({ page }) => page)
        expect(
          shown.map(({ id, score, preferences }) => ({ id, score, truths: preferences.map(({ truth }) => truth) })),
        ).toEqual(expected.order)
      }),
      { seed, numRuns: 500 },
    )
  })

  test('counts every facet the same: each match under its values, as unknown, or as having none', async () => {
    await fc.assert(
      fc.asyncProperty(someOfTheCrowd, randomSpec, async (profiles, spec) => {
        const { matches } = naiveSearch(profiles, spec, today)
        const found = await new ColumnIndex(profiles).query(spec, { today })
        expect(answer.parse(found)).toEqual(found)
        for (const facet of facetNames) {
          const values = matches.map((profile) => naiveFacet(facet, profile, spec.asOf ?? today))
          const counts = new Map<string, number>()
          for (const value of values.flatMap((each) => [...new Set(each)]))
            counts.set(value, (counts.get(value) ?? 0) + 1)
          const counted = found.facets[facet]
          expect(new Map(counted?.values.map(({ value, count }) => [value, count])), facet).toEqual(counts)
          expect(counted?.values.map(({ count }) => count)).toEqual([...counts.values()].sort((a, b) => b - a))
          expect(counted?.unknown, facet).toBe(values.filter((each) => each === undefined).length)
          expect(counted?.none, facet).toBe(values.filter((each) => each?.length === 0).length)
        }
      }),
      { seed, numRuns: 200 },
    )
  })

  test('agrees over the whole crowd at once', async () => {
    const index = new ColumnIndex(crowd)
    for (const spec of fc.sample(randomSpec, { seed, numRuns: 30 })) {
      const expected = naiveSearch(crowd, spec, today)
      const found = await index.query(spec, { today })
      expect(found.count).toBe(expected.count)
      expect(found.unjudged).toEqual(expected.unjudged)
      expect(found.page.map(({ id }) => id)).toEqual(expected.order.slice(0, spec.limit).map(({ id }) => id))
    }
  })
})

describe('change', () => {
  test('replacing and removing people answers as an index built of what is left, however often it merges', async () => {
    const slot = fc.nat(9)
    const step = fc.record({
      put: fc.array(fc.tuple(slot, fc.constantFrom(...crowd)), { maxLength: 4 }),
      take: fc.array(slot, { maxLength: 2 }),
    })
    const idOf = (at: number) => crowd[at]?.person.id ?? ''
    const placed = (at: number, profile: Profile): Profile => {
      const person = crowd[at]?.person ?? profile.person
      return { ...profile, person: { ...profile.person, id: person.id } }
    }
    await fc.assert(
      fc.asyncProperty(
        fc.nat(10),
        fc.array(step, { maxLength: 5 }),
        fc.constantFrom(0, 2, 5, 1000),
        randomSpec,
        async (initial, steps, mergeAt, spec) => {
          const state = new Map(crowd.slice(0, initial).map((profile) => [profile.person.id.toString(), profile]))
          const index = new ColumnIndex(state.values(), { mergeAt })
          for (const { put, take } of steps) {
            const changed = put.map(([at, profile]) => placed(at, profile))
            index.replace(changed)
            for (const profile of changed) state.set(profile.person.id, profile)
            index.remove(take.map(idOf))
            for (const at of take) state.delete(idOf(at))
            await index.query(spec, { today })
          }
          expect(index.size).toBe(state.size)
          expect(await allPages(index, spec)).toEqual(await allPages(new ColumnIndex(state.values()), spec))
        },
      ),
      { seed, numRuns: 200 },
    )
  })

  test('what is packed unpacks to the same facts', () => {
    const facts = crowd.map(factsOf)
    const columns = pack(facts)
    expect(facts.map((_, ordinal) => unpack(columns, ordinal))).toEqual(facts)
  })

  test('nobody who stays is skipped or shown twice while others come and go between pages', async () => {
    const changes = fc.array(
      fc.record({
        come: fc.array(fc.nat(crowd.length - 1), { maxLength: 3 }),
        go: fc.array(fc.nat(crowd.length - 1), { maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 8 },
    )
    await fc.assert(
      fc.asyncProperty(someOfTheCrowd, changes, randomSpec, async (profiles, turns, spec) => {
        const staying = new Set(naiveSearch(profiles, spec, today).order.map(({ id }) => id))
        const index = new ColumnIndex(profiles, { mergeAt: 4 })
        const shown: string[] = []
        let turn = 0
        for (let after: Answer['next']; ; turn++) {
          const { page, next } = await index.query(spec, { today, after })
          shown.push(...page.map(({ id }) => id))
          if (next === undefined) break
          after = next
          const { come = [], go = [] } = turns[turn % turns.length] ?? {}
          index.replace(come.flatMap((at) => crowd[at] ?? []))
          const gone = go.flatMap((at) => crowd[at]?.person.id ?? [])
          index.remove(gone)
          for (const id of gone) staying.delete(id)
        }
        expect(new Set(shown).size).toBe(shown.length)
        for (const id of staying) expect(shown).toContain(id)
      }),
      { seed, numRuns: 200 },
    )
  })
})
