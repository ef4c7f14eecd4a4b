import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ColumnIndex } from '../../../../shared/index/column-index.ts'
import type { Marks } from '../../../../shared/index/postings/histogram.ts'
import type { Moment } from '../../../../shared/index/postings/moment.ts'
import type { Trace } from '../../../../shared/index/postings/open-index.ts'
import { PostingsIndex } from '../../../../shared/index/postings/postings-index.ts'
import { keyOfOrdinal } from '../../../../shared/index/postings/scores.ts'
import type { Profile } from '../../../../shared/index/profile.ts'
import { type QuerySpec, type QuerySpecInput, querySpec } from '../../../../shared/index/query-spec.ts'
import { today } from '../../../support/clock.ts'
import { documentsOf, type MemoryIndex, memoryIndex } from '../../../support/memory-index.ts'
import { World } from '../../../support/profiles.ts'
import { runs } from '../../../support/property.ts'
import { randomSpec } from '../../../support/random-conditions.ts'
import { someOfTheCrowd } from '../../../support/random-profiles.ts'

type Setting = {
  /** As of which day everybody is listed, and as of which days the index says that they may be. */
  readonly moment?: Moment
  readonly listed?: readonly [string, string]
  /** How much larger the index looks to the planner than it is. */
  readonly scale?: number
}

/** The index over these people, and the columns that judge everybody and give the same order. */
function bothOver(profiles: readonly Profile[], { moment, listed, scale = 1 }: Setting = {}) {
  const at = moment ?? { day: today, epoch: today }
  const index: MemoryIndex = memoryIndex(documentsOf(profiles), at, 40)
  const traces: Trace[] = []
  const { bytes, members } = index.histogram
  const scaled = ({ step, marks }: Marks): Marks => ({ step: step * scale, marks })
  const histogram = { bytes: scaled(bytes), members: scaled(members), people: profiles.length * scale }
  const open = async () => ({ reader: index.reader, histogram, listed: listed ?? [at.day, at.day], epoch: at.epoch })
  const rankKey = (id: string) => keyOfOrdinal(index.ordinals.get(id) ?? 0)
  const lists = new PostingsIndex(open, (trace) => traces.push(trace))
  return { lists, columns: new ColumnIndex(profiles, { rankKey }), traces }
}

async function pages(index: ColumnIndex | PostingsIndex, spec: QuerySpec) {
  const all = [await index.query(spec, { today })]
  for (let after = all[0]?.next; after !== undefined; after = all.at(-1)?.next)
    all.push(await index.query(spec, { today, after }))
  return all
}

const days = fc.constantFrom('2019-07-01', '2024-01-01', '2025-12-01', '2026-03-01', '2026-03-02', '2027-01-15')

describe('an index of lists', () => {
  test('answers every query as judging everybody does: counts, reasons, facets, order and explanations, page by page', async () => {
    await fc.assert(
      fc.asyncProperty(someOfTheCrowd, randomSpec, async (profiles, spec) => {
        const { lists, columns, traces } = bothOver(profiles)
        expect(await pages(lists, spec)).toEqual(await pages(columns, spec))
        for (const { rounds } of traces) expect(rounds).toBeLessThanOrEqual(3)
      }),
      runs(300),
    )
  })

  test('does so as of any day, whatever day it was listed as of, in the middle of a roll, and however large it looks', async () => {
    await fc.assert(
      fc.asyncProperty(
        someOfTheCrowd,
        randomSpec,
        fc.uniqueArray(days, { minLength: 1, maxLength: 2 }),
        fc.boolean(),
        fc.constantFrom(1, 100, 10_000),
        async (profiles, spec, at, rolled, scale) => {
          const [from = today, to = from] = at.toSorted()
          const moment = { day: rolled ? to : from, epoch: from }
          const { lists, columns } = bothOver(profiles, { moment, listed: [from, to], scale })
          expect(await lists.query(spec, { today })).toEqual(await columns.query(spec, { today }))
        },
      ),
      runs(300),
    )
  })
})

