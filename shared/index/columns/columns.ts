import type { Tenure } from '../../domain/tenure.ts'
import type {
  DelegateFacts,
  EducationFacts,
  EmployerFacts,
  EngagementFacts,
  Facts,
  HonourFacts,
  NetworkFacts,
  PostFacts,
  Recorded,
  SeatFacts,
  SingleFacts,
} from './facts.ts'
import { type Interned, intern, valueAt } from './interned.ts'
import { type Identified, type Ragged, ragged, rowsOf, startsOf } from './ragged.ts'

/** Memberships: seats and tenures apart, because both repeat far more often than their pairs. */
export type PostColumns = {
  readonly starts: Uint32Array
  readonly ids: readonly string[]
  readonly baseIds: readonly (string | undefined)[]
  readonly seat: Interned<SeatFacts>
  readonly tenure: Interned<Tenure | undefined>
}

/** The facts of many people packed by column; a person is an ordinal, `0` to `ids.length - 1`. */
export type Columns = {
  readonly ids: readonly string[]
  readonly single: { readonly [Fact in keyof SingleFacts]: Interned<SingleFacts[Fact]> }
  readonly disciplines: Ragged<string>
  readonly languages: Ragged<string>
  readonly talentCategories: Ragged<string>
  readonly delegates: Ragged<DelegateFacts>
  readonly employers: Ragged<EmployerFacts>
  readonly educations: Ragged<EducationFacts>
  readonly posts: PostColumns
  readonly honours: Identified<HonourFacts>
  readonly mentorings: Identified<string | undefined>
  readonly networks: Identified<NetworkFacts>
  readonly engagements: Identified<EngagementFacts>
}

/** Packs people in the order given. */
export function pack(people: readonly Facts[]): Columns {
  const single = <Fact extends keyof SingleFacts>(fact: Fact) => intern(people.map((person) => person.single[fact]))
  return {
    ids: people.map((person) => person.id),
    single: {
      names: single('names'),
      status: single('status'),
      generated: single('generated'),
      birth: single('birth'),
      gender: single('gender'),
      ethnicity: single('ethnicity'),
      nationality: single('nationality'),
      workplace: single('workplace'),
      nativePlace: single('nativePlace'),
      professionalTitle: single('professionalTitle'),
      politicalAffiliation: single('politicalAffiliation'),
      cadre: single('cadre'),
    },
    disciplines: ragged(people.map((person) => person.disciplines)),
    languages: ragged(people.map((person) => person.languages)),
    talentCategories: ragged(people.map((person) => person.talentCategories)),
    delegates: ragged(people.map((person) => person.delegates)),
    employers: ragged(people.map((person) => person.employers)),
    educations: ragged(people.map((person) => person.educations)),
    posts: packPosts(people.map((person) => person.posts)),
    honours: identified(people.map((person) => person.honours)),
    mentorings: identified(people.map((person) => person.mentorings)),
    networks: identified(people.map((person) => person.networks)),
    engagements: identified(people.map((person) => person.engagements)),
  }
}

/** The facts of one person, as they were packed. */
export function unpack(columns: Columns, ordinal: number): Facts {
  const { single } = columns
  return {
    id: columns.ids[ordinal] ?? '',
    single: {
      names: valueAt(single.names, ordinal),
      status: valueAt(single.status, ordinal),
      generated: valueAt(single.generated, ordinal),
      birth: valueAt(single.birth, ordinal),
      gender: valueAt(single.gender, ordinal),
      ethnicity: valueAt(single.ethnicity, ordinal),
      nationality: valueAt(single.nationality, ordinal),
      workplace: valueAt(single.workplace, ordinal),
      nativePlace: valueAt(single.nativePlace, ordinal),
      professionalTitle: valueAt(single.professionalTitle, ordinal),
      politicalAffiliation: valueAt(single.politicalAffiliation, ordinal),
      cadre: valueAt(single.cadre, ordinal),
    },
    disciplines: valuesAt(columns.disciplines, ordinal),
    languages: valuesAt(columns.languages, ordinal),
    talentCategories: valuesAt(columns.talentCategories, ordinal),
    delegates: valuesAt(columns.delegates, ordinal),
    employers: valuesAt(columns.employers, ordinal),
    educations: valuesAt(columns.educations, ordinal),
    posts: postsAt(columns.posts, ordinal),
    honours: recordedAt(columns.honours, ordinal),
    mentorings: recordedAt(columns.mentorings, ordinal),
    networks: recordedAt(columns.networks, ordinal),
    engagements: recordedAt(columns.engagements, ordinal),
  }
}

function identified<T>(lists: readonly (readonly Recorded<T>[])[]): Identified<T> {
  const ids = lists.flatMap((list) => list.map(({ id }) => id))
  return { ids, ...ragged(lists.map((list) => list.map(({ value }) => value))) }
}

function packPosts(lists: readonly (readonly PostFacts[])[]): PostColumns {
  const all = lists.flat()
  return {
    starts: startsOf(lists.map((list) => list.length)),
    ids: all.map(({ id }) => id),
    baseIds: all.map(({ baseId }) => baseId),
    seat: intern(all.map(({ seat }) => seat)),
    tenure: intern(all.map(({ tenure }) => tenure)),
  }
}

function rowNumbers(rows: { readonly starts: Uint32Array }, ordinal: number): readonly number[] {
  const [from, to] = rowsOf(rows, ordinal)
  return Array.from({ length: to - from }, (_, at) => from + at)
}

/** The values of one person in a ragged column. */
export function valuesAt<T>(list: Ragged<T>, ordinal: number): readonly T[] {
  return rowNumbers(list, ordinal).map((row) => valueAt(list.column, row))
}

function recordedAt<T>(list: Identified<T>, ordinal: number): readonly Recorded<T>[] {
  return rowNumbers(list, ordinal).map((row) => ({ id: list.ids[row] ?? '', value: valueAt(list.column, row) }))
}

function postsAt({ ids, baseIds, seat, tenure, starts }: PostColumns, ordinal: number): readonly PostFacts[] {
  return rowNumbers({ starts }, ordinal).map((row) => ({
    id: ids[row] ?? '',
    baseId: baseIds[row],
    seat: valueAt(seat, row),
    tenure: valueAt(tenure, row),
  }))
}
