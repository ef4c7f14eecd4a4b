import { observedOn } from '../../shared/domain/seat-sheet.ts'
import { holdsOn } from '../../shared/domain/tenure.ts'
import type { Truth } from '../../shared/domain/truth.ts'
import type { FacetName } from '../../shared/index/facet-names.ts'
import type { Profile } from '../../shared/index/profile.ts'
import type { QuerySpec } from '../../shared/index/query-spec.ts'
import { disciplines } from '../../shared/vocabulary/disciplines.ts'
import { professionalTitles } from '../../shared/vocabulary/professional-titles.ts'
import { regions } from '../../shared/vocabulary/regions.ts'
import { judge } from './naive-evaluator.ts'
import { period, tenure } from './naive-posts.ts'
import { countriesOf, regionOf } from './naive-truths.ts'

/** All that a search says, but for its evidence and its paging: the whole list in order. */
export type NaiveAnswer = {
  readonly count: number
  readonly unjudged: { readonly count: number; readonly fields: Record<string, number> }
  readonly order: readonly { readonly id: string; readonly score: number; readonly truths: readonly Truth[] }[]
  readonly matches: readonly Profile[]
}

/** Searches by judging and sorting everybody. */
export function naiveSearch(profiles: readonly Profile[], spec: QuerySpec, today: string): NaiveAnswer {
  const asOf = spec.asOf ?? today
  const among = profiles.filter(({ person }) => spec.status.some((each) => each === person.status))
  const judged = among.map((profile) => ({
    profile,
    must: spec.must === undefined ? undefined : judge(spec.must, profile, asOf),
  }))
  const open = judged.filter(({ must }) => must?.truth === 'unknown')
  const fields: Record<string, number> = {}
  for (const { must } of open) for (const field of must?.reasons ?? []) fields[field] = (fields[field] ?? 0) + 1
  const matches = judged.filter(({ must }) => (must?.truth ?? 'yes') === 'yes').map(({ profile }) => profile)
  const order = matches
    .map((profile) => {
      const truths = spec.should.map(({ when }) => judge(when, profile, asOf).truth)
      const score = spec.should.reduce((sum, { weight }, at) => sum + (truths[at] === 'yes' ? weight : 0), 0)
      return { id: profile.person.id, score, truths, tie: tieOf(spec.seed ?? asOf, profile.person.id) }
    })
    .sort((a, b) => b.score - a.score || a.tie - b.tie || (a.id < b.id ? -1 : 1))
    .map(({ id, score, truths }) => ({ id, score, truths }))
  return { count: matches.length, unjudged: { count: open.length, fields }, order, matches }
}

/** FNV-1a over UTF-16 little-endian bytes and the last step of MurmurHash3, in whole numbers as their definitions give them. */
function tieOf(seed: string, id: string): number {
  const word = 0xffff_ffffn
  let hash = 0x811c_9dc5n
  for (const byte of Buffer.from(`${seed}\n${id}`, 'utf16le')) hash = ((hash ^ BigInt(byte)) * 0x0100_0193n) & word
  hash = ((hash ^ (hash >> 16n)) * 0x85eb_ca6bn) & word
  hash = ((hash ^ (hash >> 13n)) * 0xc2b2_ae35n) & word
  return Number(hash ^ (hash >> 16n))
}

/** Values of one person by facet; undefined where they are not known. */
export function naiveFacet(facet: FacetName, profile: Profile, asOf: string): readonly string[] | undefined {
  const { person } = profile
  const single = (code: string | undefined) => (code === undefined ? undefined : [code])
  const listed = (codes: readonly string[]) => (codes.length === 0 ? undefined : codes)
  const present = profile.posts.map((seat) => ({ seat, held: holdsOn(tenure(seat), asOf) }))
  const ofPosts = (codeOf: (seat: Profile['posts'][number]) => string) => {
    const codes = present.filter(({ held }) => held === 'yes').map(({ seat }) => codeOf(seat))
    return codes.length === 0 && present.some(({ held }) => held === 'unknown') ? undefined : codes
  }
  switch (facet) {
    case 'discipline':
      return listed(person.disciplines.map((code) => disciplines.path(code).split('/')[0] ?? ''))
    case 'workRegion': {
      const region = regionOf(person.workplace)
      if (region !== undefined) return [regions.path(region).split('/')[0] ?? '']
      return person.workplace === undefined || person.workplace.country === 'CN' ? undefined : []
    }
    case 'workCountry':
      return single(countriesOf(person.workplace)?.[0])
    case 'titleRank':
      return single(professionalTitles.get(person.professionalTitle ?? '-')?.rankLevel)
    case 'gender':
      return person.gender === '1' || person.gender === '2' ? [person.gender] : undefined
    case 'birthDecade':
      return single(
        person.birth === undefined ? undefined : String(Math.floor(Number(person.birth.slice(0, 4)) / 10) * 10),
      )
    case 'honour':
      return profile.honours.map(({ honour }) => honour ?? 'unlisted')
    case 'role':
      return ofPosts(({ post }) => post.role)
    case 'organizationKind':
      return ofPosts(({ organization }) => organization.kind)
    case 'nationality':
      return single(person.nationality)
    case 'networkCountry': {
      const found = profile.affiliations.map((each) => {
        const held = holdsOn(period(each, observedOn(each)), asOf)
        const country = each.country ?? each.networkCountry
        return { held, country: country === undefined ? undefined : countriesOf({ country })?.[0] }
      })
      const codes = found.flatMap(({ held, country }) => (held === 'yes' && country !== undefined ? [country] : []))
      return codes.length === 0 && found.some(({ held }) => held !== 'no') ? undefined : codes
    }
    case 'ethnicity':
      return single(person.ethnicity)
    case 'language':
      return listed(person.languages)
    case 'politicalAffiliation':
      return single(person.politicalAffiliation)
    case 'talentCategory':
      return listed(person.talentCategories)
  }
}
