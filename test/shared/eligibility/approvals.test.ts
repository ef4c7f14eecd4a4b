import { describe, expect, it, test } from 'vitest'
import { judge } from '../../../shared/eligibility/judge.ts'
import type { AppliedRule } from '../../../shared/eligibility/rule-pack.ts'
import { aDossier } from '../../support/dossiers.ts'
import { aRule, aRuling, aSeat } from '../../support/seats.ts'
import { anOrganization, aPerson, aPost } from '../../support/things.ts'

const society = anOrganization({ level: 'province' })
const chair = aPost(society.id)
const otherChair = aPost(anOrganization().id)
const seat = aSeat(chair, society, '2026-06-01')

const outcomeOf = (rule: AppliedRule, dossier: ReturnType<typeof aDossier>) => judge(dossier, seat, [rule]).rules[0]
const verdictOf = (rule: AppliedRule, dossier: ReturnType<typeof aDossier>) => judge(dossier, seat, [rule]).verdict

describe('approvals', () => {
  const limit = aRule(
    { kind: 'age', max: 70, at: 'election' },
    { approvals: [{ by: 'council', act: 'vote', majority: { num: 2, den: 3 } }, { by: 'registrar' }] },
  )
  const old = (...rulings: ReturnType<typeof aRuling>[]) => aDossier(aPerson({ birth: '1950' }), { rulings })
  const approval = (more: object) =>
    aRuling({ kind: 'approval', matter: 'age', postId: chair.id, on: '2026-03-01', ...more })
  const council = approval({ by: 'council', majority: { votes: 40, of: 60 } })
  const registrar = approval({ by: 'registrar' })

  it('that are missing are asked for, each by name', () => {
    const { verdict, approvals } = judge(old(council), seat, [limit])
    expect(verdict).toBe('needs-approval')
    expect(approvals).toEqual([{ by: 'registrar', act: 'approval', timing: 'any', matter: 'age' }])
  })

  it('that were all given settle the rule', () => {
    expect(outcomeOf(limit, old(council, registrar))).toMatchObject({
      outcome: 'approved',
      approvals: [{ given: council.id }, { given: registrar.id }],
    })
    expect(verdictOf(limit, old(council, registrar))).toBe('eligible')
  })

  test.each([
    ['fell short of the majority by one vote', [{ by: 'council', majority: { votes: 39, of: 60 } }]],
    ['has no count of votes', [{ by: 'council' }]],
    ['is for another post', [{ by: 'council', majority: { votes: 60, of: 60 }, postId: otherChair.id }]],
    ['is about another matter', [{ by: 'council', majority: { votes: 60, of: 60 }, matter: 'terms' }]],
    [
      'was given more than half a year after the election',
      [{ by: 'council', majority: { votes: 60, of: 60 }, on: '2026-12-02' }],
    ],
    ['is older than a year', [{ by: 'council', majority: { votes: 60, of: 60 }, on: '2025-05-31' }]],
    ['had run out', [{ by: 'council', majority: { votes: 60, of: 60 }, until: '2026-05-31' }]],
  ])('do not help where one %s', (_, [given]) => {
    expect(verdictOf(limit, old(approval(given ?? {}), registrar))).toBe('needs-approval')
  })
})

describe('approvals that follow the election', () => {
  it('count where the rule does not want them before it: the registrar decides on its result', () => {
    const by = (timing: 'before' | 'any') =>
      aRule({ kind: 'age', max: 70, at: 'election' }, { approvals: [{ by: 'registrar', timing }] })
    const given = aRuling({ kind: 'approval', matter: 'age', postId: chair.id, by: 'registrar', on: '2026-07-01' })
    const old = aDossier(aPerson({ birth: '1950' }), { rulings: [given] })
    expect([verdictOf(by('any'), old), verdictOf(by('before'), old)]).toEqual(['eligible', 'needs-approval'])
  })

  it('that two rules ask of one authority are two, each under its own matter', () => {
    const rules = ['age', 'terms'].map((matter) =>
      aRule({ kind: 'barred' }, { id: matter, matter, approvals: [{ by: 'registrar' }] }),
    )
    expect(judge(aDossier(aPerson()), seat, rules).approvals.map(({ matter }) => matter)).toEqual(['age', 'terms'])
  })
})
