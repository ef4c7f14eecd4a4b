import { describe, expect, it, test } from 'vitest'
import { judge } from '../../../shared/eligibility/judge.ts'
import type { AppliedRule } from '../../../shared/eligibility/rule-pack.ts'
import { aDossier, type Serving } from '../../support/dossiers.ts'
import { aCharter, aRule, aRuling, aSeat } from '../../support/seats.ts'
import { anOrganization, aPerson, aPost, aSession } from '../../support/things.ts'

const society = anOrganization({ level: 'province', place: { country: 'CN', region: '440000' } })
const chair = aPost(society.id)
const member = aPost(society.id, { name: '理事', role: 'council-member', responsible: false })
const other = anOrganization()
const otherChair = aPost(other.id)
const university = anOrganization({ kind: 'institution' })
const dean = aPost(university.id, { name: '院长', role: 'head' })
const sessions = [
  aSession(society.id, 1, { start: '2016-06-01', end: '2021-05-31', status: 'closed' }),
  aSession(society.id, 2, { start: '2021-06-01', end: '2026-05-31' }),
]
const seat = aSeat(chair, society, '2026-06-01', { sessions })

const outcomeOf = (rule: AppliedRule, dossier = aDossier(aPerson()), at = seat) => judge(dossier, at, [rule]).rules[0]
const verdictOf = (rule: AppliedRule, dossier = aDossier(aPerson()), at = seat) => judge(dossier, at, [rule]).verdict
const born = (birth: string | undefined, more: object = {}) => aDossier(aPerson({ birth, ...more }))
const serving = (...posts: Serving[]) => aDossier(aPerson({ birth: '1970' }), { posts })

describe('an age limit', () => {
  const limit = aRule({ kind: 'age', max: 70, at: 'election' })
  test.each([
    ['1956-06-01', 'eligible', 'is 70 on the day itself, which 不超过 includes'],
    ['1955-06-02', 'eligible', 'is still 70'],
    ['1955-06-01', 'ineligible', 'is 71 on the day itself'],
    ['1955', 'unknown', 'is 70 or 71'],
    ['1956', 'eligible', 'is 70 at most'],
    ['1954', 'ineligible', 'is 71 at least'],
    [undefined, 'unknown', 'has no birth on record'],
  ])('for whoever was born %s is %s: %3$s', (birth: string | undefined, expected: string, _why: string) => {
    expect(verdictOf(limit, born(birth))).toBe(expected)
  })

  it('names the birth as what is missing, and shows of it no more than the year', () => {
    expect(judge(born('1955'), seat, [limit]).missing).toEqual(['birth'])
    expect(JSON.stringify(outcomeOf(limit, born('1950-03-04')))).not.toContain('1950-03')
  })

  it('is not met by who is not born yet', () => {
    expect(verdictOf(limit, born('2027'))).toBe('ineligible')
  })

  it('that is counted on the last day of the term looks at that day', () => {
    const inTerm = aRule({ kind: 'age', max: 69, at: 'term-end' })
    expect(seat.term.end).toBe('2031-05-31')
    expect(verdictOf(inTerm, born('1961-06-01'))).toBe('eligible')
    expect(verdictOf(inTerm, born('1961-05-31'))).toBe('ineligible')
  })

  it('worded 一般 warns and does not decide', () => {
    const soft = aRule({ kind: 'age', max: 70, at: 'election' }, { strength: 'should' })
    expect(outcomeOf(soft, born('1940'))?.outcome).toBe('warning')
    expect(verdictOf(soft, born('1940'))).toBe('eligible')
  })

  it('is not for posts, fillings and roles that the rule leaves out', () => {
    for (const when of [{ roles: ['vice-chair'] }, { responsible: false }, { filledBy: ['appointed' as const] }])
      expect(outcomeOf(aRule({ kind: 'age', max: 70, at: 'election' }, { when }), born('1940'))).toBeUndefined()
  })
})

