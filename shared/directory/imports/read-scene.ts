import { dayOf } from '../../domain/dates.ts'
import type { OrganizationId, PersonId, SessionId } from '../../domain/ids.ts'
import type { Membership } from '../../domain/membership.ts'
import type { Person } from '../../domain/person.ts'
import type { SeatSheet } from '../../domain/seat-sheet.ts'
import { currentSession } from '../../domain/seat-state.ts'
import { inOrder } from '../../domain/session.ts'
import { AppError } from '../../errors.ts'
import { peopleOf } from '../../roster/people/file-people.ts'
import { readAgainst } from '../../roster/people/file-row.ts'
import { namesToLookUp } from '../../roster/people/match.ts'
import { surveyOf } from '../../roster/people/survey.ts'
import type { Scene } from '../../roster/plan/scene.ts'
import type { RosterImport } from '../../roster/roster-import.ts'
import type { RosterRow } from '../../roster/roster-row.ts'
import type { Table } from '../../table/client.ts'
import { childKey } from '../../table/keys.ts'
import { posts, sessions } from '../../table/organizations.ts'
import { pause } from '../../table/pause.ts'
import { memberships } from '../../table/people.ts'
import { queryAll } from '../../table/read.ts'
import type { Context } from '../context.ts'
import { find, readAll, unknownReference } from '../read.ts'
import { readSheet } from '../seat-sheets.ts'
import { addEmployers, addPeople, readIdentities, readNamesakes, readNow, readOrcids } from './read-people-of.ts'
import { strangersAmong } from './strangers.ts'

/** Hears how far a longer work has come. */
export type Progress = (done: number, total: number) => Promise<void> | void

/**
 * Reads what a plan of these rows looks at: the roster as it is now, strongly consistent, and, by an index that may lag a moment, people
 * elsewhere in the directory of names that neither an id nor the roster itself settles. Throws `unknown-reference` for a session or post
 * that is not the organization's.
 */
export async function readScene(
  ctx: Context,
  of: Pick<RosterImport, 'organizationId' | 'settings' | 'choices' | 'createdAt' | 'map'>,
  rows: readonly RosterRow[],
  progress: Progress,
): Promise<Scene> {
  const { table } = ctx
  const { organizationId, settings } = of
  const on = settings.on ?? dayOf(new Date(of.createdAt))
  const first = await readSheet(ctx, organizationId)
  const sessionId = settings.sessionId ?? currentSession(first.terms, on)?.term.id
  const term = first.terms.find(({ id }) => id === sessionId)
  if (sessionId !== undefined && term === undefined) throw unknownReference('settings.sessionId', sessionId)
  const [session, ownPosts, roster] = await Promise.all([
    sessionId === undefined ? undefined : find(table, sessions, childKey(sessionId)),
    readAll(table, posts, { pk: `O#${organizationId}`, prefix: 'P#' }),
    readRoster(ctx, organizationId, sessionId),
  ])
  const unknownPost = settings.posts?.find((id) => !ownPosts.some((post) => post.id === id))
  if (unknownPost !== undefined) throw unknownReference('settings.posts', unknownPost)
  const previousId = session?.change?.previousId ?? sessionBefore(roster.sheet, sessionId)
  const previous = previousId === undefined ? [] : await readSession(table, organizationId, previousId)
  const people = new Map<string, Person>()
  const onRoster = [...roster.memberships, ...previous].map(({ personId }): PersonId => personId)
  const inReach = new Set<PersonId>(onRoster)
  const named = rows.flatMap(({ personId }) => personId ?? [])
  // An id in a file leads to whoever reaches the person, and to nobody else.
  const strangers = await strangersAmong(
    ctx,
    'person.read',
    named.filter((id) => !inReach.has(id)),
  )
  const [orcids, identities] = await Promise.all([readOrcids(table, rows), readIdentities(table, rows)])
  await addPeople(table, people, [
    ...onRoster,
    ...named.filter((id) => !strangers.has(id)),
    ...of.choices.flatMap(({ personId }) => personId ?? []),
    ...orcids.values(),
    ...identities.values(),
  ])
  const employers = new Map<string, readonly string[]>()
  await addEmployers(table, employers, people.values())
  const here: Scene = {
    mode: settings.mode,
    createPosts: settings.createPosts,
    only: settings.posts && new Set(settings.posts),
    on,
    today: dayOf(ctx.now),
    columns: of.map?.columns ?? [],
    sheet: roster.sheet,
    posts: ownPosts,
    term: roster.sheet.terms.find(({ id }) => id === sessionId),
    change: session?.change,
    memberships: roster.memberships,
    previous,
    people,
    namesakes: new Map(),
    crowded: new Set(),
    strangers,
    orcids,
    identities,
    employers,
    choices: new Map(of.choices.map(({ row, personId }) => [row, personId])),
  }
  const survey = surveyOf(here)
  const names = namesToLookUp(survey, peopleOf(survey, readAgainst(here, rows)))
  const { found, crowded } = await readNamesakes(table, names, (done) =>
    progress(Math.floor((done * rows.length) / names.size), rows.length),
  )
  const everybody = [...found.values()].flat()
  await addPeople(
    table,
    people,
    everybody.flatMap(({ merged }) => merged?.into ?? []),
  )
  await addEmployers(table, employers, [...everybody, ...people.values()])
  const met = [...everybody, ...people.values()].map(({ id }) => id)
  const outside = await strangersAmong(
    ctx,
    'person.write',
    met.filter((id) => !inReach.has(id)),
  )
  return { ...here, namesakes: found, crowded, strangers: outside }
}

