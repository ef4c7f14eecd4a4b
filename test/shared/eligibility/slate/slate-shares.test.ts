import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Truth } from '../../../../shared/domain/truth.ts'
import type { RuleInput } from '../../../../shared/eligibility/rule.ts'
import type { PreviousHolder, Slate } from '../../../../shared/eligibility/slate/slate.ts'
import { World } from '../../../support/profiles.ts'
import { runs } from '../../../support/property.ts'
import { oneFinding as only, slateOf } from '../../../support/slates.ts'

const world = new World()
type Check = RuleInput['check']
const third = { num: 1, den: 3 }
const council = ['council-member']
const somebody = (person: object = {}) => world.profile({ person })
const members = (count: number) => Array.from({ length: count }, () => ({ profile: somebody(), roles: council }))

describe('shares of people', () => {
  type Drawn = { readonly gender: string | undefined; readonly was: Truth; readonly isIn: boolean }
  const drawn: fc.Arbitrary<Drawn> = fc.record({
    gender: fc.constantFrom('1', '2', undefined),
    was: fc.constantFrom<Truth[]>('yes', 'no', 'unknown'),
    isIn: fc.boolean(),
  })
  const share = fc
    .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 4 }))
    .map(([a, b]) => ({ num: Math.min(a, b), den: Math.max(a, b) }))
  const profiles = new Map(
    ['1', '2', undefined].map((gender) => [gender, Array.from({ length: 7 }, () => somebody({ gender }))]),
  )
  const cast = (people: readonly Drawn[]) =>
    people.flatMap((each, at) => {
      const profile = profiles.get(each.gender)?.[at]
      return profile === undefined ? [] : [{ ...each, profile, roles: council }]
    })
  const slateWith = (people: readonly Drawn[], mode: Slate['mode']) =>
    slateOf(
      cast(people).filter(({ isIn }) => isIn),
      { mode },
    )
  const heldBy = (people: readonly Drawn[]) =>
    cast(people).flatMap(({ was, profile }): PreviousHolder[] =>
      was === 'no' ? [] : [{ personId: profile.person.id, role: 'council-member', held: was }],
    )

  /** Every world in which what is not known is one or the other. */
  function worlds<T>(people: readonly Drawn[], settle: (one: Drawn) => readonly T[]): readonly (readonly T[])[] {
    return people.reduce<readonly (readonly T[])[]>(
      (all, one) => all.flatMap((so) => settle(one).map((each) => [...so, each])),
      [[]],
    )
  }
  const outcomeOf = (found: readonly boolean[]) => {
    if (found.every((each) => each)) return 'met'
    return found.some((each) => each) ? 'unknown' : 'broken'
  }
  const flags = (truth: Truth) => (truth === 'unknown' ? [true, false] : [truth === 'yes'])

  it('keep a quota exactly if they do whatever the facts that are missing turn out to be', () => {
    fc.assert(
      fc.property(fc.array(drawn, { minLength: 1, maxLength: 7 }), share, fc.boolean(), (people, limit, least) => {
        const all = people.map((each) => ({ ...each, isIn: true }))
        const quota: Check = { kind: 'quota', label: '女性', roles: council, condition: { gender: ['2'] } }
        const finding = only(slateWith(all, 'session'), {
          ...quota,
          ...(least ? { minShare: limit } : { maxShare: limit }),
        })
        const found = worlds(all, ({ gender }) => (gender === undefined ? [true, false] : [gender === '2'])).map(
          (women) => {
            const seats = women.filter((one) => one).length * limit.den - women.length * limit.num
            return least ? seats >= 0 : seats <= 0
          },
        )
        expect(finding.outcome).toBe(outcomeOf(found))
        expect(finding.open).toHaveLength(all.filter(({ gender }) => gender === undefined).length)
        expect(finding.missing).toEqual(finding.outcome === 'unknown' ? ['gender'] : [])
      }),
      runs(400),
    )
  })

  it('are renewed exactly if they are whoever of the doubtful was there before', () => {
    fc.assert(
      fc.property(fc.array(drawn, { minLength: 1, maxLength: 7 }), share, fc.boolean(), (people, limit, least) => {
        const slate = slateWith(people, 'session')
        fc.pre(slate.seats.length > 0 && heldBy(people).length > 0)
        const bound = least ? { minShare: limit } : { maxShare: limit }
        const finding = only(slate, { kind: 'renewal', roles: council, ...bound }, heldBy(people))
        const found = worlds(people, ({ was, isIn }) => flags(was).map((there) => ({ there, isIn }))).map((all) => {
          const now = all.filter(({ isIn }) => isIn)
          const seats = now.filter(({ there }) => !there).length * limit.den - now.length * limit.num
          return least ? seats >= 0 : seats <= 0
        })
        expect(finding.outcome).toBe(outcomeOf(found))
      }),
      runs(400),
    )
  })

  it('have changed within a term exactly as far as they have in every way', () => {
    fc.assert(
      fc.property(fc.array(drawn, { minLength: 1, maxLength: 7 }), share, (people, limit) => {
        const slate = slateWith(people, 'mid-term')
        fc.pre(slate.seats.length > 0 && heldBy(people).length > 0)
        const finding = only(slate, { kind: 'mid-term-change', roles: council, maxShare: limit }, heldBy(people))
        const found = worlds(people, ({ was, isIn }) => flags(was).map((there) => ({ there, isIn }))).map(
          (all) =>
            all.filter(({ isIn, there }) => isIn && !there).length * limit.den <=
            all.filter(({ there }) => there).length * limit.num,
        )
        expect(finding.outcome).toBe(outcomeOf(found))
      }),
      runs(400),
    )
  })

  it('cannot be compared without a session before, and each mode has its own rule', () => {
    const slate = slateOf(members(3))
    const renewal: Check = { kind: 'renewal', roles: council, minShare: third }
    const change: Check = { kind: 'mid-term-change', roles: council, maxShare: third }
    expect(only(slate, renewal)).toMatchObject({ outcome: 'unknown', missing: ['previous-session'] })
    expect(only(slate, change)).toMatchObject({ outcome: 'met', applies: false })
    expect(only({ ...slate, mode: 'mid-term' }, renewal)).toMatchObject({ outcome: 'met', applies: false })
    expect(only({ ...slate, mode: 'mid-term' }, change, []).outcome).toBe('unknown')
  })

  it('tell the people whose facts are missing, and whether it matters', () => {
    const known = Array.from({ length: 6 }, (_, at) => ({
      profile: somebody({ birth: at < 4 ? '1960-01-01' : '1985-01-01' }),
      roles: council,
    }))
    const unborn = { profile: somebody(), roles: council }
    const young: Check = { kind: 'quota', label: '45岁以下', roles: council, condition: { age: { to: 45 } } }
    const slate = slateOf([...known, unborn])
    expect(only(slate, { ...young, minShare: third })).toMatchObject({
      outcome: 'unknown',
      measured: { count: [2, 3], base: [7, 7], least: [3, 3] },
      open: [unborn.profile.person.id],
      missing: ['birth'],
      reason: { zh: '理事 7 人中45岁以下 2–3 人（1 人资料不全），下限 3 人（1/3）。' },
    })
    expect(only(slate, { ...young, min: 2 })).toMatchObject({ outcome: 'met', missing: [] })
    expect(only(slate, { ...young, min: 4 })).toMatchObject({ outcome: 'broken', missing: [] })
  })
})