describe('terms in the office', () => {
  const two = aRule({ kind: 'terms', max: 2, count: 'consecutive' })
  const held = (nth: 0 | 1, more: object = {}, post = chair): Serving => ({
    post,
    organization: society,
    sessions,
    membership: { sessionId: sessions[nth]?.id, status: 'ended', ...more },
  })

  it('are full after two in a row, whatever the titles', () => {
    const president = aPost(society.id, { name: '会长' })
    expect(verdictOf(two, serving(held(1)))).toBe('eligible')
    expect(verdictOf(two, serving(held(0, {}, president), held(1)))).toBe('ineligible')
  })

  it('do not count what was acting, honorary, in another office or never taken up', () => {
    for (const more of [{ nature: 'acting' as const }, { nature: 'honorary' as const }, { neverHeld: true as const }])
      expect(verdictOf(two, serving(held(0, more), held(1, more)))).toBe('eligible')
    expect(verdictOf(two, serving(held(0, {}, member), held(1, {}, member)))).toBe('eligible')
  })

  it('in any responsible office add up where the rule says so', () => {
    const vice = aPost(society.id, { name: '副理事长', role: 'vice-chair' })
    const any = aRule({ kind: 'terms', max: 2, count: 'consecutive', office: 'any-office' })
    expect(verdictOf(two, serving(held(0, {}, vice), held(1)))).toBe('eligible')
    expect(verdictOf(any, serving(held(0, {}, vice), held(1)))).toBe('ineligible')
  })

  it('before an election in the midst of a session do not count that session', () => {
    const midTerm = aSeat(chair, society, '2023-03-01', { sessions })
    expect(midTerm.term).toMatchObject({ midTerm: true, end: '2026-05-31', endFrom: 'session' })
    expect(outcomeOf(two, serving(held(0)), midTerm)?.facts[0]).toEqual({ name: 'termsBefore', value: '1' })
  })

  it('in an organization that became this one go on', () => {
    const old = anOrganization()
    const oldChair = aPost(old.id)
    const past = [
      aSession(old.id, 7, { start: '2011-06-01', end: '2016-05-31', status: 'closed' }),
      aSession(old.id, 8, { start: '2016-06-01', end: '2021-05-31', status: 'closed' }),
    ]
    const now = [aSession(society.id, 1, { start: '2021-06-01', end: '2026-05-31' })]
    const line = [
      ...past.map(({ id, start, end }) => ({ organizationId: old.id, sessionId: id, start, end })),
      ...now.map(({ id, start, end }) => ({ organizationId: society.id, sessionId: id, start, end })),
    ]
    const merged = { ...seat, lines: [line] }
    const dossier = serving(
      { post: oldChair, organization: old, sessions: past, membership: { sessionId: past[1]?.id, status: 'ended' } },
      { post: chair, organization: society, sessions: now, membership: { sessionId: now[0]?.id } },
    )
    expect(verdictOf(two, dossier, merged)).toBe('ineligible')
  })
})

