import { describe, expect, it } from 'vitest'
import type { RuleInput } from '../../../../shared/eligibility/rule.ts'
import { checkSlate } from '../../../../shared/eligibility/slate/check-slate.ts'
import { World } from '../../../support/profiles.ts'
import { aRule } from '../../../support/seats.ts'
import { oneFinding as only, seatOf, slateOf } from '../../../support/slates.ts'

const world = new World()
type Check = RuleInput['check']
const third = { num: 1, den: 3 }
const officers = ['chair', 'executive-vice-chair', 'vice-chair', 'secretary-general']
const council = ['council-member']
const standing = ['standing-council-member']
const somebody = (person: object = {}) => world.profile({ person })
const members = (count: number, roles: readonly string[] = council) =>
  Array.from({ length: count }, () => ({ profile: somebody(), roles }))

describe('the size of a body', () => {
  it('is measured against another body, in seats', () => {
    const slate = slateOf([...members(66), ...members(34, ['council-member', 'standing-council-member'])])
    const check: Check = { kind: 'size', roles: standing, maxShare: third, of: council }
    const finding = only(slate, check)
    expect(finding).toMatchObject({
      outcome: 'broken',
      measured: { count: [34, 34], base: [100, 100], most: [33, 33] },
    })
    expect(finding.people).toHaveLength(34)
    expect(finding.reason).toEqual({
      zh: '常务理事 34 人，理事 100 人，上限 33 人（1/3）。',
      en: 'Standing council member: 34; Council member: 100; at most 33 (1/3).',
    })
    const [, ...fewer] = slate.seats.filter(({ post }) => post.role === 'standing-council-member')
    const cut = { ...slate, seats: [...slate.seats.filter(({ post }) => post.role === 'council-member'), ...fewer] }
    expect(only(cut, check).outcome).toBe('met')
    expect(only(slate, check, undefined, { strength: 'should' }).outcome).toBe('warning')
  })

  it('counts whoever has two of the roles once', () => {
    const slate = slateOf(members(7, ['chair', 'council-member']))
    expect(only(slate, { kind: 'size', roles: ['chair', 'council-member'], max: 7 }).outcome).toBe('met')
    expect(only(slate, { kind: 'odd', roles: ['chair', 'council-member'] }).outcome).toBe('met')
    expect(only(slateOf(members(8)), { kind: 'odd', roles: council }).outcome).toBe('broken')
  })

  it('needs the number of members, and names it where it is missing', () => {
    const check: Check = { kind: 'size', roles: council, maxShare: third, of: 'members' }
    const slate = slateOf(members(34))
    expect(only(slate, check)).toMatchObject({ outcome: 'unknown', missing: ['members'] })
    expect(only({ ...slate, members: 100 }, check)).toMatchObject({ outcome: 'broken', measured: { most: [33, 33] } })
    expect(only({ ...slate, members: 102 }, check).outcome).toBe('met')
    expect(only(slate, { ...check, max: 33 })).toMatchObject({ outcome: 'broken', missing: [] })
  })

  it('counts those of the same session whom the slate does not name', () => {
    const beside = members(9).map(({ profile }) => profile)
    const check: Check = { kind: 'size', roles: standing, maxShare: third, of: council }
    const slate = slateOf(members(4, standing), {
      beside: beside.map(({ person }) => seatOf(person.id, 'council-member')),
    })
    expect(only(slate, check)).toMatchObject({
      outcome: 'broken',
      measured: { count: [4, 4], base: [9, 9], most: [3, 3] },
    })
  })

  it('is open where the organization has such posts and nobody is named for them, and nought where it has none', () => {
    const check: Check = { kind: 'size', roles: ['supervisor'], min: 3 }
    const slate = slateOf(members(5))
    expect(only({ ...slate, roles: new Set(['council-member', 'supervisor']) }, check)).toMatchObject({
      outcome: 'unknown',
      missing: ['seats:supervisor'],
    })
    expect(only(slate, check)).toMatchObject({ outcome: 'broken', measured: { count: [0, 0] } })
    expect(only(slate, { ...check, with: ['supervisor'] })).toMatchObject({ outcome: 'met', applies: false })
  })

  it('is bounded only for bodies of the size that the rule is for', () => {
    const duty: Check = { kind: 'size', roles: standing, min: 1, whenAtLeast: { roles: council, count: 70 } }
    expect(only(slateOf(members(69)), duty)).toMatchObject({ outcome: 'met', applies: false })
    expect(only(slateOf(members(70)), duty)).toMatchObject({ outcome: 'broken', applies: true })
    const option: Check = { kind: 'size', roles: standing, max: 0, whenAtMost: { roles: council, count: 49 } }
    expect(only(slateOf([...members(45), ...members(5, ['standing-council-member'])]), option).outcome).toBe('broken')
    expect(only(slateOf([...members(50), ...members(5, ['standing-council-member'])]), option).applies).toBe(false)
    const half: Check = { kind: 'size', roles: officers, maxShare: third, of: council, without: standing }
    const slate = slateOf([...members(2, ['vice-chair']), ...members(5)])
    expect(only(slate, half).outcome).toBe('broken')
    expect(only({ ...slate, roles: new Set([...slate.roles, 'standing-council-member']) }, half)).toMatchObject({
      outcome: 'unknown',
      missing: ['seats:standing-council-member'],
    })
  })

  it('leaves out posts that the rule is not for', () => {
    const hired = somebody()
    const slate = slateOf(members(2, ['vice-chair']))
    const seats = [...slate.seats, seatOf(hired.person.id, 'secretary-general', 'appointed')]
    const check: Check = { kind: 'size', roles: officers, min: 3 }
    expect(only({ ...slate, seats }, check).outcome).toBe('met')
    expect(only({ ...slate, seats }, check, undefined, { when: { filledBy: ['elected'] } }).outcome).toBe('broken')
  })
})

