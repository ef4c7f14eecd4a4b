import { describe, expect, it } from 'vitest'
import { applied, aRow, aSociety, called, joined, planned, rosterOf, verdicts } from '../../../support/roster-stage.ts'
import { aSession } from '../../../support/things.ts'

const stage = aSociety()
const there = (more: object = {}) => joined(stage, called('李甲'), ['理事'], more)
const step = (of: ReturnType<typeof planned>, row = 0) => of.rows[row]?.steps[0]

describe('a start', () => {
  it('is the row’s', () => {
    expect(step(planned(stage, [aRow(2, '李甲', '理事', { start: '2024-05' })]))).toMatchObject({ start: '2024-05' })
  })

  it.each(['2022', '2022-06', '2022-06-01'])('that only repeats the session’s (%s) is left to the session', (start) => {
    const rows = [aRow(2, '李甲', '理事', { start })]
    expect(step(planned(stage, rows))).not.toHaveProperty('start')
    expect(verdicts(planned(there(), rows))).toEqual(['2 unchanged'])
  })

  it('is the day of the file where others have had the post in this session, and the session’s where nobody has', () => {
    expect(step(planned(there(), [aRow(2, '王乙', '理事')]))).toMatchObject({ start: '2026-03-02' })
    expect(step(planned(stage, [aRow(2, '王乙', '理事')]))).not.toHaveProperty('start')
  })

  it('is not made up for a session that is over', () => {
    const over = {
      ...there(),
      sessions: [...stage.sessions, aSession(stage.organization.id, 11, { start: '2025-01-01' })],
    }
    const term = { id: stage.sessions[0]?.id }
    const past = { ...over, sessions: [...over.sessions].reverse() }
    const plan = planned(past, [aRow(2, '王乙', '理事')])
    expect(step(plan)).toMatchObject({ sessionId: term.id })
    expect(step(plan)).not.toHaveProperty('start')
  })

  it('that is finer or other than known replaces it; a coarser one does not', () => {
    const known = there({ start: '2023-05' })
    expect(step(planned(known, [aRow(2, '李甲', '理事', { start: '2023-05-06' })]))).toMatchObject({
      to: { start: '2023-05-06' },
      was: { start: '2023-05' },
    })
    expect(step(planned(known, [aRow(2, '李甲', '理事', { start: '2024' })]))).toMatchObject({ to: { start: '2024' } })
    expect(verdicts(planned(known, [aRow(2, '李甲', '理事', { start: '2023' })]))).toEqual(['2 unchanged'])
  })
})

describe('an end', () => {
  it('that has passed ends what goes on', () => {
    const rows = [aRow(2, '李甲', '理事', { end: '2026-01' })]
    const held = there()
    const plan = planned(held, rows)
    expect(plan.rows[0]).toMatchObject({ action: 'leave', steps: [{ kind: 'end', end: '2026-01', reason: 'unknown' }] })
    expect(verdicts(planned(applied(held, plan), rows))).toEqual(['2 unchanged'])
  })

  it('that has passed of somebody new is history', () => {
    const rows = [aRow(2, '王乙', '理事', { start: '2023', end: '2024' })]
    const plan = planned(stage, rows)
    expect(step(plan)).toMatchObject({ kind: 'create', status: 'ended', start: '2023', end: '2024' })
    expect(verdicts(planned(applied(stage, plan), rows))).toEqual(['2 unchanged'])
  })

  it('that lies ahead is set', () => {
    const rows = [aRow(2, '李甲', '理事', { end: '2026-12-31' })]
    const held = there()
    const plan = planned(held, rows)
    expect(plan.rows[0]).toMatchObject({ action: 'change', steps: [{ kind: 'change', to: { end: '2026-12-31' } }] })
    expect(verdicts(planned(applied(held, plan), rows))).toEqual(['2 unchanged'])
  })

  it('that only repeats the session’s is left to the session, so whoever serves beyond it does', () => {
    const sessions = [aSession(stage.organization.id, 10, { start: '2020-06', end: '2025-06' })]
    const held = joined({ ...stage, sessions }, called('李甲'), ['理事'])
    expect(verdicts(planned(held, [aRow(2, '李甲', '理事', { start: '2020-06', end: '2025-06' })]))).toEqual([
      '2 unchanged',
    ])
    expect(step(planned({ ...stage, sessions }, [aRow(2, '王乙', '理事', { end: '2025-06' })]))).toMatchObject({
      status: 'in-office',
    })
  })

  it('before the beginning is a problem', () => {
    expect(verdicts(planned(there({ start: '2024' }), [aRow(2, '李甲', '理事', { end: '2023' })]))).toEqual([
      '2 problem end-before-start',
    ])
    expect(verdicts(planned(stage, [aRow(2, '王乙', '理事', { end: '2021' })]))).toEqual(['2 problem end-before-start'])
  })

  it('that the record has otherwise is left alone, with a warning', () => {
    const ended = there({ status: 'ended', end: '2025-03' })
    expect(verdicts(planned(ended, [aRow(2, '李甲', '理事', { end: '2025-05' })]))).toEqual(['2 unchanged end-differs'])
  })

  it('on record and none in the file begins anew on the day of the file, or on the row’s new first day', () => {
    const ended = there({ status: 'ended', end: '2025-03' })
    expect(step(planned(ended, [aRow(2, '李甲', '理事')]))).toMatchObject({ kind: 'create', start: '2026-03-02' })
    expect(step(planned(ended, [aRow(2, '李甲', '理事', { start: '2025-06' })]))).toMatchObject({
      kind: 'create',
      start: '2025-06',
    })
    expect(verdicts(planned(ended, [aRow(2, '李甲', '理事', { start: '2024' })]))).toEqual(['2 problem ended-already'])
  })
})

