import { describe, expect, it, test } from 'vitest'
import { packsFor, rulePackInput, rulesFor } from '../../../shared/eligibility/rule-pack.ts'
import { seedPacks } from '../../../shared/eligibility/seed-packs.ts'

const rules = seedPacks.flatMap((pack) => pack.rules.map((rule) => ({ pack, rule })))
const society = (level: 'nation' | 'province', region?: string) =>
  ({
    kind: 'society',
    form: undefined,
    level,
    place: region === undefined ? undefined : { country: 'CN', region },
  }) as const
const idsFor = (of: Parameters<typeof packsFor>[1], on: string) => packsFor(seedPacks, of, on).map(({ id }) => id)

describe('the packs that come with the product', () => {
  it('have rules that say where they stand, in both languages, each under one id', () => {
    for (const { rule } of rules) {
      expect(rule.text.zh).toMatch(/\p{Script=Han}/u)
      expect(rule.text.en).not.toMatch(/\p{Script=Han}/u)
      expect(rule.document).toMatch(/\p{Script=Han}/u)
    }
    const ids = rules.map(({ rule }) => rule.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('cite the regulation on registration for nothing that it does not say: no age, terms, sizes or delays', () => {
    const statute = rules.filter(({ rule }) => rule.document.includes('登记管理条例'))
    expect(statute.length).toBeGreaterThan(0)
    for (const { rule } of statute) expect(['legal-representative', 'bar']).toContain(rule.check.kind)
  })

  it('only warn where the text says 一般 or 原则上', () => {
    for (const { rule } of rules)
      if (/一般|原则上/.test(rule.text.zh)) expect([rule.id, rule.strength]).toEqual([rule.id, 'should'])
  })

  it('are those of the place and level of registration', () => {
    expect(idsFor(society('province', '350100'), '2026-01-01')).toContain('cn-350000-elections-2022')
    expect(idsFor(society('province', '440000'), '2026-01-01')).not.toContain('cn-350000-elections-2022')
    expect(idsFor(society('nation', '350100'), '2026-01-01')).not.toContain('cn-350000-elections-2022')
    expect(idsFor(society('nation', '110000'), '2026-01-01')).toContain('cn-national-societies-calendar')
    expect(idsFor({ ...society('province'), place: { country: 'JP' } }, '2026-01-01')).toEqual([])
    expect(idsFor({ ...society('province'), kind: 'institution' }, '2026-01-01')).toEqual([])
  })

  test.each([
    ['2014-06-24', false],
    ['2014-06-25', true],
  ])('of %s hold the rules for retired cadres: %s', (on, expected) => {
    expect(idsFor(society('province', '440000'), on).includes('cn-retired-cadres')).toBe(expected)
  })

  it('keep a rule apart that came later than its pack', () => {
    const on = (day: string) => rulesFor(seedPacks, society('province', '440000'), day).map(({ id }) => id)
    expect(on('2019-05-31')).not.toContain('R017')
    expect(on('2019-06-01')).toContain('R017')
  })
})

describe('a pack', () => {
  const pack = {
    name: { zh: '某办法', en: 'Some rules' },
    jurisdiction: { kinds: ['society'] },
    rules: [
      { id: 'a', text: { zh: '规定', en: 'Rule' }, document: '某办法', confidence: 'official', check: { kind: 'bar' } },
    ],
  }
  const faults = (more: object) =>
    rulePackInput.safeParse({ ...pack, ...more }).error?.issues.map(({ message, path }) => [message, path.join('.')])

  it('is refused with two rules of one id, an end before its start, a check of no kind, an unknown role', () => {
    expect(faults({})).toBeUndefined()
    expect(faults({ rules: [...pack.rules, ...pack.rules] })).toEqual([['rule-twice', 'rules']])
    expect(faults({ from: '2020-01-01', until: '2019-01-01' })).toEqual([['end-before-start', 'until']])
    const check = (given: unknown) => faults({ rules: [{ ...pack.rules[0], check: given }] })?.map(([, path]) => path)
    expect(check({ kind: 'nothing' })).toEqual(['rules.0.check.kind'])
    expect(check({ kind: 'incompatible', roles: ['king'] })).toEqual(['rules.0.check.roles.0'])
    expect(check({ kind: 'condition', condition: {} })).toEqual(['rules.0.check.condition'])
    expect(check({ kind: 'term-length', min: 10, max: 2 })).toEqual(['rules.0.check.max'])
    expect(check({ kind: 'size', roles: ['chair'], min: 5, max: 2 })).toEqual(['rules.0.check'])
    const rule = (more: object) => faults({ rules: [{ ...pack.rules[0], ...more }] })?.map(([, path]) => path)
    expect(rule({ from: '2030-01-01', until: '2020-01-01' })).toEqual(['rules.0.until'])
    expect(rule({ approvals: [{ by: 'council', majority: { num: 3, den: 2 } }] })).toEqual([
      'rules.0.approvals.0.majority.num',
    ])
    expect(check({ kind: 'size', roles: ['chair'], maxShare: { num: 2, den: 1 }, of: 'members' })).toEqual([
      'rules.0.check.maxShare.num',
    ])
  })
})
