import { describe, expect, it } from 'vitest'
import { currentSession } from '../../../shared/domain/seat-state.ts'
import { inOrder, serviceEnd, sessionState, successorOf } from '../../../shared/domain/session.ts'
import { holdsOn, tenureOf } from '../../../shared/domain/tenure.ts'
import { anOrganization, aSession } from '../../support/things.ts'

const { id } = anOrganization()
/** A society that was renamed and counts from one again; its second session is prepared. */
const old = aSession(id, 6, { start: '2015-01-01', end: '2019-12-31', status: 'closed' })
const first = aSession(id, 1, { start: '2020-01-01', end: '2024-12-31', status: 'sitting' })
const prepared = { ...aSession(id, 2, { status: 'planned' }), stage: 'draft' as const }
const terms = [prepared, first, old]
const day = '2026-03-02'
const newcomer = { status: 'in-office', start: '2026-01-01' } as const

describe('a session that is prepared', () => {
  it('comes last and leaves the order and the states of the others as they are', () => {
    expect(inOrder(terms).map(({ number }) => number)).toEqual([6, 1, 2])
    expect(successorOf(first, terms)).toBeUndefined()
    expect(serviceEnd(first, terms)).toBeUndefined()
    expect(sessionState(first, terms, day)).toBe('held-over')
    expect(sessionState(prepared, terms, day)).toBe('planned')
    expect(currentSession(terms, day)?.term.id).toBe(first.id)
  })

  it('is held by nobody, whatever start a membership in it has', () => {
    expect(tenureOf(newcomer, prepared, terms)).toBeUndefined()
    expect(tenureOf({ status: 'in-office' }, prepared, terms)).toBeUndefined()
  })
})

describe('a session that is being opened', () => {
  const opened = { ...prepared, status: 'sitting' as const, start: '2026-03-20', stage: 'opening' as const }
  const now = [opened, { ...first, status: 'closed' as const }, old]

  it('is held from its first day on', () => {
    const tenure = tenureOf({ status: 'in-office' }, opened, now)
    expect([holdsOn(tenure, '2026-03-19'), holdsOn(tenure, '2026-03-20')]).toEqual(['no', 'yes'])
  })

  it('ends what was to go on beyond it in the session before, but for acting and honorary holdings', () => {
    const beyond = { status: 'in-office', end: '2030-12-31' } as const
    const held = (more: object) => holdsOn(tenureOf({ ...beyond, ...more }, now[1], now), '2026-03-20')
    expect([held({}), held({ stays: true }), held({ end: '2025-01-01' })]).toEqual(['no', 'yes', 'no'])
    expect(holdsOn(tenureOf(beyond, now[1], now), '2026-03-19')).toBe('yes')
  })
})
