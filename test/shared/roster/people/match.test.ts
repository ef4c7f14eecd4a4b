import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Person } from '../../../../shared/domain/person.ts'
import { bounds, points } from '../../../../shared/roster/people/likeness.ts'
import type { RosterRow } from '../../../../shared/roster/roster-row.ts'
import { runs } from '../../../support/property.ts'
import { aRow, aSociety, called, joined, planned, verdicts } from '../../../support/roster-stage.ts'

const at = (organization: string, title?: string) => ({ employments: [{ organization, title }] })
const orcid = (value: string) => ({ scheme: 'orcid', value })
const [ownOrcid, otherOrcid] = ['0000-0002-1825-0097', '0000-0001-5109-3700']

/** Whom the first row is taken for when these people, who are on no roster, are in the directory. */
function found(row: RosterRow, ...elsewhere: readonly Person[]) {
  const plan = planned(
    elsewhere.reduce((stage, each) => joined(stage, each), aSociety()),
    [row],
  )
  return { ...plan.rows[0], verdict: verdicts(plan)[0] }
}

describe('strong keys', () => {
  it('a person id says who is meant, by any of the names', () => {
    const names = [
      { text: '李新名', kind: 'official' },
      { text: '李旧名', kind: 'former' },
    ]
    const who = called('', { names })
    expect(found(aRow(2, '李旧名', '理事', { personId: who.id }), who)).toMatchObject({
      action: 'create',
      personId: who.id,
    })
    expect(found(aRow(2, '王别名', '理事', { personId: who.id }), who).verdict).toBe('2 problem person-name-differs')
  })

  it('an id that leads nowhere is a problem', () => {
    expect(found(aRow(2, '李甲', '理事', { personId: called('李甲').id })).verdict).toBe('2 problem person-unknown')
  })

  it('an ORCID finds its holder, and one of another name is a problem', () => {
    const who = called('李甲', { identifiers: [orcid(ownOrcid)] })
    expect(found(aRow(2, '李 甲', '理事', { facts: { orcid: orcid(ownOrcid) } }), who).personId).toBe(who.id)
    expect(found(aRow(2, '王乙', '理事', { facts: { orcid: orcid(ownOrcid) } }), who).verdict).toBe(
      '2 problem orcid-of-other',
    )
  })

  it('an ORCID of another person than the id is a problem', () => {
    const [a, b] = [called('李甲'), called('李甲', { identifiers: [orcid(ownOrcid)] })]
    const row = aRow(2, '李甲', '理事', { personId: a.id, facts: { orcid: orcid(ownOrcid) } })
    expect(found(row, a, b).verdict).toBe('2 problem orcid-of-other')
  })

  it('the same name and phone, however written, or e-mail address is enough', () => {
    const who = called('李甲', {
      contacts: [
        { kind: 'phone', value: '138-0013-8000' },
        { kind: 'email', value: 'A@b.cn' },
      ],
    })
    expect(found(aRow(2, '李甲', '理事', { facts: { phone: '+86 13800138000' } }), who).personId).toBe(who.id)
    expect(found(aRow(2, '李甲', '理事', { facts: { email: 'a@B.cn' } }), who).personId).toBe(who.id)
    expect(found(aRow(2, '李甲', '理事', { facts: { phone: '13900139000' } }), who).action).toBe('review')
    expect(found(aRow(2, '王乙', '理事', { facts: { phone: '13800138000' } }), who).newPerson).toBeDefined()
  })

  it('a contradicting birthday of whom an id names is left alone, with a warning', () => {
    const who = called('李甲', { birth: '1960-01-01' })
    const row = found(aRow(2, '李甲', '理事', { personId: who.id, facts: { birth: '1961' } }), who)
    expect(row.verdict).toBe('2 create birth-differs')
    expect(row.facts).toBeUndefined()
  })

  it('a contradicting birthday of whom the phone names is for somebody to decide', () => {
    const who = called('李甲', { birth: '1960-01-01', contacts: [{ kind: 'phone', value: '13800138000' }] })
    const row = found(aRow(2, '李甲', '理事', { facts: { phone: '13800138000', birth: '1961' } }), who)
    expect(row.verdict).toBe('2 review who-is-meant')
  })

  it('two who share name and phone are offered for choice', () => {
    const contacts = [{ kind: 'phone', value: '13800138000' }]
    const row = found(
      aRow(2, '李甲', '理事', { facts: { phone: '13800138000' } }),
      called('李甲', { contacts }),
      called('李甲', { contacts }),
    )
    expect(row.action).toBe('review')
    expect(row.candidates).toHaveLength(2)
  })
})

