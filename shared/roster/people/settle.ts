import type { Person } from '../../domain/person.ts'
import { remarkOf } from '../plan/plan-remarks.ts'
import { type FilePerson, rowsContradict, rowTwice, tooManyOfPerson, united } from './file-people.ts'
import type { FileRow } from './file-row.ts'
import { claimsOf, type Match, matchOf } from './match.ts'
import { contradict, differ, mostOfOneName, relationOf } from './same-name.ts'
import type { Survey } from './survey.ts'

/** Somebody in the file, and who that is. */
export type Settled = { readonly of: FilePerson; readonly match: Match }

/** Finds out who everybody in the file is; those who come to the same person are one, or, where they contradict each other, problems. */
export function settle(survey: Survey, people: readonly FilePerson[]): Settled[] {
  const claims = claimsOf(people)
  const matched = people.map((of) => ({ of, match: matchOf(survey, of, claims) }))
  const byPerson = Map.groupBy(matched, ({ match }) => (match.kind === 'known' ? match.person.id : ''))
  const claimed = new Set<string>(byPerson.keys())
  const settled = matched.flatMap(({ of, match }): Settled[] => {
    if (match.kind !== 'known') return [{ of, match: doubted(match, claimed) }]
    const same = byPerson.get(match.person.id) ?? []
    if (same[0]?.of !== of) return []
    return oneOf(survey, same, match.person)
  })
  return settled.sort((a, b) => firstRow(a) - firstRow(b))
}

function firstRow({ of }: Settled): number {
  return of.rows[0]?.row.row ?? 0
}

/** Several in the file who match one person of the directory. */
function oneOf({ scene }: Survey, same: readonly Settled[], person: Person): Settled[] {
  const [first, ...others] = same
  if (first === undefined) return []
  if (others.length === 0) return [first]
  const count = same.reduce((sum, { of }) => sum + of.rows.length, 0)
  if (count > mostOfOneName) {
    const saying = remarkOf(scene, tooManyOfPerson(count))
    for (const { of } of same) for (const { problems } of of.rows) problems.push(saying)
    // As rows of nobody they need not stand in one batch.
    return []
  }
  if (same.some((a, at) => same.slice(at + 1).some((b) => isApart(a.of, b.of)))) {
    const rows: FileRow[] = same.flatMap(({ of }) => of.rows).sort((a, b) => a.row.row - b.row.row)
    const saying = rowsContradict(rows)
    const remark = remarkOf(scene, { ...saying, zh: `${saying.zh}（${person.id}）`, en: `${saying.en} (${person.id})` })
    for (const row of rows) row.problems.push(remark)
    return [...same]
  }
  const named = same.find(({ of }) => of.named !== undefined)
  const doubled = same.filter(
    (each) => each !== named && same.some((other) => other !== each && isDoubled(each.of, other.of)),
  )
  for (const { of } of doubled) {
    const rivals = same.filter((other) => other.of !== of).flatMap((other) => other.of.rows)
    for (const row of of.rows) row.problems.push(remarkOf(scene, rowTwice(rivals)))
  }
  const [one, ...more] = same.filter((each) => !doubled.includes(each))
  if (one === undefined) return doubled
  return [
    {
      of: united(
        one.of,
        more.map(({ of }) => of),
      ),
      match: (named ?? one).match,
    },
    ...doubled,
  ]
}

/** Whether two of a file, who come to one person, have a post in common, and nothing but the name and that post says that they are one. */
function isDoubled(a: FilePerson, b: FilePerson): boolean {
  return a.rows.some((row) => b.rows.some((other) => relationOf(row, other) === 'twice'))
}

function isApart(a: FilePerson, b: FilePerson): boolean {
  return contradict(a.facts, b.facts) || differ(a.facts, b.facts)
}

/**
 * Somebody of the name in the very same post, or with the same phone or address, whose birth or gender differs is more likely one and the
 * same, written wrongly somewhere, than another; unless the file has that one in another row.
 */
function doubted(match: Match, claimed: ReadonlySet<string>): Match {
  if (match.kind !== 'new') return match
  const may = match.others.filter((each) => (each.inSamePost || each.reachedAlike) && !claimed.has(each.person.id))
  return may.length === 0 ? match : { kind: 'review', may, crowded: false }
}