describe('posts at once', () => {
  const since = { start: '2020-01-01' }

  it('are counted across all organizations, this one included', () => {
    const one = aRule({ kind: 'concurrent', max: 1, kinds: ['society'] })
    expect(verdictOf(one, serving({ post: member, organization: society, membership: since }))).toBe('eligible')
    expect(verdictOf(one, serving({ post: dean, organization: university, membership: since }))).toBe('eligible')
    expect(verdictOf(one, serving({ post: otherChair, organization: other, membership: since }))).toBe('ineligible')
  })

  it('whose dates do not settle whether they are held leave it open', () => {
    const one = aRule({ kind: 'concurrent', max: 1, kinds: ['society'] })
    const perhaps = { start: '2020-01-01', end: '2026', status: 'ended' as const }
    expect(verdictOf(one, serving({ post: otherChair, organization: other, membership: perhaps }))).toBe('unknown')
  })

  it('make somebody legal representative twice, of societies only, where both charters say so', () => {
    const rule = aRule({ kind: 'legal-representative', max: 1, kinds: ['society'] })
    const at = aSeat(chair, society, '2026-06-01', {
      sessions,
      charter: aCharter(society, { legalRepresentative: 'chair' }),
    })
    const there = serving({ post: otherChair, organization: other, membership: since })
    const secretarys = aSeat(chair, society, '2026-06-01', {
      sessions,
      charter: aCharter(society, { legalRepresentative: 'secretary-general' }),
    })
    expect(outcomeOf(rule, there, secretarys)).toBeUndefined()
    expect(outcomeOf(rule)?.outcome).toBe('met')
    expect(outcomeOf(rule, there)).toMatchObject({ outcome: 'unknown', missing: ['charter'] })
    expect(verdictOf(rule, there, at)).toBe('unknown')
    const known = { ...there, legalRepresentatives: new Map([[other.id, 'chair']]) }
    expect(verdictOf(rule, known, at)).toBe('ineligible')
    const secretary = { ...there, legalRepresentatives: new Map([[other.id, 'secretary-general']]) }
    expect(verdictOf(rule, secretary, at)).toBe('eligible')
  })

  it('that exclude each other exclude each other, but for those of the session that ends', () => {
    const apart = aRule({ kind: 'incompatible', roles: ['supervisor'] })
    const supervisor = aPost(society.id, { name: '监事', role: 'supervisor', responsible: false })
    const sits = { post: supervisor, organization: society, sessions, membership: { sessionId: sessions[1]?.id } }
    expect(verdictOf(apart, serving(sits))).toBe('eligible')
    expect(verdictOf(apart, serving(sits), aSeat(chair, society, '2023-03-01', { sessions }))).toBe('ineligible')
  })
})

