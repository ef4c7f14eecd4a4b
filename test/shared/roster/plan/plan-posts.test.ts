import { describe, expect, it } from 'vitest'
import {
  applied,
  aRow,
  aSociety,
  called,
  joined,
  planned,
  postOf,
  rosterOf,
  verdicts,
} from '../../../support/roster-stage.ts'
import { anOrganization, aPost, aSession } from '../../../support/things.ts'

const stage = aSociety()
const withPost = (more: object) => ({ ...stage, posts: [...stage.posts, aPost(stage.organization.id, more)] })

describe('posts', () => {
  it('are found by their names, however these are spaced or written', () => {
    expect(verdicts(planned(stage, [aRow(2, '李甲', '副 理事長')]))).toEqual(['2 create'])
  })

  it('are found by the title of their class where there is one such post, with a warning', () => {
    const plan = planned(stage, [aRow(2, '李甲', '会长、兼职秘书长')])
    expect(verdicts(plan)).toEqual(['2 create post-read-as post-read-as'])
    expect(plan.rows[0]?.warnings[0]?.zh).toContain('“会长”按本组织唯一的同类职务“理事长”读取')
  })

  it('are not guessed where there are two of a class, or where the class holds many kinds of office', () => {
    expect(
      verdicts(planned(withPost({ name: '驻会副理事长', role: 'vice-chair' }), [aRow(2, '李甲', '副会长')])),
    ).toEqual(['2 problem post-unknown'])
    expect(
      verdicts(planned(withPost({ name: '名誉理事', role: 'honorary-member' }), [aRow(2, '李甲', '顾问')])),
    ).toEqual(['2 problem post-unknown'])
  })

  it('that the organization does not have are a problem that lists those it has', () => {
    const [row] = planned(stage, [aRow(2, '李甲', '理事、大使')]).rows
    expect(row?.problems).toMatchObject([
      { code: 'post-unknown', zh: expect.stringContaining('现有：理事长、副理事长、秘书长、理事') },
    ])
    expect(row?.steps).toEqual([])
  })

  it('are made on request, as many seats as rows name them, where their class is known', () => {
    const rows = [aRow(2, '李甲', '监事长'), aRow(3, '王乙', '监事'), aRow(4, '张丙', '监 事'), aRow(5, '赵丁', '大使')]
    const plan = planned(stage, rows, { createPosts: true })
    expect(verdicts(plan)).toEqual(['2 create', '3 create', '4 create', '5 problem post-unknown'])
    expect(plan.newPosts).toEqual([
      { name: '监事长', role: 'supervisor-chair', capacity: 1 },
      { name: '监事', role: 'supervisor', capacity: 2 },
    ])
    const after = applied(stage, plan)
    expect(rosterOf(after)).toEqual(['张丙 监事', '李甲 监事长', '王乙 监事'])
    expect(planned(after, rows, { createPosts: true }).counts).toMatchObject({ unchanged: 3, problem: 1 })
  })

  it.each([
    ['frozen', { frozen: true }, 'post-frozen'],
    ['abolished', { end: '2025' }, 'post-abolished'],
  ])('that are %s take nobody, and who has them stays', (_, more, code) => {
    const odd = withPost({ name: '司库', role: 'other', ...more })
    expect(verdicts(planned(odd, [aRow(2, '李甲', '司库')]))).toEqual([`2 problem ${code}`])
    expect(verdicts(planned(joined(odd, called('李甲'), ['司库']), [aRow(2, '李甲', '司库')]))).toEqual(['2 unchanged'])
  })

  it('of one name cannot be told', () => {
    expect(verdicts(planned(withPost({ name: '理事' }), [aRow(2, '李甲', '理事')]))).toEqual([
      '2 problem post-ambiguous',
    ])
  })

  it('beyond those that the import is restricted to are passed over, and nobody leaves them', () => {
    const there = joined(stage, called('王乙'), ['理事'])
    const only = new Set([postOf(stage, '理事长').id])
    const plan = planned(there, [aRow(2, '李甲', '理事'), aRow(3, '赵丙', '理事长、理事')], { only, mode: 'whole' })
    expect(verdicts(plan)).toEqual(['2 unchanged post-not-asked', '3 create post-not-asked'])
    expect(rosterOf(applied(there, plan))).toEqual(['王乙 理事', '赵丙 理事长'])
  })

  it('are needed of new people; of others a row without them brings facts only', () => {
    const there = joined(stage, called('王乙', { birth: '1960' }), ['理事'])
    const facts = { birth: '1960-01-02', gender: '1' }
    const rows = [aRow(2, '李甲', ''), aRow(3, '王乙', '', { facts, personId: there.people[0]?.id })]
    const plan = planned(there, rows, { mode: 'whole' })
    expect(verdicts(plan)).toEqual(['2 problem post-missing', '3 change'])
    expect(plan.rows[1]).toMatchObject({ steps: [], facts, factsWere: { birth: '1960' } })
    expect(rosterOf(applied(there, plan))).toEqual(['王乙 理事'])
  })
})

