import { describe, expect, it } from 'vitest'
import type { Person } from '../../../../shared/domain/person.ts'
import { personInput } from '../../../../shared/domain/person.ts'
import { plannedRow } from '../../../../shared/roster/planned-row.ts'
import { applied, aRow, aSociety, called, joined, planned } from '../../../support/roster-stage.ts'

/** What a row of these facts changes of somebody with those, and the codes of its warnings; planned again there is nothing more. */
function change(known: object, facts: object, more: object = {}) {
  const stage = joined(aSociety(), called('李甲', known), ['理事'])
  const rows = [aRow(2, '李甲', '理事', { personId: stage.people[0]?.id, facts })]
  const plan = planned(stage, rows, more)
  expect(planned(applied(stage, plan), rows, more).counts.unchanged).toBe(1)
  const [row] = plan.rows
  return { facts: row?.facts, were: row?.factsWere, warnings: row?.warnings.map(({ code }) => code) }
}

const job = (organization: string, title?: string): Partial<Person> => ({ employments: [{ organization, title }] })

describe('facts of somebody who is there', () => {
  it('that the file does not give stay', () => {
    const known = { birth: '1960', gender: '1', ...job('广州大学', '院长'), contacts: [{ kind: 'phone', value: '1' }] }
    expect(change(known, {})).toEqual({ facts: undefined, were: undefined, warnings: [] })
  })

  it.each([
    ['a finer birthday', { birth: '1960' }, { birth: '1960-05' }, { birth: '1960-05' }],
    ['a coarser birthday', { birth: '1960-05' }, { birth: '1960' }, undefined],
    ['a gender that was not known', {}, { gender: '2' }, { gender: '2' }],
    ['another party', { politicalAffiliation: '01' }, { politicalAffiliation: '13' }, { politicalAffiliation: '13' }],
    ['another title', { professionalTitle: '012' }, { professionalTitle: '011' }, { professionalTitle: '011' }],
    ['a field more', { disciplines: ['110'] }, { disciplines: ['120'] }, { disciplines: ['110', '120'] }],
    ['a degree more', {}, { degree: '2' }, { educations: [{ degree: '2' }] }],
  ])('%s', (_, known, facts, expected) => {
    expect(change(known, facts).facts).toEqual(expected)
  })

  it('that contradict what never changes are left alone, with a warning', () => {
    const known = { birth: '1960', gender: '1', identifiers: [{ scheme: 'orcid', value: '0000-0001-5109-3700' }] }
    const facts = { birth: '1961-02', gender: '2', orcid: { scheme: 'orcid', value: '0000-0002-1825-0097' } }
    expect(change(known, facts)).toMatchObject({
      facts: undefined,
      warnings: ['orcid-differs', 'birth-differs', 'gender-differs'],
    })
  })

  it.each([
    [
      'a new employer stands beside the only one, which is over by then as far as the month is known',
      job('广州大学', '院长'),
      { employer: '深圳医院' },
      [{ organization: '广州大学', title: '院长', end: '2026-03' }, { organization: '深圳医院' }],
    ],
    [
      'what is known of the employer before stays',
      { employments: [{ organizationId: 'org_0000000000000001', organization: '广州大学', start: '2020-05' }] },
      { employer: '深圳医院', employerTitle: '院长' },
      [
        { organizationId: 'org_0000000000000001', organization: '广州大学', start: '2020-05', end: '2026-03' },
        { organization: '深圳医院', title: '院长' },
      ],
    ],
    [
      'an employer that begins only later does not end before it begins',
      { employments: [{ organization: '广州大学', start: '2026-03-15' }] },
      { employer: '深圳医院' },
      [{ organization: '广州大学', start: '2026-03-15' }, { organization: '深圳医院' }],
    ],
    [
      'an end that is on record is left alone',
      { employments: [{ organization: '广州大学', end: '2027' }] },
      { employer: '深圳医院' },
      [{ organization: '广州大学', end: '2027' }, { organization: '深圳医院' }],
    ],
    [
      'of two that follow each other in the month the later one ends',
      { employments: [{ organization: '广州大学', end: '2026-03' }, { organization: '深圳医院' }] },
      { employer: '南方公司' },
      [
        { organization: '广州大学', end: '2026-03' },
        { organization: '深圳医院', end: '2026-03' },
        { organization: '南方公司' },
      ],
    ],
    [
      'the same employer takes another title',
      job('广州 大学', '院长'),
      { employer: '广州大学', employerTitle: '校长' },
      [{ organization: '广州 大学', title: '校长' }],
    ],
    [
      'a longer or shorter writing is the same employer, and only the title is taken',
      { employments: [{ organizationId: 'org_0000000000000001', organization: '广州大学', start: '2020' }] },
      { employer: '广州大学物理系', employerTitle: '院长' },
      [{ organizationId: 'org_0000000000000001', organization: '广州大学', start: '2020', title: '院长' }],
    ],
    ['and without a title nothing is', job('广州大学物理系', '院长'), { employer: '广州大学' }, undefined],
    [
      'a title alone is that of the only employer',
      job('广州大学'),
      { employerTitle: '院长' },
      [{ organization: '广州大学', title: '院长' }],
    ],
    [
      'what has ended stays',
      { employments: [{ organization: '广州大学', end: '2020' }] },
      { employer: '深圳医院' },
      [{ organization: '广州大学', end: '2020' }, { organization: '深圳医院' }],
    ],
    [
      'beside several a new one is added',
      { employments: [{ organization: '广州大学' }, { organization: '深圳医院' }] },
      { employer: '南方公司' },
      [{ organization: '广州大学' }, { organization: '深圳医院' }, { organization: '南方公司' }],
    ],
  ])('%s', (_, known, facts, employments) => {
    expect(change(known, facts).facts).toEqual(employments && { employments })
  })

  it('of an employer that is another are told with both names, unless nothing is changed', () => {
    const stage = joined(aSociety(), called('李甲', job('广州大学')), ['理事'])
    const rows = [aRow(2, '李甲', '理事', { facts: { employer: '深圳医院' } })]
    const [warning] = planned(stage, rows).rows[0]?.warnings ?? []
    expect(warning).toMatchObject({
      code: 'employer-changed',
      zh: expect.stringMatching(/广州大学.*深圳医院.*2026-03/),
    })
    expect(planned(stage, rows, { mode: 'add' }).rows[0]?.warnings.map(({ code }) => code)).toEqual(['facts-differ'])
    expect(change(job('广州大学'), { employer: '广州大学' }).warnings).toEqual([])
  })

  it('of contact and names are added and never taken away', () => {
    const known = { contacts: [{ kind: 'phone', value: '138 0013 8000' }] }
    const facts = {
      phone: '13900139000',
      email: 'a@b.cn',
      nameEn: 'Li Jia',
      orcid: { scheme: 'orcid', value: '0000-0002-1825-0097' },
    }
    expect(change(known, facts)).toMatchObject({
      facts: {
        contacts: [...known.contacts, { kind: 'phone', value: '13900139000' }, { kind: 'email', value: 'a@b.cn' }],
        names: [{ text: '李甲' }, { text: 'Li Jia', kind: 'english' }],
        identifiers: [{ value: '0000-0002-1825-0097', valid: true }],
      },
      were: known,
    })
    expect(change(known, { phone: '13800138000' }).facts).toBeUndefined()
  })

  it('that have nowhere to go, or no room, are not kept, with a warning', () => {
    expect(change({}, { employerTitle: '院长' }).warnings).toEqual(['title-alone'])
    const disciplines = ['110', '120', '130', '140', '150', '160', '170', '180', '190', '210']
    expect(change({ disciplines }, { disciplines: ['220'] })).toMatchObject({
      facts: undefined,
      warnings: ['facts-full'],
    })
  })

  it('stay as they are when the import only adds', () => {
    const stage = joined(aSociety(), called('李甲', { birth: '1960' }), ['理事'])
    const [row] = planned(stage, [aRow(2, '李甲', '理事', { facts: { birth: '1960-05' } })], { mode: 'add' }).rows
    expect([row?.action, row?.facts, row?.warnings.map(({ code }) => code)]).toEqual([
      'unchanged',
      undefined,
      ['facts-differ'],
    ])
  })
})

it('a new person has all that their rows say', () => {
  const facts = {
    nameEn: 'Li Jia',
    gender: '1',
    birth: '1960-05',
    employer: '广州大学',
    employerTitle: '院长',
    degree: '2',
    phone: '13800138000',
    orcid: { scheme: 'orcid', value: '0000-0002-1825-0097' },
  }
  const rows = [aRow(2, '李甲', '理事', { facts }), aRow(3, '李甲', '秘书长', { facts: { disciplines: ['110'] } })]
  const [row] = planned(aSociety(), rows).rows
  expect(personInput.parse(row?.newPerson)).toEqual(
    personInput.parse({
      names: [
        { text: '李甲', kind: 'official' },
        { text: 'Li Jia', kind: 'english', lang: 'en' },
      ],
      gender: '1',
      birth: '1960-05',
      employments: [{ organization: '广州大学', title: '院长' }],
      educations: [{ degree: '2' }],
      disciplines: ['110'],
      identifiers: [facts.orcid],
      contacts: [{ kind: 'phone', value: '13800138000' }],
    }),
  )
  expect(plannedRow.safeParse(row).success).toBe(true)
})