describe('rules for some people', () => {
  const cadres = { cadre: { serving: true, ranks: ['division'] } }
  const barred = (presume: 'no' | 'unknown') =>
    aRule(
      { kind: 'barred' },
      { when: { person: cadres }, presume, matter: 'serving-cadre', approvals: [{ by: 'cadre-authority' }] },
    )

  it('hold for those, and for nobody else', () => {
    expect(verdictOf(barred('no'), born('1970', { cadre: { rank: 'division-chief', serving: true } }))).toBe(
      'needs-approval',
    )
    expect(outcomeOf(barred('no'), born('1970', { cadre: { rank: 'clerk', serving: true } }))).toBeUndefined()
  })

  it('leave it open, or presume and ask for it to be confirmed, where it is not on record', () => {
    expect(outcomeOf(barred('unknown'))).toMatchObject({ outcome: 'unknown', missing: ['cadre'] })
    expect(outcomeOf(barred('no'))).toMatchObject({ outcome: 'presumed' })
    expect(verdictOf(barred('no'))).toBe('eligible')
  })

  it('that bar somebody rest on what was established, and can be cleared', () => {
    const bar = aRule({ kind: 'bar' }, { matter: 'political-rights', presume: 'no' })
    const of = (kind: 'bar' | 'cleared', more: object = {}) =>
      aDossier(aPerson(), { rulings: [aRuling({ kind, matter: 'political-rights', on: '2020-01-01', ...more })] })
    expect(outcomeOf(bar)?.outcome).toBe('presumed')
    expect(outcomeOf(bar, of('cleared', { on: '2026-01-01' }))?.outcome).toBe('met')
    expect(outcomeOf(bar, of('cleared'))?.outcome).toBe('presumed')
    expect(verdictOf(bar, of('bar'))).toBe('ineligible')
    expect(outcomeOf(bar, of('bar', { until: '2025-12-31' }))?.outcome).toBe('presumed')
    expect(verdictOf(aRule({ kind: 'bar' }, { matter: 'political-rights' }))).toBe('unknown')
  })

  it('that say 曾经 look at bars whose time is over, and a clearance counts only after the last bar', () => {
    const ever = aRule({ kind: 'bar', ever: true }, { matter: 'm', presume: 'no' })
    const at = (kind: 'bar' | 'cleared', on: string, until?: string) => aRuling({ kind, matter: 'm', on, until })
    const of = (...rulings: ReturnType<typeof at>[]) => verdictOf(ever, aDossier(aPerson(), { rulings }))
    expect(of(at('bar', '2010-01-01', '2013-01-01'))).toBe('ineligible')
    expect(of(at('cleared', '2009-01-01', '2030-01-01'), at('bar', '2010-01-01', '2013-01-01'))).toBe('ineligible')
    expect(of(at('bar', '2010-01-01'), at('cleared', '2026-02-01'))).toBe('eligible')
  })

  it('tell no more of a bar than that there is one', () => {
    const told = outcomeOf(
      aRule({ kind: 'bar' }, { matter: 'm' }),
      aDossier(aPerson(), {
        rulings: [aRuling({ kind: 'bar', matter: 'm', on: '2010-01-01', document: '某01刑终1号' })],
      }),
    )
    expect(JSON.stringify([told?.reason, told?.facts])).not.toMatch(/2010|某01/)
  })

  it('presume nothing of what is on record in part, and take it from whoever looked into it', () => {
    const partly = aPerson({ cadre: { rank: 'division-chief' } })
    expect(outcomeOf(barred('no'), aDossier(partly))).toMatchObject({ outcome: 'unknown', missing: ['cadre'] })
    const cleared = aRuling({ kind: 'cleared', matter: 'serving-cadre', on: '2026-05-01' })
    expect(outcomeOf(barred('no'), aDossier(aPerson(), { rulings: [cleared] }))?.outcome).toBe('met')
  })

  it('of a pack of which nobody knows whether it is in force here leave open what they would refuse', () => {
    const open = { ...aRule({ kind: 'age', max: 70, at: 'election' }), open: ['organization.level'] }
    expect(judge(born('1940'), seat, [open])).toMatchObject({ verdict: 'unknown', missing: ['organization.level'] })
    expect(judge(born('1970'), seat, [open]).verdict).toBe('eligible')
  })

  it('may ask any condition of the language of searches, on the election day or at the end of the term', () => {
    const adult = (at: 'election' | 'term-end') => aRule({ kind: 'condition', at, condition: { age: { from: 35 } } })
    expect(verdictOf(adult('election'), born('1993-01-01'))).toBe('ineligible')
    expect(verdictOf(adult('term-end'), born('1993-01-01'))).toBe('eligible')
    expect(judge(born(undefined), seat, [adult('election')])).toMatchObject({ verdict: 'unknown', missing: ['birth'] })
  })
})

describe('a verdict', () => {
  it('is not given where no rule at all is in force', () => {
    const others = [
      aRule({ kind: 'odd', roles: ['council-member'] }),
      aRule({ kind: 'barred' }, { when: { roles: ['supervisor'] } }),
    ]
    for (const rules of [[], others])
      expect(judge(born('1930'), seat, rules)).toMatchObject({ verdict: 'unknown', missing: ['rules'] })
  })

  it('is that the dead take no post', () => {
    const dead = aPerson({ status: 'deceased', death: { on: '2025-01-01', done: true } })
    expect(verdictOf(aRule({ kind: 'bar' }, { presume: 'no' }), aDossier(dead))).toBe('ineligible')
    expect(judge(aDossier(dead), seat, []).verdict).toBe('ineligible')
  })

  it('refuses before it leaves open, and leaves open before it asks', () => {
    const broken = aRule({ kind: 'barred' }, { id: 'a' })
    const open = aRule({ kind: 'age', max: 70, at: 'election' }, { id: 'b' })
    const asks = aRule({ kind: 'barred' }, { id: 'c', approvals: [{ by: 'registrar' }] })
    const of = (...rules: AppliedRule[]) => judge(born(undefined), seat, rules).verdict
    expect([of(asks, open, broken), of(asks, open), of(asks)]).toEqual(['ineligible', 'unknown', 'needs-approval'])
  })
})
