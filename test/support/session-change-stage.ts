import type { Context } from '../../shared/directory/context.ts'
import { readPerson } from '../../shared/directory/person-record.ts'
import { readProfiles } from '../../shared/directory/profiles.ts'
import { readHolders, readRoster } from '../../shared/directory/rosters.ts'
import { readSheet } from '../../shared/directory/seat-sheets.ts'
import type { Day } from '../../shared/domain/dates.ts'
import type { OrganizationId } from '../../shared/domain/ids.ts'
import type { Membership } from '../../shared/domain/membership.ts'
import type { Person } from '../../shared/domain/person.ts'
import type { Post } from '../../shared/domain/post.ts'
import { standingsOf } from '../../shared/domain/seat-state.ts'
import type { Session } from '../../shared/domain/session.ts'
import { daysOf } from '../../shared/domain/tenure.ts'
import { factsOf } from '../../shared/index/columns/facts-of.ts'
import type { Table } from '../../shared/table/client.ts'
import { load } from './load.ts'
import { aMembership, anOrganization, aPerson, aPost, aSession } from './things.ts'

/** A society in its tenth session: a chair, two vice-chairs of three, a council, somebody acting, somebody honorary, somebody without session. */
export type Council = {
  readonly id: OrganizationId
  readonly chair: Post
  readonly vice: Post
  readonly member: Post
  readonly honorary: Post
  readonly secretary: Post
  readonly session: Session
  readonly people: readonly Person[]
  readonly memberships: readonly Membership[]
}

/** First day of the session to come, and its eve. */
export const newDay: Day = '2026-03-20'
export const eve: Day = '2026-03-19'

/** A council of so many, put into the table without verbs. */
export async function aCouncil(
  table: Table,
  size: number,
  more: { readonly sessionStart?: string | undefined } = {},
): Promise<Council> {
  const society = anOrganization()
  const { id } = society
  const chair = aPost(id)
  const vice = aPost(id, { name: '副理事长', role: 'vice-chair', capacity: 3 })
  const member = aPost(id, { name: '理事', role: 'council-member', responsible: false, capacity: size + 2 })
  const honorary = aPost(id, { name: '名誉理事长', role: 'honorary-chair', responsible: false, capacity: 9 })
  const secretary = aPost(id, { name: '秘书长', role: 'secretary-general' })
  const start = 'sessionStart' in more ? more.sessionStart : '2021-03-20'
  const session = aSession(id, 10, { start, end: '2026-03-19', status: 'sitting' })
  const people = Array.from({ length: Math.max(size, 6) }, (_, nth) =>
    aPerson({ names: [{ text: `测试${String.fromCharCode(0x4e00 + nth)}`, kind: 'official' }], birth: '1975-05' }),
  )
  const of = (nth: number, post: Post, rest: object = {}) => {
    const person = people[nth]
    if (person === undefined) throw new RangeError(`nobody ${nth}`)
    return aMembership(post.id, { sessionId: session.id, status: 'in-office', ...rest }, person.id)
  }
  const memberships = [
    of(0, chair),
    of(1, vice, { nature: 'part-time' }),
    // One whose own end lies beyond the session, and one who came later.
    of(2, vice, { end: '2030-12-31' }),
    of(3, honorary, { nature: 'honorary', end: '2031' }),
    of(4, secretary, { nature: 'acting', start: '2025-01-01' }),
    of(5, honorary, { sessionId: undefined, start: '2019' }),
    ...Array.from({ length: size }, (_, nth) => of(nth, member, nth % 7 === 3 ? { start: '2023-06' } : {})),
    of(1, member, { status: 'ended', start: '2021-03-20', end: '2022-01-01', endReason: 'resigned', postId: vice.id }),
  ]
  const posts = [chair, vice, member, honorary, secretary]
  await load(table, { organizations: [society], posts, sessions: [session], people, memberships })
  return { id, chair, vice, member, honorary, secretary, session, people, memberships }
}

/** All that readers see of an organization on some days: roster, holders, vacancies, and of a few people record and index. */
export async function seen(
  ctx: Context,
  { id, chair, member, people }: Council,
  days: readonly Day[],
  looked = 5,
): Promise<unknown[]> {
  const few = people.slice(0, looked).map((person) => person.id)
  const profiles = [...(await readProfiles(ctx.table, few)).values()]
  const sheet = await readSheet(ctx, id)
  const all: unknown[] = [
    profiles.map((profile) =>
      factsOf(profile).posts.flatMap(({ id: own, tenure }) => (tenure === undefined ? [] : [[own, daysOf(tenure)]])),
    ),
  ]
  for (const on of days) {
    const roster = await readRoster(ctx, id, { kind: 'as-of', on, pending: false }, 1000, undefined)
    const holders = await Promise.all(
      (looked > 1 ? [chair, member] : [chair]).map((post) => readHolders(ctx, post.id, on, 1000, undefined)),
    )
    const held = (lines: typeof roster.items) =>
      lines.filter(({ holds }) => holds !== 'no').map(({ membership, holds }) => [membership.id, holds])
    const records = await Promise.all(few.map((person) => readPerson(ctx, person, on)))
    all.push({
      on,
      roster: held(roster.items).sort(),
      holders: holders.map(({ items }) => held(items).sort()),
      vacancies: standingsOf(sheet, on, 180).map(({ seat, session, ...standing }) => [
        seat.postId,
        standing,
        session?.term.id,
        session?.state,
      ]),
      records: records.map(({ holds }) => [...holds].filter(([, truth]) => truth !== 'no').sort()),
    })
  }
  return all
}