describe('likeness', () => {
  it('nobody of the name makes a new person', () => {
    expect(found(aRow(2, '李甲', '理事'), called('王乙')).newPerson).toMatchObject({ names: [{ text: '李甲' }] })
  })

  it.each([
    ['the same birthday', { birth: '1960-01-02' }, { birth: '1960-01-02' }],
    [
      'the year of birth and the employer',
      { birth: '1960', ...at('广州大学') },
      { birth: '1960-05', employer: '广州大学' },
    ],
    [
      'the month of birth and a department',
      { birth: '1960-05', ...at('广州大学') },
      { birth: '1960-05', employer: '广州大学物理系' },
    ],
    [
      'employer, title and rank',
      { ...at('广州大学', '院长'), professionalTitle: '011' },
      { employer: '广州大学', employerTitle: '院长', professionalTitle: '011' },
    ],
  ])('%s is enough beside the name', (_, known, facts) => {
    const who = called('李甲', known)
    expect(found(aRow(2, '李甲', '理事', { facts }), who).personId).toBe(who.id)
  })

  it.each([
    ['nothing', {}, {}],
    ['a year of birth', { birth: '1960' }, { birth: '1960-05' }],
    ['a month of birth', { birth: '1960-05' }, { birth: '1960-05' }],
    ['the employer', at('广州大学'), { employer: '广州大学' }],
    [
      'what many share',
      { gender: '1', ethnicity: '01', politicalAffiliation: '01' },
      { gender: '1', ethnicity: '01', politicalAffiliation: '01' },
    ],
  ])('%s beside the name is for somebody to decide', (_, known, facts) => {
    const row = found(aRow(2, '李甲', '理事', { facts }), called('李甲', known))
    expect(row.verdict).toBe('2 review who-is-meant')
    expect(row.personId).toBeUndefined()
  })

  it.each([
    ['birth', { birth: '1960' }, { birth: '1961-01' }],
    ['gender', { gender: '1' }, { gender: '2' }],
    ['ORCID', { identifiers: [orcid(otherOrcid)] }, { orcid: orcid(ownOrcid) }],
  ])('whose %s differs is somebody else, and the row says how many there are', (_, known, facts) => {
    const row = found(aRow(2, '李甲', '理事', { facts }), called('李甲', known))
    expect(row.verdict).toBe('2 create namesakes')
    expect(row.newPerson).toBeDefined()
  })

  it('a lead that is too small is no lead', () => {
    const [a, b] = [
      called('李甲', { birth: '1960-05-06', ...at('广州大学') }),
      called('李甲', { birth: '1960-05', ...at('广州大学') }),
    ]
    const row = found(aRow(2, '李甲', '理事', { facts: { birth: '1960-05-06', employer: '广州大学' } }), b, a)
    expect([row.action, row.personId]).toEqual(['create', a.id])
    const near = found(aRow(2, '李甲', '理事', { facts: { birth: '1960-05', employer: '广州大学' } }), b, a)
    expect(near.action).toBe('review')
    expect(near.candidates?.map(({ personId }) => personId).sort()).toEqual([a.id, b.id].sort())
  })

  it('an employer that the directory knows by id is compared by its names', () => {
    const who = called('李甲', { birth: '1960', employments: [{ organizationId: 'org_0000000000000001' }] })
    const employers = new Map([['org_0000000000000001', ['广州大学', '广大']]])
    const plan = planned(
      joined(aSociety(), who),
      [aRow(2, '李甲', '理事', { facts: { birth: '1960', employer: '广大' } })],
      { employers },
    )
    expect(plan.rows[0]?.personId).toBe(who.id)
  })

  it('at most ten are set side by side, and a name that too many bear is always for somebody to decide', () => {
    const crowd = Array.from({ length: 12 }, (_, n) => called('李甲', { birth: `19${60 + n}` }))
    expect(found(aRow(2, '李甲', '理事'), ...crowd).candidates).toHaveLength(10)
    const [who] = crowd
    const stage = crowd.reduce((all, each) => joined(all, each), aSociety())
    const row = aRow(2, '李甲', '理事', { facts: { birth: '1960', employer: '广州大学' } })
    expect(verdicts(planned(stage, [row], { crowded: new Set(['李甲']) }))).toEqual([
      '2 review who-is-meant name-too-common',
    ])
    expect(who).toBeDefined()
  })
})