function sessionBefore({ terms }: SeatSheet, id: SessionId | undefined): SessionId | undefined {
  const ordered = inOrder(terms)
  const at = ordered.findIndex((term) => term.id === id)
  return at < 1 ? undefined : ordered[at - 1]?.id
}

/** Attempts at a roster that the index has caught up with: some four seconds. */
const attempts = 20

/**
 * Memberships of a session and those without one. Which there are, an index tells that may lag; the seat sheet, which does not, counts all
 * that were or are held, so a roster that is not whole is read again.
 */
async function readRoster(
  ctx: Context,
  id: OrganizationId,
  sessionId: SessionId | undefined,
): Promise<{ readonly sheet: SeatSheet; readonly memberships: readonly Membership[] }> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (attempt > 0) await pause(attempt)
    const before = await readSheet(ctx, id)
    const found = (
      await Promise.all([
        sessionId === undefined ? [] : readSession(ctx.table, id, sessionId),
        readSession(ctx.table, id, '-'),
      ])
    ).flat()
    const sheet = await readSheet(ctx, id)
    if (sheet.version === before.version && isWhole(sheet, sessionId, found)) return { sheet, memberships: found }
  }
  throw rosterMoves
}

async function readSession(table: Table, id: OrganizationId, session: string): Promise<Membership[]> {
  const ids: string[] = []
  for await (const item of queryAll(table, { index: 'GS2', pk: `M#${id}`, prefix: `${session}#` }))
    ids.push(memberships.fromItem(item).id)
  return readNow(table, memberships, ids.map(childKey))
}

function isWhole({ seats }: SeatSheet, sessionId: SessionId | undefined, found: readonly Membership[]): boolean {
  const spans = seats.flatMap((seat) => seat.spans)
  const counted = spans.filter(({ session }) => session === undefined || session === sessionId)
  const held = found.filter(
    ({ status, neverHeld, endReason }) =>
      (status === 'in-office' || status === 'ended') && !neverHeld && endReason !== 'entered-in-error',
  )
  return counted.reduce((sum, { n }) => sum + n, 0) === held.length
}

const rosterMoves = new AppError('busy', {
  zh: '名册正在变动，暂时读不到完整的名册；请稍后再试。',
  en: 'The roster is being changed and cannot be read whole just now; retry in a moment.',
})
