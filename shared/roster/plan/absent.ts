import type { Membership } from '../../domain/membership.ts'
import { mainName } from '../../domain/names.ts'
import type { Person } from '../../domain/person.ts'
import type { FileRow } from '../people/file-row.ts'
import type { Settled } from '../people/settle.ts'
import { compare, type Survey } from '../people/survey.ts'
import { type DraftStep, ending } from './draft-step.ts'
import { absentEnd, goesOn, saidDates, scopeOf } from './holding-dates.ts'
import { currentOf, isPrepared, nameKey } from './scene.ts'

/** Somebody on the roster who has posts that no row of the file names. */
export type Absent = {
  readonly personId: string
  readonly person: Person | undefined
  readonly name: string
  readonly posts: readonly Membership[]
  /** Rows that may mean this person and are not settled: nobody is let go for a row that could not be read. */
  readonly heldBy: readonly FileRow[]
  /** What cannot be ended, for it had not begun by the day of the file, or its session is over. */
  readonly stuck: readonly Membership[]
  readonly steps: readonly DraftStep[]
}

/** Those whom a whole roster lets go, chairs first; `open` are rows with problems or under review. */
export function absentFrom(
  survey: Survey,
  settled: readonly Settled[],
  open: ReadonlySet<FileRow>,
  drafted: readonly DraftStep[],
): Absent[] {
  const { scene, holdings } = survey
  if (scene.mode !== 'whole') return []
  const named = namedPosts(survey, settled)
  const ended = new Set(drafted.flatMap(({ step }) => (step.kind === 'end' ? [step.membershipId] : [])))
  const guard = guardOf(survey, settled, open)
  const isOfRoster = scopeOf(scene)
  const found = [...holdings].flatMap(([personId, held]): Absent[] => {
    const mentioned = named.get(personId)
    if (mentioned === 'all') return []
    const posts = held.filter(
      (each) => isOfRoster(each) && mayLeave(survey, each) && !mentioned?.has(each.postId) && !ended.has(each.id),
    )
    if (posts.length === 0) return []
    const person = currentOf(scene.people, personId)
    const heldBy = guard(personId, person, posts)
    const stuck = posts.filter((each) => absentEnd(scene, each) === undefined)
    const reason = isPrepared(scene) ? 'entered-in-error' : 'unknown'
    const steps = posts.flatMap((each) => {
      const end = absentEnd(scene, each)
      return end === undefined ? [] : [ending(each, end, reason)]
    })
    const isFree = heldBy.length === 0 && stuck.length === 0
    const name = person === undefined ? personId : mainName(person.names)
    return [{ personId, person, name, posts, heldBy, stuck, steps: isFree ? steps : [] }]
  })
  return found.sort((a, b) => orderOf(a) - orderOf(b) || compare(a.name, b.name) || compare(a.personId, b.personId))
}

function orderOf({ posts }: Absent): number {
  return posts.reduce((least, { order }) => Math.min(least, order), 1000)
}

/** What has not taken effect stays. */
function mayLeave({ scene }: Survey, membership: Membership): boolean {
  if (membership.status !== 'in-office' || !goesOn(scene, membership)) return false
  return scene.only === undefined || scene.only.has(membership.postId)
}

/** The posts that the file names of each known person as going on; all of them, where a row names the person and says nothing of posts. */
function namedPosts({ scene }: Survey, settled: readonly Settled[]): ReadonlyMap<string, ReadonlySet<string> | 'all'> {
  const isOver = ({ row }: FileRow) => {
    const { over, end } = saidDates(scene, row)
    return over && end !== undefined
  }
  const named = new Map<string, ReadonlySet<string> | 'all'>()
  for (const { of, match } of settled) {
    if (match.kind !== 'known') continue
    const going = of.rows.filter((file) => !isOver(file)).flatMap(({ posts }) => posts.map(({ key }) => key))
    named.set(match.person.id, of.rows.some(({ row }) => row.posts.length === 0) ? 'all' : new Set(going))
  }
  return named
}

/** Tells which open rows may mean somebody: by name, by id, by what they were compared with, or, without any name, by the post. */
function guardOf({ scene }: Survey, settled: readonly Settled[], open: ReadonlySet<FileRow>) {
  const byName = new Map<string, FileRow[]>()
  const byId = new Map<string, FileRow[]>()
  const nameless: FileRow[] = []
  const put = (map: Map<string, FileRow[]>, key: string, row: FileRow) => {
    const known = map.get(key)
    if (known === undefined) map.set(key, [row])
    else known.push(row)
  }
  for (const row of open) {
    const ids = [row.row.personId, row.choice ?? undefined].filter((id) => id !== undefined)
    for (const id of ids) put(byId, currentOf(scene.people, id)?.id ?? id, row)
    if (row.key !== undefined) put(byName, row.key, row)
    else if (!ids.some((id) => currentOf(scene.people, id) !== undefined)) nameless.push(row)
  }
  for (const { of, match } of settled) {
    const row = of.rows.find((each) => open.has(each))
    if (row === undefined) continue
    if (match.kind === 'known') put(byId, match.person.id, row)
    if (match.kind === 'review') for (const { person } of match.may) put(byId, person.id, row)
  }
  return (personId: string, person: Person | undefined, posts: readonly Membership[]): FileRow[] => {
    const names = (person?.names ?? []).flatMap(({ text }) => byName.get(nameKey(text)) ?? [])
    const anyone = nameless.filter((row) => mayMean(row, posts))
    return [...new Set([...names, ...(byId.get(personId) ?? []), ...anyone])]
  }
}

/** A row without a name may mean whoever has a post that it names; one that names none, or none that is known, may mean anybody. */
function mayMean({ row, posts }: FileRow, held: readonly Membership[]): boolean {
  if (posts.length < row.posts.length || posts.length === 0) return true
  return posts.some(({ key }) => held.some(({ postId }) => postId === key))
}
