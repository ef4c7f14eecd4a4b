import type { Person } from '../../domain/person.ts'
import { currentOf, nameKey } from '../plan/scene.ts'
import type { Likeness } from '../planned-row.ts'
import type { FilePerson } from './file-people.ts'
import { bounds, type Comparison, compared, points } from './likeness.ts'
import { contradict, differ } from './same-name.ts'
import { compare, type Survey } from './survey.ts'

/** Who somebody in the file is. */
export type Match =
  | { readonly kind: 'known'; readonly person: Person; readonly found: Likeness }
  /** `others`: people of this name of whom something says that they are not meant. */
  | { readonly kind: 'new'; readonly others: readonly Comparison[] }
  /** `crowded`: more people bear the name than were looked at. */
  | { readonly kind: 'review'; readonly may: readonly Comparison[]; readonly crowded: boolean }

/** People whom rows of the file name by id, ORCID or choice, and who these rows say they are. */
export type Claims = ReadonlyMap<string, FilePerson>

/** The claims of a file. */
export function claimsOf(people: readonly FilePerson[]): Claims {
  return new Map(people.flatMap((of) => (of.named === undefined ? [] : [[of.named.id, of] as const])))
}

/** Finds out who is meant: by what names a person, then by phone or e-mail, then by all that speaks for one of those of the name. */
export function matchOf(survey: Survey, of: FilePerson, claims: Claims): Match {
  const { scene } = survey
  if (of.named !== undefined) {
    const person = currentOf(scene.people, of.named.id)
    if (person !== undefined) return { kind: 'known', person, found: foundBy(person, of.named.by) }
  }
  if (of.isNew) return { kind: 'new', others: [] }
  const settled = bySoleBearer(survey, of, claims)
  if (settled !== undefined) return settled
  const key = nameKey(of.name)
  const everybody = candidatesOf(survey, key).map((person) => besideClaims(survey, person, of, claims))
  const may = bestFirst(everybody.filter(({ contradicts }) => !contradicts))
  const crowded = scene.crowded.has(key)
  const [only, second] = reachedAmong(may)
  if (only !== undefined && second === undefined) return known(only)
  const [best, next] = may.filter(({ claimed }) => !claimed)
  if (may.length === 0 && !crowded) return { kind: 'new', others: bestFirst(everybody) }
  if (best === undefined || crowded || second !== undefined) return { kind: 'review', may, crowded }
  const leads = next === undefined || best.likeness.score - next.likeness.score >= bounds.margin
  return best.likeness.score >= bounds.threshold && leads ? known(best) : { kind: 'review', may, crowded }
}

/**
 * The only one of this name who has or had a post that the rows name, on this very roster, if nothing speaks against it: then nobody else
 * of the name is looked at. Somebody of the name who is reached by the same phone or e-mail address goes before.
 */
function bySoleBearer(survey: Survey, of: FilePerson, claims: Claims): Match | undefined {
  const bearers = survey.bearers.get(nameKey(of.name)) ?? []
  const here = bearers.map((each) => besideClaims(survey, each, of, claims))
  const may = here.filter(({ contradicts }) => !contradicts)
  const [only, second] = reachedAmong(may)
  if (only !== undefined) return second === undefined ? known(only) : undefined
  const [sole, other] = here.filter(({ inSamePost, claimed }) => inSamePost && !claimed)
  if (sole === undefined || other !== undefined || sole.contradicts || sole.worksElsewhere) return undefined
  return sole.likeness.score >= points.roster.samePost ? known(sole) : undefined
}

/** `claimed`: other rows name this person, and say something else of them than these. */
type Beside = Comparison & { readonly claimed: boolean }

/** Sets a person beside somebody in the file; whom other rows name and describe so that both cannot be true, these rows cannot mean. */
function besideClaims(survey: Survey, person: Person, of: FilePerson, claims: Claims): Beside {
  const comparison = compared(survey, person, of.facts, of.posts)
  const claim = claims.get(person.id)
  if (claim === undefined || claim === of) return { ...comparison, claimed: false }
  const contradicts = comparison.contradicts || contradict(claim.facts, of.facts)
  return { ...comparison, contradicts, claimed: contradicts || differ(claim.facts, of.facts) }
}

/** Those who are reached by the same phone or address, and whom no other row names. */
function reachedAmong(all: readonly Beside[]): readonly Beside[] {
  return all.filter(({ reachedAlike, claimed }) => reachedAlike && !claimed)
}

/** Whether others of the name have to be looked up to tell who is meant. */
function isSettledHere(survey: Survey, of: FilePerson, claims: Claims): boolean {
  return of.named !== undefined || of.isNew || bySoleBearer(survey, of, claims) !== undefined
}

/** Everybody of this name: of this roster and the one before by any of their names, of the directory by their main one. */
function candidatesOf({ bearers, scene }: Survey, key: string): Person[] {
  const all = [...(bearers.get(key) ?? []), ...(scene.namesakes.get(key) ?? [])]
  const unique = new Map<string, Person>()
  for (const each of all) {
    const person = each.merged === undefined ? each : currentOf(scene.people, each.merged.into)
    if (person !== undefined) unique.set(person.id, person)
  }
  return [...unique.values()]
}

/** Best first; ties by id, so that the answer does not hang on the order of reading. */
function bestFirst(all: readonly Beside[]): Beside[] {
  return [...all].sort((a, b) => b.likeness.score - a.likeness.score || compare(a.person.id, b.person.id))
}

function known({ person, likeness }: Comparison): Match {
  return { kind: 'known', person, found: likeness }
}

function foundBy({ id }: Person, by: string): Likeness {
  return { personId: id, score: 100, evidence: [{ of: by, says: 'same', points: 100 }] }
}

/** Names of people in the file, by `nameKey`, whose other bearers in the directory have to be looked up, each with one spelling. */
export function namesToLookUp(survey: Survey, people: readonly FilePerson[]): ReadonlyMap<string, string> {
  const claims = claimsOf(people)
  return new Map(people.filter((of) => !isSettledHere(survey, of, claims)).map(({ name }) => [nameKey(name), name]))
}
