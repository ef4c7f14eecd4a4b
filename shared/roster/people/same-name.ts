import type { RosterFacts } from '../roster-row.ts'
import type { FileRow } from './file-row.ts'
import { agree, contactKey, textLikeness } from './likeness.ts'

/** Most rows of one name that are told apart from each other; a file that has more has to name people by their ids. */
export const mostOfOneName = 60

/**
 * What two rows of one name are to each other: certainly one person, told apart by what they say, the same by phone or address and yet
 * contradicting each other, in the same post with nothing to tell them apart, or, with different posts and nothing against it, one person.
 */
export type Relation = 'same' | 'apart' | 'clash' | 'twice' | 'one'

/** How two rows of one name, or two people of the file, are related. */
export function relationOf(a: FileRow, b: FileRow): Relation {
  if (a.choice !== b.choice && a.choice !== undefined && b.choice !== undefined) return 'apart'
  const [x, y] = [a.row.facts, b.row.facts]
  if (a.named !== undefined && b.named !== undefined) return a.named.id === b.named.id ? 'same' : 'apart'
  if (contradict(x, y)) return isReachedAlike(x, y) ? 'clash' : 'apart'
  if (isCertain(x, y)) return 'same'
  if (differ(x, y)) return 'apart'
  const shares = a.posts.some(({ key }) => b.posts.some((other) => other.key === key))
  if (!shares) return 'one'
  return a.choice === null && b.choice === null ? 'apart' : 'twice'
}

/** Facts that cannot both be true of one person. */
export function contradict(a: RosterFacts, b: RosterFacts): boolean {
  if (a.birth !== undefined && b.birth !== undefined && !agree(a.birth, b.birth)) return true
  if (a.gender !== undefined && b.gender !== undefined && a.gender !== b.gender) return true
  if (a.identity !== undefined && b.identity !== undefined && a.identity !== b.identity) return true
  return Boolean(a.orcid?.valid && b.orcid?.valid && a.orcid.value !== b.orcid.value)
}

/** Facts that one list would hardly give differently for one person: employer, phone, e-mail. */
export function differ(a: RosterFacts, b: RosterFacts): boolean {
  if (a.employer !== undefined && b.employer !== undefined && textLikeness(a.employer, b.employer) === 'other')
    return true
  return isOther('phone', a.phone, b.phone) || isOther('email', a.email, b.email)
}

function isCertain(a: RosterFacts, b: RosterFacts): boolean {
  if (a.identity !== undefined && a.identity === b.identity) return true
  if (a.orcid?.valid && a.orcid.value === b.orcid?.value) return true
  if (a.birth?.length === 10 && a.birth === b.birth) return true
  return isReachedAlike(a, b)
}

function isReachedAlike(a: RosterFacts, b: RosterFacts): boolean {
  return isAlike('phone', a.phone, b.phone) || isAlike('email', a.email, b.email)
}

function isAlike(kind: string, a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && contactKey(kind, a) === contactKey(kind, b)
}

function isOther(kind: string, a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && contactKey(kind, a) !== contactKey(kind, b)
}

/** Rows of one name, parted into people, and those that cannot be told: with the rows that stand in the way. */
export type Parted = {
  readonly people: readonly (readonly FileRow[])[]
  readonly twice: readonly (readonly [FileRow, readonly FileRow[]])[]
  readonly clashing: readonly (readonly [FileRow, readonly FileRow[]])[]
  /** Rows that may be one with either of others that are not one with each other. */
  readonly ambiguous: readonly (readonly [FileRow, readonly FileRow[]])[]
}

/** Parts rows of one name into people; the same whatever the order of the rows. */
export function partByPerson(rows: readonly FileRow[]): Parted {
  const relations = new Map(rows.map((row) => [row, new Map(rows.map((other) => [other, relationOf(row, other)]))]))
  const related = (a: FileRow, b: FileRow) => (a === b ? 'same' : relations.get(a)?.get(b))
  const those = (row: FileRow, among: readonly FileRow[], relation: Relation) =>
    among.filter((other) => other !== row && related(row, other) === relation)
  const inConflict = (relation: Relation) =>
    rows.flatMap((row) => {
      // Of two in conflict of which one names the person, that one is certain.
      const others = row.named === undefined ? those(row, rows, relation) : []
      return others.length === 0 ? [] : [[row, others] as const]
    })
  const [twice, clashing] = [inConflict('twice'), inConflict('clash')]
  const doubled = new Set([...twice, ...clashing].map(([row]) => row))
  const rest = rows.filter((row) => !doubled.has(row))
  const certain = new Map(rest.map((row) => [row, those(row, rest, 'same')]))
  // Whoever certainly is one with somebody is not one with those whom that one is not.
  const barred = (a: FileRow, b: FileRow) => (certain.get(a) ?? []).some((same) => isApart(related(same, b)))
  const links = new Map(
    rest.map((row) => {
      const open = those(row, rest, 'one').filter((other) => !barred(row, other) && !barred(other, row))
      return [row, new Set([...(certain.get(row) ?? []), ...open])]
    }),
  )
  const linked = (a: FileRow, b: FileRow) => links.get(a)?.has(b) ?? false
  const torn = rest.filter((row) => {
    const near = [...(links.get(row) ?? [])]
    return near.some((a) => near.some((b) => a !== b && !linked(a, b)))
  })
  const isSaid = ({ choice, named }: FileRow) => choice === null || named !== undefined
  const own = Map.groupBy(torn.filter(isSaid), (row) => row.named?.id ?? String(row.row.row))
  const sure = rest.filter((row) => !torn.includes(row))
  return {
    people: [...components(sure, linked), ...own.values()],
    twice,
    clashing,
    ambiguous: torn.filter((row) => !isSaid(row)).map((row) => [row, [...(links.get(row) ?? [])]]),
  }
}

function isApart(relation: Relation | undefined): boolean {
  return relation === 'apart' || relation === 'clash'
}

function components(rows: readonly FileRow[], linked: (a: FileRow, b: FileRow) => boolean): FileRow[][] {
  const left = new Set(rows)
  return rows.flatMap((first) => {
    if (!left.delete(first)) return []
    const found = [first]
    for (const each of found)
      for (const other of left)
        if (linked(each, other)) {
          left.delete(other)
          found.push(other)
        }
    return [found.sort((a, b) => a.row.row - b.row.row)]
  })
}