describe('what lists leave open', () => {
  const world = new World()
  const society = world.society('province', '440000')
  const [chair, council] = [world.post(society, 'chair'), world.post(society, 'council-member')]

  async function searched(people: readonly Profile[], input: QuerySpecInput, setting: Setting = {}) {
    const { lists, traces } = bothOver(people, setting)
    const answer = await lists.query(querySpec.parse(input), { today })
    return { answer, trace: traces.at(-1) }
  }

  test('is read from cards and no more: a query that lists answer reads the cards of its page', async () => {
    const people = Array.from({ length: 30 }, () => world.profile({ posts: [{ post: chair }] }))
    const { answer, trace } = await searched(people, {
      must: { post: { roles: ['chair'], regions: ['广东省'] } },
      limit: 5,
    })
    expect([answer.count, answer.page.length, trace?.cards]).toEqual([30, 5, 5])
  })

  test('is never taken for a match: one membership must be all that is asked', async () => {
    const other = world.society('province', '110000')
    const both = world.profile({ posts: [{ post: chair }, { post: world.post(other, 'council-member') }] })
    const one = world.profile({ posts: [{ post: world.post(other, 'chair') }] })
    const { answer } = await searched([both, one], { must: { post: { roles: ['chair'], regions: ['北京市'] } } })
    expect(answer.page.map(({ id }) => id)).toEqual([one.person.id])
  })

  test('is estimated, with an interval that holds the truth, where it would take too many cards', async () => {
    const people = Array.from({ length: 3000 }, (_, at) =>
      world.profile({ posts: [{ post: council, title: at % 3 === 0 ? '特邀理事' : '理事' }] }),
    )
    const { answer, trace } = await searched(people, { must: { post: { text: ['特邀'] } }, facets: ['role'] })
    const { estimated } = answer
    expect(trace?.cards).toBeLessThan(1000)
    expect(estimated?.count.from).toBeLessThanOrEqual(1000)
    expect(estimated?.count.to).toBeGreaterThanOrEqual(1000)
    expect((estimated?.count.to ?? 0) - (estimated?.count.from ?? 0)).toBeLessThan(500)
    expect([estimated?.page, estimated?.facets]).toEqual([true, ['role']])
    expect(estimated?.facetMargin).toBeGreaterThan(0)
    expect(answer.facets.role?.values).toEqual([{ value: 'council-member', count: answer.count }])
    // Whoever is shown was looked at.
    const shown = new Set(answer.page.map(({ id }) => id))
    const found = people.filter(({ person }) => shown.has(person.id))
    expect(found.every(({ posts: [held] }) => held?.membership.title === '特邀理事')).toBe(true)
  })

  test('leaves everything exact just below that budget', async () => {
    const people = Array.from({ length: 900 }, (_, at) =>
      world.profile({ posts: [{ post: council, title: at % 3 === 0 ? '特邀理事' : '理事' }] }),
    )
    const { answer } = await searched(people, { must: { post: { text: ['特邀'] } } })
    expect([answer.count, answer.estimated]).toEqual([300, undefined])
  })
})

describe('cards that lists do not agree with', () => {
  test('are dropped from the page and from the count, and others take their place', async () => {
    const world = new World()
    const women = Array.from({ length: 12 }, () => world.profile({ person: { gender: '2' } }))
    const { reader, histogram, ordinals } = memoryIndex(documentsOf(women), { day: today, epoch: today })
    const [gone = 0, changed = 0] = women.map(({ person }) => ordinals.get(person.id) ?? 0)
    const late = {
      ...reader,
      // The lists lag behind: one of them is not there any more, another is a man by his card.
      readCards: async (wanted: readonly number[]) => {
        const cards = new Map(await reader.readCards(wanted))
        cards.delete(gone)
        const card = cards.get(changed)
        if (card?.document.kind === 'person') {
          const { facts } = card.document
          const document = { kind: 'person', facts: { ...facts, single: { ...facts.single, gender: '1' } } } as const
          cards.set(changed, { ...card, document })
        }
        return cards
      },
    }
    const index = new PostingsIndex(async () => ({ reader: late, histogram, listed: [today, today], epoch: today }))
    const { count, page } = await index.query(querySpec.parse({ must: { gender: ['2'] }, limit: 12 }), { today })
    expect([count, page.length]).toEqual([10, 10])
  })
})
