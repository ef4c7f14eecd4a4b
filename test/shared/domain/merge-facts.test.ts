import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withFactsOf, withoutFactsOf } from '../../../shared/domain/merge-facts.ts'
import { factNames, person } from '../../../shared/domain/person.ts'
import { contradictionsBetween } from '../../../shared/domain/person-contradictions.ts'
import { isSameHolding } from '../../../shared/domain/same-holding.ts'
import { sameness } from '../../../shared/domain/sameness.ts'
import { drawn } from '../../support/arbitraries.ts'
import { runs } from '../../support/property.ts'
import { aMembership, anOrganization, aPerson, aPost } from '../../support/things.ts'

const anybody = drawn.person.map((raw) => {
  const { merged, absorbed, absorbing, death, ...rest } = JSON.parse(JSON.stringify(raw))
  return person.parse({ ...rest, status: 'active', provenance: { names: rest.provenance.names } })
})
const asStored = (of: unknown) => JSON.parse(JSON.stringify(of))

describe('the facts of two records', () => {
  test('are united so that nothing of the survivor changes and everything of the other is taken or told', () => {
    fc.assert(
      fc.property(anybody, anybody, (survivor, loser) => {
        const { person: united, taken } = withFactsOf(survivor, loser)
        for (const fact of factNames.options) {
          const [mine, theirs, both] = [survivor[fact], loser[fact], united[fact]]
          if (Array.isArray(mine) && Array.isArray(both)) expect(both.slice(0, mine.length)).toEqual(mine)
          else if (mine !== undefined) expect(both).toEqual(mine)
          else if (theirs !== undefined) expect([fact, both, taken.took.includes(fact)]).toEqual([fact, theirs, true])
        }
        const texts = (of: typeof united) => of.names.map(({ text }) => text)
        const told = Object.values(taken.unfit.names ?? [])
          .map(asStored)
          .map(({ text }) => text)
        expect(new Set([...texts(united), ...told])).toEqual(new Set([...texts(survivor), ...texts(loser)]))
        expect(asStored(withoutFactsOf(united, loser, taken))).toEqual(asStored(survivor))
      }),
      runs(300),
    )
  })

  test('that have no room are told and stay where they were', () => {
    const job = (organization: string) => ({ organization })
    const many = (of: string, n: number) => Array.from({ length: n }, (_, at) => job(`${of}${at}`))
    const { person: united, taken } = withFactsOf(
      aPerson({ employments: many('甲', 28) }),
      aPerson({ employments: [...many('乙', 4), job('甲0')] }),
    )
    expect(united.employments).toHaveLength(30)
    expect(taken.added.employments).toEqual(many('乙', 2))
    expect(taken.unfit.employments).toEqual([job('乙2'), job('乙3')])
  })

  test('that were changed since are not taken off again', () => {
    const loser = aPerson({ birth: '1965', note: '甲' })
    const { person: united, taken } = withFactsOf(aPerson(), loser)
    expect(withoutFactsOf({ ...united, birth: '1965-03' }, loser, taken)).toMatchObject({ birth: '1965-03' })
    expect(withoutFactsOf(united, loser, taken)).not.toHaveProperty('note')
  })
})

const alone = (more: object) => ({
  person: aPerson(more),
  memberships: [],
  honours: [],
  affiliations: [],
  engagements: [],
})

describe('two records', () => {
  test.each([
    [{ birth: '1965' }, { birth: '1965-03-01' }, []],
    [{ birth: '1965-03' }, { birth: '1965-04' }, ['birth']],
    [{ gender: '1' }, { gender: '2' }, ['gender']],
    [{ gender: '1' }, {}, []],
    [{ death: { on: '2020-01-01', done: true } }, { death: { on: '2020-01-02', done: true } }, ['death']],
    [
      { identifiers: [{ scheme: 'orcid', value: '0000-0002-1825-0097' }] },
      { identifiers: [{ scheme: 'orcid', value: '0000-0001-5109-3700' }] },
      ['orcid'],
    ],
  ])('%j and %j contradict each other in %j', (a, b, found) => {
    expect(contradictionsBetween(alone(a), alone(b))).toEqual(found)
    expect(sameness(alone(a), alone(b)) === undefined).toBe(found.some((each) => each !== 'death'))
  })

  test('are likened the same from either side', () => {
    fc.assert(
      fc.property(anybody, anybody, (a, b) => {
        const [one, other] = [alone(a), alone(b)]
        expect(sameness(one, other)).toEqual(sameness(other, one))
      }),
      runs(200),
    )
  })
})

test('a holding on record twice is one post in one session, both ended or both open, at times that may overlap', () => {
  const post = aPost(anOrganization().id)
  const held = (more: object) => aMembership(post.id, more)
  const since2020 = held({ start: '2020' })
  expect(isSameHolding(since2020, held({}))).toBe(true)
  expect(isSameHolding(since2020, held({ start: '2020-05-01' }))).toBe(true)
  expect(isSameHolding(since2020, held({ status: 'proposed' }))).toBe(false)
  expect(isSameHolding(since2020, held({ status: 'ended', end: '2022' }))).toBe(false)
  expect(isSameHolding(since2020, aMembership(aPost(anOrganization().id).id, { start: '2020' }))).toBe(false)
  const [first, second] = [
    held({ status: 'ended', start: '2010', end: '2012' }),
    held({ status: 'ended', start: '2013', end: '2014' }),
  ]
  expect(isSameHolding(first, second)).toBe(false)
})
