import { describe, expect, test } from 'vitest'
import { makeIds } from '../../../shared/domain/ids.ts'
import { consentGap } from '../../../shared/domain/nominee.ts'
import { isLapsable, type Referral, referral } from '../../../shared/domain/referral.ts'
import {
  isOutcome,
  outcomes,
  type ReferralState,
  referralStates,
  stepBetween,
} from '../../../shared/domain/referral-states.ts'
import { checkStep } from '../../../shared/domain/referral-step.ts'
import { seededDraw } from '../../support/random.ts'
import { refusalOf } from '../../support/refusal.ts'

const ids = makeIds(seededDraw(3))
const [society, person] = [ids.organization(), ids.person()]
const today = '2026-03-02'

function aCase(state: ReferralState, more: object = {}): Referral {
  return referral.parse({
    id: ids.referral(),
    target: { kind: 'post', postId: ids.post(society), electionOn: '2026-03-01' },
    title: '推荐理事长人选',
    officer: 'user:clerk',
    openedOn: '2026-01-05',
    state,
    shortlist: [person],
    history: [{ to: 'draft', on: '2026-01-05', at: '2026-01-05T00:00:00.000Z', by: 'user:clerk' }],
    version: 1,
    createdAt: '2026-01-05T00:00:00.000Z',
    updatedAt: '2026-01-05T00:00:00.000Z',
    ...more,
  })
}

/** Written out once more, by hand: whatever is not here must be refused. */
const allowed: readonly string[] = [
  'draft → consulted',
  'draft → withdrawn',
  'draft → lapsed',
  'consulted → recommended',
  'consulted → withdrawn',
  'consulted → lapsed',
  'recommended → under-review',
  'recommended → declined',
  'recommended → withdrawn',
  'recommended → lapsed',
  'under-review → accepted',
  'under-review → declined',
  'under-review → withdrawn',
  'under-review → lapsed',
  'accepted → appointed',
  'accepted → declined',
  'accepted → withdrawn',
  'accepted → lapsed',
]

const pairs = referralStates.flatMap((from) => referralStates.map((to) => ({ from, to })))

describe('a step of a case', () => {
  test.each(pairs)('from $from to $to is there or refused', async ({ from, to }) => {
    const step = async () => checkStep(aCase(from), { to, on: today, today })
    if (allowed.includes(`${from} → ${to}`)) {
      await expect(step()).resolves.toBe(stepBetween(from, to)?.needs)
    } else {
      expect(await refusalOf(step)).toEqual({ code: 'wrong-state', paths: ['to'] })
    }
  })

  test('leads nowhere from an outcome, and from everything else somewhere', () => {
    expect(referralStates.filter(isOutcome)).toEqual([...outcomes])
  })

  test('every state is reached from the draft', () => {
    const reached = new Set<ReferralState>(['draft'])
    for (const from of reached) for (const { to } of pairs) if (stepBetween(from, to)) reached.add(to)
    expect(reached.size).toBe(referralStates.length)
  })

  test('to consultation asks for somebody to be consulted about', async () => {
    const empty = aCase('draft', { shortlist: [] })
    expect((await refusalOf(async () => checkStep(empty, { to: 'consulted', on: today, today }))).code).toBe(
      'wrong-state',
    )
  })

  test('is dated neither in the future nor before the step that came before', async () => {
    for (const on of ['2026-03-03', '2026-01-04'])
      expect(await refusalOf(async () => checkStep(aCase('draft'), { to: 'consulted', on, today }))).toEqual({
        code: 'invalid-input',
        paths: ['on'],
      })
    expect(checkStep(aCase('draft'), { to: 'consulted', on: '2026-01-05', today })).toBe('shortlist')
  })

  test.each([
    ['the day of election is today', { electionOn: today }],
    ['it lies ahead', { electionOn: '2026-06-01' }],
    ['nobody knows it', {}],
  ])('lets nothing lapse while %s', async (_, more) => {
    const open = aCase('recommended', { target: { kind: 'post', postId: ids.post(society), ...more } })
    expect(isLapsable(open, today)).toBe(false)
    expect((await refusalOf(async () => checkStep(open, { to: 'lapsed', on: today, today }))).code).toBe('wrong-state')
  })

  test('may let a case lapse from the day after, also one for an award, and no case that has ended', () => {
    expect(isLapsable(aCase('accepted'), today)).toBe(true)
    const award = { kind: 'award', name: '某奖', organizationId: society, decisionOn: '2026-03-01' }
    expect(isLapsable(aCase('draft', { target: award }), today)).toBe(true)
    for (const state of outcomes) expect(isLapsable(aCase(state), today)).toBe(false)
  })
})

describe('a consent', () => {
  const given = {
    givenOn: '2026-02-01',
    purpose: 'post',
    recipientId: society,
    until: '2026-03-02',
    means: 'signed',
  } as const
  const asked = { recipient: society, purpose: 'post', on: today } as const

  test('covers a recommendation from its first to its last day, to its recipient, for its purpose', () => {
    expect(consentGap(given, asked)).toBeUndefined()
    expect(consentGap(given, { ...asked, on: '2026-02-01' })).toBeUndefined()
  })

  test.each([
    ['none', undefined, {}],
    ['withdrawn', { ...given, withdrawnOn: '2026-03-02' }, {}],
    ['withdrawn', { ...given, withdrawnOn: '2026-03-02' }, { on: '2026-03-01' }],
    ['not-yet', given, { on: '2026-01-31' }],
    ['expired', given, { on: '2026-03-03' }],
    ['other-recipient', given, { recipient: ids.organization() }],
    ['other-purpose', given, { purpose: 'award' }],
  ] as const)('does not cover it where it is %s', (gap, consent, more) => {
    expect(consentGap(consent, { ...asked, ...more })).toBe(gap)
  })
})