describe('this very roster', () => {
  const stage = joined(aSociety(), called('李甲'), ['理事'])
  const who = stage.people[0]

  it('the only one of the name in the same post is meant, whoever else has the name', () => {
    const other = joined(stage, called('李甲', at('广州大学')))
    expect(planned(other, [aRow(2, '李甲', '理事', { facts: { employer: '广州大学' } })]).rows[0]?.personId).toBe(
      who?.id,
    )
  })

  it('in another post something more is needed', () => {
    expect(verdicts(planned(stage, [aRow(2, '李甲', '副理事长')]))).toEqual(['2 review who-is-meant'])
    const known = joined(aSociety(), called('李甲', at('广州大学')), ['理事'])
    expect(verdicts(planned(known, [aRow(2, '李甲', '副理事长', { facts: { employer: '广州大学' } })]))).toEqual([
      '2 create',
    ])
  })

  it('a change of employer is no contradiction', () => {
    const moved = joined(aSociety(), called('李甲', at('广州大学')), ['理事'])
    expect(verdicts(planned(moved, [aRow(2, '李甲', '理事', { facts: { employer: '深圳医院' } })]))).toEqual([
      '2 change employer-changed',
    ])
  })

  it('a birthday that differs in the same post is for somebody to decide, unless the file has both', () => {
    const born = joined(aSociety(), called('李甲', { birth: '1960' }), ['理事'])
    const other = aRow(3, '李甲', '理事', { facts: { birth: '1970' } })
    expect(verdicts(planned(born, [other]))).toEqual(['3 review who-is-meant'])
    expect(verdicts(planned(born, [aRow(2, '李甲', '理事', { facts: { birth: '1960' } }), other]))).toEqual([
      '2 unchanged',
      '3 create namesakes',
    ])
  })

  it('people of a former name are found by it', () => {
    const names = [
      { text: '李新名', kind: 'official' },
      { text: '李旧名', kind: 'former' },
    ]
    const renamed = joined(aSociety(), called('', { names }), ['理事'])
    expect(verdicts(planned(renamed, [aRow(2, '李旧名', '理事')]))).toEqual(['2 unchanged'])
  })

  it('somebody who was merged away means whom they were merged into', () => {
    const survivor = called('李甲')
    const merged = {
      into: survivor.id,
      at: '2026-01-01T00:00:00.000Z',
      by: 'user:clerk',
      done: true,
      took: [],
      added: {},
      unfit: {},
      identifiers: [],
    }
    const gone = called('李甲', { status: 'merged', merged })
    const after = joined(joined(aSociety(), survivor, ['理事']), gone)
    expect(planned(after, [aRow(2, '李甲', '理事', { personId: gone.id })]).rows[0]).toMatchObject({
      action: 'unchanged',
      personId: survivor.id,
    })
    expect(verdicts(planned(after, [aRow(2, '李甲', '秘书长')]))).toEqual(['2 review who-is-meant'])
  })
})

describe('choices', () => {
  const [a, b] = [called('李甲'), called('李甲')]
  const stage = joined(joined(aSociety(), a), b)
  const choose = (id: Person['id'] | null) => planned(stage, [aRow(2, '李甲', '理事')], { choices: new Map([[2, id]]) })

  it('win', () => {
    expect(choose(b.id).rows[0]).toMatchObject({ action: 'create', personId: b.id })
    expect(choose(null).rows[0]?.newPerson).toBeDefined()
  })

  it('of somebody of another name are told', () => {
    const other = called('王乙')
    const chosen = planned(joined(stage, other), [aRow(2, '李甲', '理事')], { choices: new Map([[2, other.id]]) })
      .rows[0]
    expect(chosen).toMatchObject({ personId: other.id, warnings: [{ code: 'choice-other-name' }] })
    expect(choose(b.id).rows[0]?.warnings).toEqual([])
  })

  it('of nobody are a problem', () => {
    expect(verdicts(choose(called('李甲').id))).toEqual(['2 problem choice-unknown'])
  })
})

describe('the table of evidence', () => {
  it('lets nothing that many share decide', () => {
    const { gender, degree, ethnicity, politicalAffiliation, discipline, professionalTitle, birth } = points
    expect(gender + degree + ethnicity.same + politicalAffiliation + discipline + professionalTitle).toBeLessThan(
      bounds.threshold,
    )
    expect(birth.month).toBeLessThan(bounds.threshold)
    expect(points.employer.same + points.employerTitle).toBeLessThan(bounds.threshold)
  })

  it('never lets a name decide alone, whoever bears it', () => {
    const facts = fc.record(
      {
        birth: fc.constantFrom('1960', '1961-02', '1961-02-03'),
        gender: fc.constantFrom('1', '2'),
        employments: fc.constant([{ organization: '广州大学' }]),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.array(facts, { minLength: 1, maxLength: 4 }), (crowd) => {
        const row = found(aRow(2, '李甲', '理事'), ...crowd.map((each) => called('李甲', each)))
        expect(row.action).toBe('review')
      }),
      runs(50),
    )
  })
})
