import { expect } from 'vitest'
import { newSheet, type SeatSheet, withMembership, withPost, withSession } from '../../shared/domain/seat-sheet.ts'
import { overfullOn } from '../../shared/domain/seat-state.ts'
import { type Audit, audits } from '../../shared/table/audits.ts'
import type { Table } from '../../shared/table/client.ts'
import { identifiers } from '../../shared/table/identifiers.ts'
import { organizations, posts, sessions, sheets } from '../../shared/table/organizations.ts'
import { honours, memberships, mentorings, people } from '../../shared/table/people.ts'
import type { Stored } from '../../shared/table/read.ts'
import { today } from './clock.ts'
import { snapshot } from './snapshot.ts'

/** What must be true of the table after whatever was done to it, in whatever order, wherever somebody died. */
export async function expectInvariants(table: Table): Promise<void> {
  const all = await snapshot(table)
  const of = (type: string) => all.filter(({ T }) => T === type)
  expectSheets(of)
  expectAudits(all)
  expectIdentifiers(of)
  expectDependents(of)
  expectMirrors(of)
}

type Of = (type: string) => readonly Stored[]

/** Every seat sheet is what counting from scratch gives, and no post is overfull from today on. */
function expectSheets(of: Of): void {
  const held = of('membership').map(memberships.fromItem)
  const stored = new Map(
    of('sheet')
      .map(sheets.fromItem)
      .map((sheet) => [sheet.organizationId, sheet]),
  )
  for (const organization of of('organization').map(organizations.fromItem)) {
    const own = ({ organizationId }: { organizationId: string }) => organizationId === organization.id
    const bare = of('session')
      .map(sessions.fromItem)
      .filter(own)
      .reduce(withSession, of('post').map(posts.fromItem).filter(own).reduce(withPost, newSheet(organization)))
    const counted = held.filter(own).reduce((sheet, each) => withMembership(sheet, undefined, each), bare)
    const sheet = stored.get(organization.id)
    // None is stored while there is nothing to count.
    if (sheet !== undefined || counted.version > 0)
      expect(sheet === undefined ? undefined : comparable(sheet)).toEqual(comparable(counted))
    for (const seat of counted.seats) expect(overfullOn(seat, counted, { since: today })).toBeUndefined()
    if (organization.closing?.done) expect(counted.unended).toBe(0)
  }
}

function comparable({ version, seats, ...rest }: SeatSheet): unknown {
  const sorted = seats.map(({ spans, ...seat }) => ({
    ...seat,
    spans: spans.map((span) => JSON.stringify(Object.entries(JSON.parse(JSON.stringify(span))).sort())).sort(),
  }))
  return JSON.parse(JSON.stringify({ ...rest, seats: sorted }))
}

/** Every version of every thing has exactly one audit item, and the audit items together tell how it came to be what it is. */
function expectAudits(all: readonly Stored[]): void {
  const trails = Map.groupBy(all.filter(({ T }) => T === 'audit').map(audits.fromItem), ({ entity }) => entity)
  for (const item of all) {
    // Sheets and imports count steps that are not all recorded.
    if (typeof item.version !== 'number' || uncounted.has(String(item.T))) continue
    const entity = entityOf(item)
    // A removal has no version of its own: what comes back under its id goes on counting.
    const trail = (trails.get(entity) ?? [])
      .filter(({ version }) => version !== undefined)
      .sort((a, b) => (a.version ?? 0) - (b.version ?? 0))
    // What a test loaded without a verb has no first item.
    const versions = Array.from({ length: item.version }, (_, at) => at + 1).slice(trail[0]?.version === 1 ? 0 : 1)
    expect([entity, trail.map(({ version }) => version)]).toEqual([entity, versions])
    if (trail[0]?.version === 1) expect(replayed(trail)).toEqual(fields(item))
  }
}

const uncounted = new Set(['sheet', 'audit', 'import', 'import-batch', 'erasure'])

/** What the audit calls a thing: its id, or the names that stand in its address. */
function entityOf({ T, id, networkId, year, organizerId, programme, cohort, applicantId }: Stored): string {
  if (T === 'grade') return `${networkId}/${year}`
  if (T === 'cohort') return `${organizerId}/${programme}/${cohort}`
  return T === 'quota' ? `${organizerId}/${programme}/${cohort}/${applicantId}` : String(id)
}

function replayed(trail: readonly Audit[]): Record<string, unknown> {
  return trail.reduce<Record<string, unknown>>((sofar, { before, after = {} }) => {
    if (before === undefined) return after
    const kept = Object.fromEntries(Object.entries(sofar).filter(([name]) => !(name in before)))
    return { ...kept, ...after }
  }, {})
}

function fields(item: Stored): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !/^(T|updatedAt|PK|SK|GS\d[PS]K)$/.test(name)))
}

/** Identifier items are just those that organizations and people say they have. */
function expectIdentifiers(of: Of): void {
  const owners = [...of('organization').map(organizations.fromItem), ...of('person').map(people.fromItem)]
  const said = owners.flatMap(({ id, identifiers: own }) => own.map(({ scheme, value }) => `${scheme} ${value} ${id}`))
  const kept = of('identifier')
    .map(identifiers.fromItem)
    .map(({ scheme, value, owner }) => `${scheme} ${value} ${owner}`)
  expect(kept.sort()).toEqual([...new Set(said)].sort())
}

/** A seat is flagged just when the membership that it rests on has ended; what has ended itself need not be. */
function expectDependents(of: Of): void {
  const held = of('membership').map(memberships.fromItem)
  const byId = new Map(held.map((each) => [each.id, each]))
  for (const { id, baseId, baseEnded, status } of held)
    if (status !== 'ended' && baseId !== undefined)
      expect([id, baseEnded]).toEqual([id, byId.get(baseId)?.status === 'ended' || undefined])
}

/** A mentor sees just the honours that name them. */
function expectMirrors(of: Of): void {
  const named = of('honour')
    .map(honours.fromItem)
    .flatMap(({ id, mentorId }) => (mentorId === undefined ? [] : [`${mentorId} ${id}`]))
  expect(
    of('mentoring')
      .map(mentorings.fromItem)
      .map(({ personId, honourId }) => `${personId} ${honourId}`)
      .sort(),
  ).toEqual(named.sort())
}