describe('modes', () => {
  const facts = { employer: '深圳医院' }
  const rows = [aRow(2, '李甲', '理事', { nature: 'part-time', note: '新', facts }), aRow(3, '王乙', '理事')]
  const both = joined(there({ nature: 'full-time' }), called('赵丙'), ['理事'])

  it('add: only brings in, and says what differs', () => {
    const plan = planned(both, rows, { mode: 'add' })
    expect(verdicts(plan)).toEqual(['2 unchanged differs facts-differ', '3 create'])
    expect(rosterOf(applied(both, plan))).toEqual(['李甲 理事', '王乙 理事', '赵丙 理事'])
  })

  it('update: also changes', () => {
    const [row] = planned(both, rows).rows
    expect(row).toMatchObject({
      action: 'change',
      facts: { employments: [{ organization: '深圳医院' }] },
      steps: [{ kind: 'change', to: { nature: 'part-time', note: '新' }, was: { nature: 'full-time' } }],
    })
  })

  it('whole: also lets those go whom the file does not name, on the eve of its day', () => {
    const plan = planned(both, rows, { mode: 'whole' })
    expect(plan.rows[2]).toMatchObject({
      nth: 3,
      name: '赵丙',
      action: 'leave',
      posts: ['理事'],
      steps: [{ kind: 'end', end: '2026-03-01', reason: 'unknown' }],
    })
    expect(plan.rows[2]).not.toHaveProperty('row')
    expect(plan.counts).toEqual({ create: 1, change: 1, leave: 1, unchanged: 0, review: 0, problem: 0 })
    expect(rosterOf(applied(both, plan))).toEqual(['李甲 理事', '王乙 理事'])
  })

  it('whole: of several posts only those go that no row names, in a row of their own', () => {
    const many = joined(stage, called('李甲'), ['理事', '副理事长'])
    const plan = planned(many, [aRow(2, '李甲', '理事')], { mode: 'whole' })
    expect(verdicts(plan)).toEqual(['2 unchanged', '-李甲 leave'])
    expect(plan.rows[1]?.posts).toEqual(['副理事长'])
  })

  it('whole: what began on the day of the file or later, or belongs to a session that is over, is to be ended by hand', () => {
    const late = joined(stage, called('赵丙'), ['理事'], { start: '2026-03-02' })
    expect(verdicts(planned(late, [aRow(2, '李甲', '理事')], { mode: 'whole' }))).toEqual([
      '2 create',
      '-赵丙 problem end-by-hand',
    ])
    const next = aSession(stage.organization.id, 11, { start: '2025-01-01' })
    const past = { ...there(), sessions: [next, ...stage.sessions] }
    expect(verdicts(planned(past, [], { mode: 'whole' }))).toEqual(['-李甲 problem end-by-hand'])
  })

  it('whole: who has no session leaves only with the session that sits, not with a past or a prepared one', () => {
    const both = joined(stage, called('赵丙'), ['理事'], { sessionId: undefined, start: '2023' })
    const next = aSession(stage.organization.id, 11, { start: '2025-01-01' })
    const past = { ...both, sessions: [next, ...stage.sessions] }
    expect(verdicts(planned(past, [], { mode: 'whole' }))).toEqual([])
    expect(planned(past, [], { mode: 'whole' }).warnings).toEqual([])
    const closed = [aSession(stage.organization.id, 9, { start: '2017', end: '2022', status: 'closed' })]
    expect(verdicts(planned({ ...both, sessions: closed }, [], { mode: 'whole' }))).toEqual([])
    const prepared = aSession(stage.organization.id, 11, {
      status: 'planned',
      change: { stage: 'draft', previousId: stage.sessions[0]?.id, start: '2026-06-01' },
    })
    expect(verdicts(planned({ ...both, sessions: [...stage.sessions, prepared] }, [], { mode: 'whole' }))).toEqual([])
    expect(verdicts(planned(both, [], { mode: 'whole' }))).toEqual(['-赵丙 leave'])
    expect(verdicts(planned({ ...both, sessions: [] }, [], { mode: 'whole' }))).toEqual(['-赵丙 leave'])
  })

  it('whole: of whom the file has only what is over, what goes on is let go', () => {
    const late = joined(stage, called('李甲'), ['理事'], { start: '2025' })
    const plan = planned(late, [aRow(2, '李甲', '理事', { start: '2023', end: '2024' })], { mode: 'whole' })
    expect(verdicts(plan)).toEqual(['2 create', '-李甲 leave'])
  })

  it('whole: what has not been taken up yet stays, and so does whoever is said to have left', () => {
    const proposed = joined(stage, called('赵丙'), ['理事'], { status: 'proposed' })
    const plan = planned(proposed, [aRow(2, '李甲', '理事')], { mode: 'whole' })
    expect(plan.counts.leave).toBe(0)
    expect(plan.warnings.map(({ code }) => code)).toEqual(['pending-kept'])
    expect(verdicts(planned(proposed, [aRow(2, '赵丙', '理事')]))).toEqual(['2 unchanged still-pending'])
  })

  it('whole: warns of posts that the file forgets, and where most would go', () => {
    const plan = planned(joined(both, called('孙丁'), ['秘书长']), [aRow(2, '李甲', '理事')], { mode: 'whole' })
    expect(plan.warnings.map(({ code }) => code)).toEqual(['posts-unmentioned', 'many-leave'])
  })
})

