import type { Person } from '../../domain/person.ts'
import type { RosterFacts } from '../roster-row.ts'

/**
 * Somebody out of reach beside a row, so that whom a row comes to tells nothing that whoever imports may not see: births by their year, which candidates are shown
 * with, and nothing else that is internal. Guessed day by day, a birth would otherwise be found out by which row is taken for the person.
 */
export function seenFromOutside(person: Person, { birth, ...facts }: RosterFacts): readonly [Person, RosterFacts] {
  const { birth: born, gender: _, ethnicity: __, politicalAffiliation: ___, ...known } = person
  return [
    { ...known, educations: [], ...(born === undefined ? {} : { birth: born.slice(0, 4) }) },
    birth === undefined ? facts : { ...facts, birth: birth.slice(0, 4) },
  ]
}