describe('single people', () => {
  const both = { profile: somebody(), roles: ['supervisor', 'council-member'] }
  const slate = slateOf([...members(3), ...members(2, ['supervisor']), both])

  it('may not be in two bodies that are to be apart', () => {
    expect(only(slate, { kind: 'apart', roles: ['supervisor'], others: council })).toMatchObject({
      outcome: 'broken',
      people: [both.profile.person.id],
    })
    expect(only(slate, { kind: 'apart', roles: ['supervisor'], others: officers })).toMatchObject({
      outcome: 'met',
      people: [],
    })
  })

  it('may not be proposed for two posts that nobody may hold at once', () => {
    const check: Check = { kind: 'incompatible', roles: council }
    expect(only(slate, check, undefined, { when: { roles: ['supervisor'] } })).toMatchObject({
      outcome: 'broken',
      people: [both.profile.person.id],
    })
    expect(only(slate, check, undefined, { when: { roles: ['chair'] } }).outcome).toBe('met')
    expect(only(slate, check).people).toEqual([both.profile.person.id])
  })

  it('have to come from the body that theirs is drawn from', () => {
    const outsider = { profile: somebody(), roles: standing }
    const insider = { profile: somebody(), roles: ['council-member', 'standing-council-member'] }
    const check: Check = { kind: 'drawn-from', roles: standing, among: council }
    expect(only(slateOf([...members(3), insider]), check).outcome).toBe('met')
    expect(only(slateOf([...members(3), insider, outsider]), check)).toMatchObject({
      outcome: 'broken',
      people: [outsider.profile.person.id],
    })
    expect(only(slateOf([insider, outsider].map((each) => ({ ...each, roles: standing }))), check).outcome).toBe(
      'broken',
    )
  })

  it('are compared by employer, and whoever has none on record leaves it open', () => {
    const university = world.organization({ kind: 'institution', name: '某某大学' })
    const at = (...employments: object[]) =>
      world.profile({ person: { employments: employments.map((each) => ({ organization: undefined, ...each })) } })
    const chair = at({ organizationId: university.id })
    const check: Check = { kind: 'apart-employers', roles: ['chair'], others: ['secretary-general'] }
    const withSecretary = (profile: ReturnType<typeof at>) =>
      only(
        slateOf([
          { profile: chair, roles: ['chair'] },
          { profile, roles: ['secretary-general'] },
        ]),
        check,
      ).outcome
    expect(withSecretary(at({ organizationId: university.id }))).toBe('broken')
    expect(withSecretary(at({ organization: '某某大学' }))).toBe('broken')
    expect(withSecretary(at({ organization: '另一大学' }))).toBe('met')
    expect(withSecretary(at())).toBe('unknown')
    expect(only(slateOf([{ profile: chair, roles: ['chair'] }]), check)).toMatchObject({
      outcome: 'met',
      applies: false,
    })
    expect(
      withSecretary(
        at({ organizationId: university.id, end: '2025-12-31' }, { organization: '某所', start: '2026-01' }),
      ),
    ).toBe('met')
  })
})

it('rules about single people or the calendar are not its own', () => {
  const rules = [aRule({ kind: 'age', max: 70, at: 'election' }), aRule({ kind: 'term-length', max: 5 })]
  expect(checkSlate(slateOf(members(1)), rules)).toEqual([])
})