describe('nobody is let go for a row that is not settled', () => {
  const roster = ['李甲', '王乙', '赵丙'].reduce((all, name) => joined(all, called(name), ['理事']), stage)
  const problems = [{ code: 'date-form', zh: '日期', en: 'date' }]
  const leaving = (rows: Parameters<typeof planned>[1]) =>
    planned(roster, rows, { mode: 'whole' }).rows.flatMap(({ row, name, action }) =>
      row === undefined && action === 'leave' ? [name] : [],
    )

  it('with a problem of its own', () => {
    expect(leaving([aRow(2, '李甲', '理事', { problems })])).toEqual(['王乙', '赵丙'])
  })

  it('under review', () => {
    const more = joined(roster, called('李甲'))
    const plan = planned(more, [aRow(2, '李 甲', '秘书长')], { mode: 'whole' })
    expect(verdicts(plan)).toEqual(['2 review who-is-meant', '-李甲 review may-be-meant', '-王乙 leave', '-赵丙 leave'])
  })

  it('without a name: whoever has its post, and everybody where it names none', () => {
    const other = joined(roster, called('孙丁'), ['秘书长'])
    const plan = planned(other, [aRow(2, undefined, '秘书长', { problems })], { mode: 'whole' })
    expect(plan.rows.filter(({ action }) => action === 'review').map(({ name }) => name)).toEqual(['孙丁'])
    expect(plan.warnings.map(({ code }) => code)).toContain('nameless-rows')
    expect(leaving([aRow(2, undefined, '', { problems })])).toEqual([])
    expect(leaving([aRow(2, undefined, '大使')])).toEqual([])
  })

  it('with nothing but an id', () => {
    expect(leaving([aRow(2, undefined, '大使', { personId: roster.people[1]?.id, problems })])).toEqual([
      '李甲',
      '赵丙',
    ])
  })
})