describe('sessions', () => {
  it('that a row names must be the one that is imported', () => {
    expect(verdicts(planned(stage, [aRow(2, '李甲', '理事', { session: 9 })]))).toEqual(['2 problem session-other'])
    expect(verdicts(planned(stage, [aRow(2, '李甲', '理事', { session: 10 })]))).toEqual(['2 create'])
    expect(verdicts(planned({ ...stage, sessions: [] }, [aRow(2, '李甲', '理事', { session: 9 })]))).toEqual([
      '2 problem session-other',
    ])
  })

  it('are those of new memberships, but for posts that are held without session', () => {
    const there = joined(stage, called('王乙'), ['秘书长'], { sessionId: undefined, status: 'ended', end: '2025' })
    const plan = planned(there, [aRow(2, '李甲', '秘书长、理事')])
    expect(plan.rows[0]?.steps.map((step) => (step.kind === 'create' ? [step.sessionId, step.start] : []))).toEqual([
      [undefined, '2026-03-02'],
      [stage.sessions[0]?.id, undefined],
    ])
  })
})

describe('seats', () => {
  const row = (n: number, post: string, more: object = {}) => aRow(n, `李${n}`, post, more)

  it('beyond the capacity are problems of the last rows', () => {
    const plan = planned(
      stage,
      [2, 3, 4, 5, 6].map((n) => row(n, '副理事长')),
    )
    expect(verdicts(plan)).toEqual(['2 create', '3 create', '4 create', '5 problem post-full', '6 problem post-full'])
    expect(plan.rows[3]?.problems[0]?.zh).toContain('编制 3 人')
  })

  it('are not taken by who acts, is honoured, or has left', () => {
    const rows = [
      row(2, '理事长'),
      row(3, '理事长', { nature: 'honorary' }),
      row(4, '理事长', { start: '2022', end: '2023' }),
      row(5, '理事长'),
      row(6, '理事长', { nature: 'acting' }),
    ]
    expect(verdicts(planned(stage, rows))).toEqual([
      '2 create',
      '3 create',
      '4 create',
      '5 problem post-full',
      '6 create',
    ])
  })

  it('become free when a whole roster lets somebody go, or a row says that they have left', () => {
    const there = joined(stage, called('王乙'), ['理事长'])
    expect(verdicts(planned(there, [row(2, '理事长')]))).toEqual(['2 problem post-full'])
    expect(verdicts(planned(there, [row(2, '理事长')], { mode: 'whole' }))).toEqual(['2 create', '-王乙 leave'])
    expect(verdicts(planned(there, [row(2, '理事长'), aRow(3, '王乙', '理事长', { end: '2026-02-28' })]))).toEqual([
      '2 create',
      '3 leave',
    ])
  })

  it('of whom an open row keeps are not free', () => {
    const there = joined(stage, called('王乙'), ['理事长'])
    const rows = [row(2, '理事长'), aRow(3, '王乙', '大使')]
    expect(verdicts(planned(there, rows, { mode: 'whole' }))).toEqual([
      '2 problem post-full',
      '3 problem post-unknown',
      '-王乙 review may-be-meant',
    ])
  })

  it('that were overfull before stay so', () => {
    const crowd = ['甲', '乙', '丙', '丁'].reduce((all, n) => joined(all, called(`王${n}`), ['副理事长']), stage)
    const rows = ['甲', '乙', '丙', '丁'].map((n, at) => aRow(at + 2, `王${n}`, '副理事长'))
    expect(planned(crowd, rows, { mode: 'whole' }).counts.unchanged).toBe(4)
  })
})

