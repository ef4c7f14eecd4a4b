import type { Facts, SingleFacts } from '../../../shared/index/columns/facts.ts'
import { areaAt } from './population/places.ts'

/** A change of one fact of somebody; undefined where it would be none. `other` is somebody to take the new record from. */
export type Change = { readonly name: string; readonly of: (person: Facts, other: Facts) => Facts | undefined }

function single<Fact extends keyof SingleFacts>(
  person: Facts,
  fact: Fact,
  value: SingleFacts[Fact] | undefined,
): Facts | undefined {
  const before = person.single[fact]
  return before === undefined || value === undefined || before === value
    ? undefined
    : { ...person, single: { ...person.single, [fact]: value } }
}

/** The id of a record that comes after all that somebody has. */
function newId(prefix: 'hon' | 'mem', { id }: Facts): string {
  return `${prefix}_${id.slice(4)}_zzz0000000`
}

/** One-field changes, as a clerk makes them. */
export const changes: readonly Change[] = [
  {
    name: 'year of birth',
    of: (person) => {
      const { birth } = person.single
      return single(person, 'birth', birth && `${Number(birth.slice(0, 4)) + 7}${birth.slice(4)}`)
    },
  },
  {
    name: 'professional title: associate to senior',
    of: (person) =>
      person.single.professionalTitle === '012' ? single(person, 'professionalTitle', '011') : undefined,
  },
  {
    name: 'county of work, in another province',
    of: (person) => {
      const region = person.single.workplace?.region
      return region === undefined || region.startsWith('33') ? undefined : single(person, 'workplace', areaAt('330106'))
    },
  },
  { name: 'native place', of: (person, other) => single(person, 'nativePlace', other.single.nativePlace) },
  {
    name: 'discipline added',
    of: (person, other) => {
      const [added] = other.disciplines.filter((code) => !person.disciplines.includes(code))
      return added === undefined || person.disciplines.length === 0
        ? undefined
        : { ...person, disciplines: [...person.disciplines, added] }
    },
  },
  {
    name: 'honour added',
    of: (person, other) => {
      const [added] = other.honours
      return added === undefined
        ? undefined
        : { ...person, honours: [...person.honours, { ...added, id: newId('hon', person) }] }
    },
  },
  {
    name: 'first present post',
    of: (person, other) => {
      const [added] = other.posts.filter(({ seat }) => seat.status === 'in-office')
      return added === undefined || person.posts.length > 0
        ? undefined
        : { ...person, posts: [{ ...added, id: newId('mem', person), baseId: undefined }] }
    },
  },
]
