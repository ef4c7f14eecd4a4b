import type { Facts } from '../../../../shared/index/columns/facts.ts'
import { Chance } from './chance.ts'
import { EngagementMaker } from './engagements-made.ts'
import { fieldsOf } from './fields.ts'
import { honoursOf, mentored } from './honours-held.ts'
import { delegatesOf, educationsOf, languagesOf, talentOf } from './life.ts'
import { cohort } from './officers.ts'
import type { Organization } from './organization.ts'
import { Organizations } from './organizations.ts'
import { provinceOdds } from './places.ts'
import { PostMaker } from './posts.ts'
import { Seats } from './seats.ts'
import { rootOf, singleOf } from './single.ts'
import type { Rank } from './titles.ts'
import { employersOf, networksOf } from './work.ts'

/** People and organizations made up from a seed: person `n` is the same whatever the number of people, and made when asked for. */
export type Population = {
  person(number: number): Facts
  /** People `from` to `to`, the latter not included. */
  people(from: number, to: number): Iterable<Facts>
  organization(number: number): Organization
  /** How many organizations there are among so many people. */
  organizationsAmong(people: number): number
}

/** Makes the population of this seed. */
export function makePopulation(seed: number): Population {
  const organizations = new Organizations(seed)
  const posts = new PostMaker(organizations, new Seats())
  const engagements = new EngagementMaker(seed)
  const person = (number: number): Facts => {
    const chance = new Chance(seed, 'person', number)
    const own = chance.id()
    const drawn = provinceOdds.draw(chance)
    const held = posts.of(chance, number, own, drawn)
    const province = held.home !== undefined && chance.is(0.93) ? held.home.province : drawn
    const root = rootOf(chance, held.posts.length > 0)
    const { networks, country } = networksOf(chance, organizations, number, own)
    const educations = educationsOf(chance, country)
    const studied = educations.flatMap(({ area }) => area?.countries.slice(0, 1) ?? []).filter((code) => code !== 'CN')
    return {
      id: `per_${own}`,
      single: singleOf(chance, root, province),
      disciplines: fieldsOf(chance),
      languages: languagesOf(chance, root.foreign, country === undefined ? studied : [...studied, country]),
      talentCategories: talentOf(chance, root.born, root.sex),
      delegates: delegatesOf(chance),
      employers: employersOf(chance, organizations, number, province),
      educations,
      posts: held.posts,
      honours: honoursOf(chance, own, root.rank, root.born),
      mentorings: mentoringsOf(chance, root.rank),
      networks,
      engagements: engagements.of(chance, number, own, held.posts),
    }
  }
  return {
    person,
    *people(from, to) {
      for (let number = from; number < to; number++) yield person(number)
    },
    organization: (number) => organizations.at(number),
    organizationsAmong: (people) => Math.ceil(people / cohort),
  }
}

/** Honours of others whom one of a hundred seniors mentors; one in eight of them is outside the list. */
function mentoringsOf(chance: Chance, rank: Rank | undefined): Facts['mentorings'] {
  if (rank !== 'senior' || !chance.is(0.03)) return []
  const honour = chance.is(0.12) ? undefined : chance.is(0.75) ? mentored[0] : mentored[1]
  return [{ id: `hon_${chance.id()}_${chance.child()}`, value: honour }]
}
