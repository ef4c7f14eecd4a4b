import { beforeAll, describe, expect, test } from 'vitest'
import { changeMembership, getMembership } from '../../../../shared/directory/memberships.ts'
import { changeOrganization, getOrganization } from '../../../../shared/directory/organizations.ts'
import { changePerson, getPerson } from '../../../../shared/directory/people.ts'
import { appointmentInput } from '../../../../shared/directory/referrals/appointment-input.ts'
import { appoint } from '../../../../shared/directory/referrals/appointments.ts'
import type { CaseFile } from '../../../../shared/directory/referrals/case-file.ts'
import { recordConsent, withdrawConsent } from '../../../../shared/directory/referrals/consents.ts'
import { putNominee } from '../../../../shared/directory/referrals/nominees.ts'
import { type Recheck, unjudged } from '../../../../shared/directory/referrals/recheck.ts'
import { nominationInput, openingInput } from '../../../../shared/directory/referrals/referral-input.ts'
import { getReferral, openReferral } from '../../../../shared/directory/referrals/referrals.ts'
import { moveReferral, transitionInput } from '../../../../shared/directory/referrals/transitions.ts'
import type { MembershipId } from '../../../../shared/domain/ids.ts'
import { consentInput } from '../../../../shared/domain/nominee.ts'
import type { Person } from '../../../../shared/domain/person.ts'
import type { Table } from '../../../../shared/table/client.ts'
import type { Write } from '../../../../shared/table/commit.ts'
import { keyOf } from '../../../../shared/table/keys.ts'
import { type Requests, testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { contended, crashing, interrupted } from '../../../support/faults.ts'
import { given, patching } from '../../../support/given.ts'
import { expectInvariants } from '../../../support/invariants.ts'
import { byAge, consentTo } from '../../../support/referral-stage.ts'
import { refusalOf, untouched } from '../../../support/refusal.ts'

let table: Table
let request: Requests

beforeAll(async () => {
  table = await createTestTable()
  request = testRequests({ table })
})

const reason = { predecessor: { reason: 'term-end' } }

/** A chair that somebody holds, and a case in which this person was accepted for it. */
async function accepted(recheck: Recheck = byAge) {
  const there = given(request)
  const society = await there.organization()
  const chair = await there.post(society.id)
  const holder = await there.membership((await there.somebody()).id, chair.id, { start: '2021-01-01' })
  const person = await there.person({ birth: '1971-05-01' })
  const opened = await openReferral(
    request(),
    openingInput.parse({ target: { kind: 'post', postId: chair.id }, title: '案' }),
  )
  const { id } = opened
  await putNominee(request(), id, 1, person.id, nominationInput.parse({}))
  await recordConsent(request(), id, 2, person.id, consentInput.parse(consentTo(society)))
  const move = async (version: number, body: object, by = recheck) =>
    (await moveReferral(request(), by, id, version, transitionInput.parse(body))).file
  await move(3, { to: 'consulted' })
  const acknowledge = recheck === unjudged ? [{ personId: person.id, verdict: 'unknown' }] : undefined
  await move(4, { to: 'recommended', nominees: [person.id], acknowledge })
  await move(5, { to: 'under-review' })
  const file = await move(6, { to: 'accepted' })
  const act = async (at: Table = table, more: object = {}, by = recheck): Promise<CaseFile> => {
    const { file: done } = await appoint(
      { ...request(), table: at },
      by,
      id,
      file.referral.version,
      appointmentInput.parse({
        nominees: [{ personId: person.id, ...reason }],
        start: '2026-03-10',
        decidedBy: '理事会',
        acknowledge,
        ...more,
      }),
    )
    return done
  }
  return { society, chair, holder, person, id, version: file.referral.version, act }
}

const stateOf = async ({ id }: { readonly id: CaseFile['referral']['id'] }) =>
  (await getReferral(request(), id)).referral.state
const statusOf = async (id: MembershipId) => (await getMembership(request(), id)).status
const age = async ({ id }: Person) => {
  const { version } = await getPerson(request(), id)
  return changePerson(request(), id, version, patching({ birth: '1950-01-01' }))
}

describe('an appointment', () => {
  test('is whole or not at all, wherever the process dies', async () => {
    for (const when of ['before', 'after'] as const) {
      const of = await accepted()
      await of.act(crashing(table, 1, when)).catch(() => undefined)
      const done = when === 'after'
      expect([await stateOf(of), await statusOf(of.holder.id)]).toEqual(
        done ? ['appointed', 'ended'] : ['accepted', 'in-office'],
      )
      if (!done) expect((await of.act()).referral.state).toBe('appointed')
    }
    await expectInvariants(table)
  })

  test('goes through though others hold the same items for a while', async () => {
    const of = await accepted()
    const busy = contended(table, 2)
    expect((await of.act(busy.table)).referral.state).toBe('appointed')
    expect(busy.calls()).toBe(3)
  })

  test('is one of two that are sent at once', async () => {
    const of = await accepted()
    const all = await Promise.allSettled([of.act(), of.act(), of.act()])
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const each of all) if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'stale-version' })
    const { referral } = await getReferral(request(), of.id)
    expect([referral.outcome?.membershipIds?.length, referral.outcome?.endedIds]).toEqual([1, [of.holder.id]])
  })

  test('rests on the person as they are at that moment: who has just turned out too old is not appointed', async () => {
    const of = await accepted()
    const late = interrupted(table, 1, () => age(of.person))
    expect(await refusalOf(() => of.act(late))).toEqual({ code: 'ineligible', paths: ['nominees.0.personId'] })
    expect([await stateOf(of), await statusOf(of.holder.id)]).toEqual(['accepted', 'in-office'])
  })

  test('does not go over a consent that is withdrawn meanwhile', async () => {
    const of = await accepted()
    const late = interrupted(table, 1, () => withdrawConsent(request(), of.id, of.version, of.person.id))
    expect((await refusalOf(() => of.act(late))).code).toBe('stale-version')
    expect(await statusOf(of.holder.id)).toBe('in-office')
  })

  test('finds the seat as it is: ended meanwhile there is nobody to follow, changed meanwhile the change stays', async () => {
    const gone = await accepted()
    const end = { status: 'ended', end: '2026-03-01', endReason: 'resigned' }
    const change = (id: MembershipId, more: object) => changeMembership(request(), id, 1, patching(more))
    const ended = interrupted(table, 1, () => change(gone.holder.id, end))
    expect((await refusalOf(() => gone.act(ended))).paths).toEqual(['nominees.0.predecessor'])
    const nominees = [{ personId: gone.person.id }]
    expect((await gone.act(table, { nominees })).referral.outcome?.endedIds).toEqual([])

    const noted = await accepted()
    await noted.act(interrupted(table, 1, () => change(noted.holder.id, { note: '补记' })))
    expect(await getMembership(request(), noted.holder.id)).toMatchObject({ status: 'ended', note: '补记' })
  })

  test('by one case never ends what another case has just begun, unless it is named', async () => {
    const of = await accepted()
    const { id: newcomer } = await given(request).person({ birth: '1975' })
    const ended = { status: 'ended', end: '2026-02-28', endReason: 'resigned' }
    const other = interrupted(table, 1, async () => {
      await changeMembership(request(), of.holder.id, 1, patching(ended))
      await given(request).membership(newcomer, of.chair.id, { start: '2026-03-01' })
    })
    expect(await refusalOf(() => of.act(other))).toEqual({ code: 'post-full', paths: ['nominees.0.predecessor'] })
    expect(await stateOf(of)).toBe('accepted')
  })

  test('is held by everything that its verdict rests on', async () => {
    let asked = 0
    const society = await given(request).organization()
    const onSociety: Recheck = async (ctx, ask) => {
      asked++
      const { version } = await getOrganization(ctx, society.id)
      const step = { kind: 'check', key: keyOf.organization(society.id), expect: { version } } as const
      const found = await byAge(ctx, ask)
      return new Map([...found].map(([id, each]) => [id, { ...each, restsOn: [...each.restsOn, step] }]))
    }
    const of = await accepted(onSociety)
    asked = 0
    const change = () => changeOrganization(request(), society.id, 1, patching({ note: '新章程' }))
    expect((await of.act(interrupted(table, 1, change))).referral.state).toBe('appointed')
    expect(asked).toBe(2)
  })

  test('starts over where somebody changed between two looks at them, even if the last look is held', async () => {
    const of = await accepted()
    let asked = 0
    const meanwhile: Recheck = async (ctx, ask) => {
      asked++
      if (asked === 1) await changePerson(request(), of.person.id, 1, patching({ birth: '1972-01-01' }))
      return byAge(ctx, ask)
    }
    const { nominees } = await of.act(table, {}, meanwhile)
    expect([asked, nominees.get(of.person.id)?.verdict?.personVersion]).toEqual([2, 2])
  })

  test('that would check more than one transaction can is refused, and nothing is written', async () => {
    const of = await accepted()
    const checks = Array.from({ length: 95 }, (_, at): Write => {
      return { kind: 'check', key: { PK: `O#org_${at}`, SK: 'A' }, expect: 'absent' }
    })
    const wide: Recheck = async (_, { personIds }) =>
      new Map(personIds.map((id) => [id, { verdict: 'eligible', rules: [], restsOn: checks }]))
    expect(await untouched(table, () => of.act(table, {}, wide))).toEqual({ code: 'too-large', paths: [] })
  })

  test('is never the act of the system', async () => {
    const of = await accepted()
    const input = appointmentInput.parse({
      nominees: [{ personId: of.person.id, ...reason }],
      start: '2026-03-10',
      decidedBy: '理事会',
    })
    const ctx = { ...request(), actor: { id: 'system', kind: 'system' } as const }
    expect(await untouched(table, () => appoint(ctx, byAge, of.id, of.version, input))).toEqual({
      code: 'forbidden',
      paths: [],
    })
  })

  test('without any rules at hand needs an officer who answers for that', async () => {
    const of = await accepted(unjudged)
    expect((await untouched(table, () => of.act(table, { acknowledge: undefined }))).code).toBe('not-acknowledged')
    const { referral, nominees } = await of.act()
    expect(nominees.get(of.person.id)?.verdict?.verdict).toBe('unknown')
    expect(referral.history.at(-1)?.acknowledged).toEqual([{ personId: of.person.id, verdict: 'unknown' }])
  })
})
