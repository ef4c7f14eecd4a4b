import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAgainst } from '../../../../shared/roster/people/file-row.ts'
import { partByPerson, relationOf } from '../../../../shared/roster/people/same-name.ts'
import { runs } from '../../../support/property.ts'
import {
  applied,
  aRow,
  aSociety,
  called,
  joined,
  planned,
  rosterOf,
  sceneOf,
  verdicts,
} from '../../../support/roster-stage.ts'

const stage = aSociety()

describe('several rows', () => {
  it('of one name and different posts are one person, and say so', () => {
    const plan = planned(stage, [aRow(2, '李甲', '理事'), aRow(3, '李甲', '副理事长')])
    expect(verdicts(plan)).toEqual(['2 create rows-of-one', '3 create rows-of-one'])
    expect(plan.rows.map(({ newPerson, sameAs }) => [newPerson !== undefined, sameAs])).toEqual([
      [true, undefined],
      [false, 1],
    ])
    expect(rosterOf(applied(stage, plan))).toEqual(['李甲 副理事长', '李甲 理事'])
    expect(applied(stage, plan).people).toHaveLength(1)
  })

  it('of one name and post with nothing to tell them apart are problems, each naming the other', () => {
    const plan = planned(stage, [aRow(2, '李甲', '理事'), aRow(7, '李甲', '理事')])
    expect(verdicts(plan)).toEqual(['2 problem row-twice', '7 problem row-twice'])
    expect(plan.rows.map(({ problems }) => problems[0]?.en.match(/Row (\d+)/)?.[1])).toEqual(['7', '2'])
  })

  it.each([
    ['birth', { birth: '1960' }, { birth: '1961' }],
    ['gender', { gender: '1' }, { gender: '2' }],
    ['employer', { employer: '广州大学' }, { employer: '深圳医院' }],
    ['phone', { phone: '13800138000' }, { phone: '13800138001' }],
  ])('of one name and post are two people where %s differs', (_, a, b) => {
    const rows = [aRow(2, '李甲', '理事', { facts: a }), aRow(3, '李甲', '理事', { facts: b })]
    const plan = planned(stage, rows)
    expect(plan.rows.map(({ newPerson }) => newPerson !== undefined)).toEqual([true, true])
    expect(planned(applied(stage, plan), rows).counts.unchanged).toBe(2)
  })

  it('are at most sixty for one person, also where they give the id', () => {
    const there = joined(stage, called('李甲'), ['理事'])
    const rows = (count: number) =>
      Array.from({ length: count }, (_, n) => aRow(n + 2, '李甲', '理事', { personId: there.people[0]?.id }))
    expect(planned(there, rows(60)).counts.problem).toBe(0)
    const many = planned(there, rows(61))
    expect(new Set(verdicts(many).map((each) => each.replace(/^\d+ /, '')))).toEqual(new Set(['problem person-rows']))
    expect(many.rows[0]?.problems[0]?.en).toMatch(/61 rows .* at most 60 /)
    expect(many.rows.every(({ personId }) => personId === undefined)).toBe(true)
    expect(planned(there, rows(61), { mode: 'whole' }).counts.leave).toBe(0)
  })

  it('are at most sixty for one person, also where they are chosen under several names', () => {
    const there = joined(stage, called('李甲'), ['理事'])
    const rows = Array.from({ length: 61 }, (_, n) => aRow(n + 2, n % 2 === 0 ? '李甲' : '李乙', '理事'))
    const id = there.people[0]?.id ?? null
    const plan = planned(there, rows, { choices: new Map(rows.map(({ row }) => [row, id])) })
    expect(plan.counts.problem).toBe(61)
    expect(plan.rows.every(({ personId }) => personId === undefined)).toBe(true)
  })

  it('that repeat a person and post for certain change nothing a second time', () => {
    const facts = { birth: '1960-01-02' }
    const plan = planned(stage, [aRow(2, '李甲', '理事', { facts }), aRow(3, '李甲', '理事', { facts })])
    expect(verdicts(plan)).toEqual(['2 create', '3 unchanged post-twice'])
  })

  it('of one name and phone that contradict each other are problems', () => {
    const rows = ['1', '2'].map((gender, n) => aRow(n + 2, '李甲', '理事', { facts: { gender, phone: '13800138000' } }))
    expect(verdicts(planned(stage, rows))).toEqual(['2 problem rows-contradict', '3 problem rows-contradict'])
  })

  it('that may be of either of two different people are problems, and those two are not', () => {
    const rows = [
      aRow(2, '李甲', '理事长', { facts: { birth: '1960' } }),
      aRow(3, '李甲', '秘书长'),
      aRow(4, '李甲', '理事', { facts: { birth: '1970' } }),
    ]
    expect(verdicts(planned(stage, rows))).toEqual(['2 create', '3 problem row-ambiguous', '4 create'])
  })

  it('that certainly are one person are not torn by a third', () => {
    const phone = { phone: '13800138000' }
    const rows = [
      aRow(2, '李甲', '理事长', { facts: { ...phone, birth: '1960' } }),
      aRow(3, '李甲', '秘书长', { facts: phone }),
      aRow(4, '李甲', '理事', { facts: { birth: '1970' } }),
    ]
    const plan = planned(stage, rows)
    expect(plan.rows.map(({ sameAs }) => sameAs)).toEqual([undefined, 1, undefined])
  })

  it('that name one person by id and contradict each other are problems', () => {
    const who = called('李甲')
    const rows = ['1960', '1961'].map((birth, n) => aRow(n + 2, '李甲', '理事', { personId: who.id, facts: { birth } }))
    expect(verdicts(planned(joined(stage, who), rows))).toEqual([
      '2 problem rows-contradict',
      '3 problem rows-contradict',
    ])
  })

  it('that come to one person of the directory although they differ are problems', () => {
    const there = joined(stage, called('李甲'), ['理事'])
    const rows = ['广州大学', '深圳医院'].map((employer, n) => aRow(n + 2, '李甲', '理事', { facts: { employer } }))
    expect(verdicts(planned(there, rows))).toEqual(['2 problem rows-contradict', '3 problem rows-contradict'])
  })

  it('of two names of one person are of that person', () => {
    const names = [
      { text: '李新名', kind: 'official' },
      { text: '李旧名', kind: 'former' },
    ]
    const there = joined(stage, called('', { names }), ['理事', '秘书长'])
    expect(verdicts(planned(there, [aRow(2, '李旧名', '理事'), aRow(3, '李新名', '秘书长')]))).toEqual([
      '2 unchanged',
      '3 unchanged',
    ])
    expect(verdicts(planned(there, [aRow(2, '李旧名', '理事'), aRow(3, '李新名', '理事')]))).toEqual([
      '2 problem row-twice',
      '3 problem row-twice',
    ])
  })

  it('of which one names a person by id, and another has the same name and post, are not taken for one', () => {
    const there = joined(stage, called('李甲'), ['理事'])
    const rows = [aRow(2, '李甲', '理事', { personId: there.people[0]?.id }), aRow(3, '李甲', '理事')]
    expect(verdicts(planned(there, rows))).toEqual(['2 unchanged', '3 problem row-twice'])
  })

  it('that give one ORCID to two names are problems', () => {
    const facts = { orcid: { scheme: 'orcid', value: '0000-0002-1825-0097' } }
    const rows = [aRow(2, '李甲', '理事', { facts }), aRow(3, '王乙', '理事', { facts })]
    expect(verdicts(planned(stage, rows))).toEqual(['2 problem orcid-twice', '3 problem orcid-twice'])
  })

  it('of one name beyond sixty ask for ids', () => {
    const rows = Array.from({ length: 61 }, (_, n) => aRow(n + 2, '李甲', '理事', { facts: { phone: String(n) } }))
    expect(new Set(verdicts(planned(stage, rows)).map((verdict) => verdict.replace(/^\d+ /, '')))).toEqual(
      new Set(['problem name-crowded']),
    )
  })

  it('follow a choice that was made for one of them', () => {
    const [a, b] = [called('李甲'), called('李甲')]
    const there = joined(joined(stage, a), b)
    const rows = [aRow(2, '李甲', '理事'), aRow(3, '李甲', '理事')]
    const choices = new Map([
      [2, a.id],
      [3, null],
    ])
    expect(
      planned(there, rows, { choices }).rows.map(({ personId, newPerson }) => [personId, newPerson !== undefined]),
    ).toEqual([
      [a.id, false],
      [undefined, true],
    ])
  })
})