describe('what takes nobody', () => {
  it('is a closed organization', () => {
    const closing = { on: '2026-01-01', reason: 'merged', successorIds: [], done: true }
    const shut = {
      ...stage,
      organization: {
        ...stage.organization,
        ...anOrganization({ status: 'closed', closing }),
        id: stage.organization.id,
      },
    }
    expect(verdicts(planned(shut, [aRow(2, '李甲', '理事')]))).toEqual(['2 problem organization-closed'])
    expect(verdicts(planned(shut, [aRow(2, '李甲', '理事', { end: '2024' })]))).toEqual(['2 create'])
  })

  it('and nobody can be put in who has died', () => {
    const who = called('李甲', { status: 'deceased', death: { on: '2026-01-01', done: true } })
    const row = (more: object) => [aRow(2, '李甲', '理事', { personId: who.id, ...more })]
    expect(verdicts(planned(joined(stage, who), row({})))).toEqual(['2 problem deceased'])
    expect(verdicts(planned(joined(stage, who), row({ end: '2024' })))).toEqual(['2 create'])
  })
})

describe('a session that is being prepared', () => {
  const [tenth] = stage.sessions
  const change = { stage: 'draft', previousId: tenth?.id, start: '2026-06-01' }
  const next = {
    ...stage,
    sessions: [...stage.sessions, aSession(stage.organization.id, 11, { status: 'planned', change })],
  }
  const old = joined(next, called('王乙'), ['理事长'], { sessionId: tenth?.id })

  it('takes who continues from the session before, linked to it, and none of it has a start', () => {
    const plan = planned(old, [aRow(2, '王乙', '理事长', { start: '2026-06-01' }), aRow(3, '李甲', '理事')])
    expect(plan.rows.map(({ personId, steps: [step] }) => [personId, step])).toMatchObject([
      [old.people[0]?.id, { kind: 'create', predecessorId: old.memberships[0]?.id, sessionId: next.sessions[1]?.id }],
      [undefined, { kind: 'create', sessionId: next.sessions[1]?.id }],
    ])
    for (const { steps } of plan.rows) for (const step of steps) expect(step).not.toHaveProperty('start')
  })

  it('knows neither another start nor anybody who has left', () => {
    expect(verdicts(planned(old, [aRow(2, '王乙', '理事长', { start: '2026-07' })]))).toEqual([
      '2 problem start-in-draft',
    ])
    expect(verdicts(planned(old, [aRow(2, '王乙', '理事长', { end: '2025' })]))).toEqual(['2 problem end-in-draft'])
  })

  it('lets go only its own, as entered in error, and takes them again', () => {
    const first = applied(old, planned(old, [aRow(2, '王乙', '理事长')]))
    const emptied = planned(first, [aRow(2, '李甲', '理事')], { mode: 'whole' })
    expect(emptied.rows[1]?.steps).toMatchObject([{ kind: 'end', reason: 'entered-in-error' }])
    const after = applied(first, emptied)
    expect(rosterOf(after)).toEqual(['李甲 理事', '王乙 理事长'])
    expect(planned(after, [aRow(2, '李甲', '理事')], { mode: 'whole' }).counts).toMatchObject({
      unchanged: 1,
      leave: 0,
    })
    expect(verdicts(planned(after, [aRow(2, '王乙', '理事长')]))).toEqual(['2 create'])
  })
})
