import type { Membership } from '../../domain/membership.ts'
import type { Person } from '../../domain/person.ts'
import { currentOf, nameKey, type Scene } from '../plan/scene.ts'

/** A scene with what is looked up in it again and again. */
export type Survey = {
  readonly scene: Scene
  /** What counts of the roster's memberships, by who holds them now, oldest first. */
  readonly holdings: ReadonlyMap<string, readonly Membership[]>
  /** The same of the session before. */
  readonly before: ReadonlyMap<string, readonly Membership[]>
  /** People of both rosters by each of their names. */
  readonly bearers: ReadonlyMap<string, readonly Person[]>
  /** Posts that somebody has or had on this roster, and whether all of that was without session. */
  readonly filled: ReadonlyMap<string, { readonly sessionless: boolean }>
}

/** Looks a scene over; linear in its size. */
export function surveyOf(scene: Scene): Survey {
  const counted = scene.memberships.filter(counts)
  const holdings = byHolder(scene, counted)
  const before = byHolder(scene, scene.previous.filter(counts))
  const filled = new Map<string, { sessionless: boolean }>()
  for (const { postId, sessionId } of counted) {
    const known = filled.get(postId)?.sessionless ?? true
    filled.set(postId, { sessionless: known && sessionId === undefined })
  }
  return { scene, holdings, before, bearers: byName(scene, [...holdings.keys(), ...before.keys()]), filled }
}

/** Whether a membership was or is to be held: what never took effect, or was entered in error, is none. */
function counts({ neverHeld, endReason }: Membership): boolean {
  return !neverHeld && endReason !== 'entered-in-error'
}

function byHolder(scene: Scene, all: readonly Membership[]): Map<string, Membership[]> {
  const ordered = [...all].sort((a, b) => compare(a.start ?? '', b.start ?? '') || compare(a.id, b.id))
  return Map.groupBy(ordered, ({ personId }) => currentOf(scene.people, personId)?.id ?? personId)
}

function byName(scene: Scene, ids: readonly string[]): Map<string, Person[]> {
  const found = new Map<string, Map<string, Person>>()
  for (const id of ids) {
    const person = currentOf(scene.people, id)
    for (const { text } of person?.names ?? []) {
      const key = nameKey(text)
      const same = found.get(key) ?? new Map()
      if (person !== undefined) same.set(person.id, person)
      found.set(key, same)
    }
  }
  return new Map([...found].map(([key, same]) => [key, [...same.values()]]))
}

/** Order of code units, the same everywhere. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