it('rows of one name are parted the same in any order: nobody in two parts, nobody with whom they are not', () => {
  const facts = fc.record(
    {
      birth: fc.constantFrom('1960', '1961', '1960-02'),
      employer: fc.constantFrom('广州大学', '广州大学物理系', '深圳医院'),
      phone: fc.constantFrom('1', '2'),
    },
    { requiredKeys: [] },
  )
  const posts = fc.constantFrom('理事长', '理事', '秘书长', '')
  fc.assert(
    fc.property(fc.array(fc.tuple(facts, posts), { minLength: 1, maxLength: 6 }), fc.nat(), (said, turn) => {
      const rows = said.map(([each, post], n) => aRow(n + 2, '李甲', post, { facts: each }))
      const shuffled = [...rows.slice(turn % rows.length), ...rows.slice(0, turn % rows.length)]
      const [one, other] = [rows, shuffled].map((order) => partByPerson(readAgainst(sceneOf(stage), order)))
      const shape = (parted: typeof one) => parted?.people.map((part) => part.map(({ row }) => row.row).join()).sort()
      expect(shape(one)).toEqual(shape(other))
      const told = [...(one?.twice ?? []), ...(one?.clashing ?? []), ...(one?.ambiguous ?? [])].map(([row]) => row)
      const seen = [...new Set([...(one?.people ?? []).flat(), ...told])]
      expect(told.filter((row) => one?.people.flat().includes(row))).toEqual([])
      expect(seen.map(({ row }) => row.row).sort()).toEqual(rows.map(({ row }) => row).sort())
      for (const part of one?.people ?? [])
        for (const [n, a] of part.entries())
          for (const b of part.slice(n + 1)) expect(['same', 'one']).toContain(relationOf(a, b))
    }),
    runs(300),
  )
})
