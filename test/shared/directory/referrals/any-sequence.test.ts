import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { appointmentInput } from '../../../../shared/directory/referrals/appointment-input.ts'
import { appoint } from '../../../../shared/directory/referrals/appointments.ts'
import type { CaseFile } from '../../../../shared/directory/referrals/case-file.ts'
import { recordConsent, withdrawConsent } from '../../../../shared/directory/referrals/consents.ts'
import { putNominee, removeNominee } from '../../../../shared/directory/referrals/nominees.ts'
import { nominationInput, openingInput } from '../../../../shared/directory/referrals/referral-input.ts'
import { getReferral, openReferral } from '../../../../shared/directory/referrals/referrals.ts'
import { moveReferral, transitionInput } from '../../../../shared/directory/referrals/transitions.ts'
import { consentInput } from '../../../../shared/domain/nominee.ts'
import type { Organization } from '../../../../shared/domain/organization.ts'
import type { Person } from '../../../../shared/domain/person.ts'
import type { Post } from '../../../../shared/domain/post.ts'
import type { Referral } from '../../../../shared/domain/referral.ts'
import { type ReferralState, referralStates } from '../../../../shared/domain/referral-states.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { Table } from '../../../../shared/table/client.ts'
import { type Requests, testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { given } from '../../../support/given.ts'
import { expectInvariants } from '../../../support/invariants.ts'
import { byAge, consentTo } from '../../../support/referral-stage.ts'

let table: Table
let request: Requests
let society: Organization
let council: Post
let people: Person[]

beforeAll(async () => {
  table = await createTestTable()
  request = testRequests({ table })
  const there = given(request)
  society = await there.organization()
  council = await there.post(society.id, { name: '理事', role: 'council-member', capacity: 500 })
  people = [await there.person({ birth: '1975' }), await there.person({ birth: '1940' })]
})

/** One request of a client that may do anything at any time: `who` is a place in `people`, `behind` how old a version it has seen. */
type Act = {
  readonly what: (typeof acts)[number] | `to ${ReferralState}` | 'onward'
  readonly who: number
  readonly behind: number
}

const acts = ['nominate', 'remove', 'consent', 'withdraw', 'appoint'] as const
const act = fc.record({
  what: fc.oneof(
    { weight: 5, arbitrary: fc.constant('onward' as const) },
    { weight: 3, arbitrary: fc.constantFrom(...acts, 'nominate' as const, 'consent' as const) },
    { weight: 2, arbitrary: fc.constantFrom(...referralStates.map((state) => `to ${state}` as const)) },
  ),
  who: fc.constantFrom(0, 0, 0, 1),
  behind: fc.constantFrom(0, 0, 0, 0, 0, 0, 1),
})

/** What usually comes next. */
const onward: Readonly<Partial<Record<ReferralState, Exclude<Act['what'], 'onward'>>>> = {
  draft: 'to consulted',
  consulted: 'to recommended',
  recommended: 'to under-review',
  'under-review': 'to accepted',
  accepted: 'appoint',
}

async function perform(
  { id, version, state }: Referral,
  { who, behind, ...asked }: Act,
): Promise<CaseFile | undefined> {
  const person = people[who]
  const what = asked.what === 'onward' ? onward[state] : asked.what
  if (person === undefined || what === undefined) return undefined
  const seen = version - behind
  const [ctx, of] = [request(), person.id]
  switch (what) {
    case 'nominate':
      return (await putNominee(ctx, id, seen, of, nominationInput.parse({}))).file
    case 'remove':
      return removeNominee(ctx, id, seen, of)
    case 'consent':
      return recordConsent(ctx, id, seen, of, consentInput.parse(consentTo(society)))
    case 'withdraw':
      return withdrawConsent(ctx, id, seen, of)
    case 'appoint': {
      const body = { nominees: [{ personId: of }], start: '2026-03-10', decidedBy: '理事会' }
      return (await appoint(ctx, byAge, id, seen, appointmentInput.parse(body))).file
    }
    default: {
      const to = what.slice(3)
      const body = transitionInput.parse({ to, ...(to === 'recommended' ? { nominees: [of] } : {}) })
      return (await moveReferral(ctx, byAge, id, seen, body)).file
    }
  }
}

/** The edges that are allowed, written out once more. */
const edges = new Set(
  [
    ['draft', 'consulted'],
    ['consulted', 'recommended'],
    ['recommended', 'under-review'],
    ['under-review', 'accepted'],
    ['accepted', 'appointed'],
    ...['recommended', 'under-review', 'accepted'].map((from) => [from, 'declined']),
    ...['draft', 'consulted', 'recommended', 'under-review', 'accepted'].map((from) => [from, 'withdrawn']),
  ].map(([from, to]) => `${from} → ${to}`),
)

function expectPath({ history, state, outcome }: Referral): void {
  expect(history[0]).toMatchObject({ to: 'draft' })
  for (const [at, { from, to }] of history.entries()) {
    if (at === 0) continue
    expect(from).toBe(history[at - 1]?.to)
    expect(edges).toContain(`${from} → ${to}`)
  }
  expect(history.at(-1)?.to).toBe(state)
  expect(outcome?.state).toBe(['appointed', 'declined', 'withdrawn'].includes(state) ? state : undefined)
}

const reached = new Set<string>()

test('whatever is asked in whatever order, a case goes along its edges, and a refusal leaves it as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 24 }), async (sequence) => {
      const target = { kind: 'post', postId: council.id }
      let referral = await openReferral(request(), openingInput.parse({ target, title: '案' }))
      for (const each of sequence) {
        const before = referral
        try {
          const done = await perform(referral, each)
          if (done === undefined) continue
          referral = done.referral
          expect([each.behind, referral.version]).toEqual([0, before.version + 1])
        } catch (error) {
          if (!(error instanceof AppError)) throw error
          expect(error.status).toBeLessThan(500)
          const { referral: now } = await getReferral(request(), referral.id)
          expect(now).toEqual(JSON.parse(JSON.stringify(before)))
        }
        expectPath(referral)
        reached.add(referral.state)
      }
      const { nominees } = await getReferral(request(), referral.id)
      // Nobody who may not take the post, or has not consented, was ever passed on.
      for (const { personId, status, consent } of nominees.values())
        if (status !== 'shortlisted') expect([personId, consent?.purpose]).toEqual([people[0]?.id, 'post'])
    }),
    { numRuns: 15, seed: 20260302 },
  )
  expect([...reached].sort()).toEqual(
    ['draft', 'consulted', 'recommended', 'under-review', 'accepted', 'appointed', 'declined', 'withdrawn'].sort(),
  )
  await expectInvariants(table)
})
