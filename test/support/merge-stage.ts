import { createAffiliation } from '../../shared/directory/affiliations.ts'
import { createEngagement } from '../../shared/directory/engagements.ts'
import { createHonour } from '../../shared/directory/honours.ts'
import { mergePeople } from '../../shared/directory/merges/merge-people.ts'
import { unmergePeople } from '../../shared/directory/merges/unmerge-people.ts'
import { affiliationInput } from '../../shared/domain/affiliation.ts'
import { engagementInput } from '../../shared/domain/engagement.ts'
import { honourInput } from '../../shared/domain/honour.ts'
import type { MembershipId, PersonId } from '../../shared/domain/ids.ts'
import { contradictions } from '../../shared/domain/person-contradictions.ts'
import type { Table } from '../../shared/table/client.ts'
import { keyOf } from '../../shared/table/keys.ts'
import { people } from '../../shared/table/people.ts'
import { getItem, type Stored } from '../../shared/table/read.ts'
import type { Requests } from './context.ts'
import { given } from './given.ts'
import { snapshot } from './snapshot.ts'

/** What two records of one person have, drawn at random by `chance` (0 to 1). */
export async function twoRecords(request: Requests, chance: () => number) {
  const there = given(request)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] ?? Reflect.get(from, 0)
  const maybe = (odds = 0.5) => chance() < odds
  const some = (most: number) => Array.from({ length: Math.floor(chance() * (most + 1)) })
  const facts = (own: string) => ({
    names: [
      { text: pick(['测试甲', '测试乙']), kind: 'official' },
      ...(maybe() ? [{ text: `别名${own}`, kind: 'alias' }] : []),
    ],
    ...(maybe() ? { birth: pick(['1965', '1965-03', '1965-03-01']) } : {}),
    ...(maybe() ? { gender: '1' } : {}),
    ...(maybe() ? { note: `备注${own}` } : {}),
    employments: some(2).map(() => ({ organization: pick(['某大学', '某研究所']), title: pick(['教授', '所长']) })),
    contacts: some(2).map(() => ({ kind: 'phone', value: pick(['13800000000', '13900000000']) })),
    identifiers: [
      ...(maybe(0.3) ? [{ scheme: 'orcid', value: own === '一' ? '0000-0002-1825-0097' : '0000-0001-5109-3700' }] : []),
      ...some(2).map(() => ({ scheme: 'internal', value: pick(['7', '8']) })),
    ],
  })
  const [one, other, third] = [await there.person(facts('一')), await there.person(facts('二')), await there.person()]
  const [school, society] = [await there.organization({ kind: 'institution' }), await there.organization()]
  const posts = [
    await there.post(school.id, { name: '校长', role: 'head', capacity: 50 }),
    await there.post(society.id, { capacity: 50 }),
    await there.post(society.id, { name: '理事', role: 'council-member', capacity: 50 }),
  ]
  const sessions = [await there.session(society.id, 1), undefined]
  const made = new Map<PersonId, MembershipId[]>()
  for (const { id } of [one, other, one, other, one, other].slice(0, 2 + Math.floor(chance() * 5))) {
    const own = made.get(id) ?? []
    const post = pick(posts)
    const session = post.organizationId === society.id ? pick(sessions) : undefined
    const status = pick(['in-office', 'in-office', 'ended', 'proposed'])
    const membership = await there.membership(id, post.id, {
      status,
      sessionId: session?.id,
      start: pick(['2020', '2021-05-01']),
      ...(status === 'ended' ? { end: '2023', endReason: 'resigned' } : {}),
      ...(own.length > 0 && maybe() ? { baseId: pick(own) } : {}),
      ...(own.length > 0 && maybe() ? { predecessorId: pick(own) } : {}),
    })
    made.set(id, [...own, membership.id])
  }
  const award = (id: PersonId, mentorId?: PersonId) =>
    createHonour(request(), id, honourInput.parse({ name: pick(['甲奖', '乙奖']), year: pick([2001, 2002]), mentorId }))
  for (const _ of some(2)) await award(one.id, maybe() ? third.id : undefined)
  for (const _ of some(2)) await award(other.id, maybe() ? third.id : undefined)
  for (const _ of some(2)) await award(third.id, pick([one.id, other.id]))
  if (maybe(0.2)) await award(one.id, other.id)
  if (maybe(0.2)) await award(other.id, one.id)
  const network = await there.network()
  const activity = await there.activity(society.id)
  for (const { id } of [one, other]) {
    if (maybe())
      await createAffiliation(request(), id, affiliationInput.parse({ networkId: network.id, role: pick(['a', 'b']) }))
    if (maybe())
      await createEngagement(request(), id, engagementInput.parse({ activityId: activity.id, role: 'attendee' }))
  }
  return { one: one.id, other: other.id, third: third.id, posts, society, school, network, activity }
}

/** A person as stored, merged away or not. */
export async function storedPerson(table: Table, id: PersonId) {
  return people.fromItem((await getItem(table, keyOf.person(id))) ?? {})
}

/** Merges `loser` into `survivor` as they are now, over whatever stands against it. */
export async function merge(request: Requests, loser: PersonId, survivor: PersonId, table: Table = request().table) {
  const ctx = { ...request(), table }
  const [a, b] = [await storedPerson(request().table, loser), await storedPerson(request().table, survivor)]
  const acknowledge = [...contradictions]
  return mergePeople(ctx, loser, a.version, { into: survivor, intoVersion: b.version, reason: '重复录入', acknowledge })
}

/** Undoes the merge of `loser`, as everything is now. */
export async function unmerge(request: Requests, loser: PersonId, from: PersonId, table: Table = request().table) {
  const ctx = { ...request(), table }
  const a = await storedPerson(request().table, loser)
  const b = await storedPerson(request().table, from)
  return unmergePeople(ctx, loser, a.version, { from, fromVersion: b.version, reason: '误合' })
}

/** Everything but audit, memory of merges, versions and times: what a merge and its undoing leave as it was. */
export async function content(table: Table): Promise<unknown[]> {
  const kept = (await snapshot(table)).filter(
    ({ T }) => !['audit', 'lineage', 'not-same', 'idempotency'].includes(String(T)),
  )
  return kept.map(plain)
}

function plain(item: Stored): unknown {
  const { version, updatedAt, ...rest } = item
  if (rest.merged !== undefined) return { ...rest, merged: { ...Object(rest.merged), at: undefined } }
  if (!Array.isArray(rest.seats)) return rest
  // Spans are counted in the order in which they came.
  const seats = rest.seats.map((seat) => ({ ...seat, spans: seat.spans.map(JSON.stringify).sort() }))
  return { ...rest, seats }
}
