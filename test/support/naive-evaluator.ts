import type { Day } from '../../shared/domain/dates.ts'
import { observedOn } from '../../shared/domain/seat-sheet.ts'
import { every, not, some, type Truth } from '../../shared/domain/truth.ts'
import type { Condition, Leaves } from '../../shared/index/condition.ts'
import type { Profile } from '../../shared/index/profile.ts'
import { cadreRanks } from '../../shared/vocabulary/cadre-ranks.ts'
import { disciplines } from '../../shared/vocabulary/disciplines.ts'
import { honours } from '../../shared/vocabulary/honours.ts'
import { professionalTitles } from '../../shared/vocabulary/professional-titles.ts'
import { regions } from '../../shared/vocabulary/regions.ts'
import { engaged, fits, held, period, postsCounted } from './naive-posts.ts'
import {
  ageOn,
  agreed,
  anyKnown,
  between,
  daysOf,
  flat,
  inCountries,
  inRegions,
  is,
  mentions,
  under,
} from './naive-truths.ts'

/** What a condition comes to for one person, and, where it is unknown, the fields that are the reason. */
export type Judgement = { readonly truth: Truth; readonly reasons: ReadonlySet<string> }

/** Judges one profile: no columns, no interning, no caches; every condition read as it is written. */
export function judge(condition: Condition, profile: Profile, asOf: Day): Judgement {
  if (condition.all) return join(every, condition.all, profile, asOf)
  if (condition.any) return join(some, condition.any, profile, asOf)
  if (condition.none) {
    const inner = join(some, condition.none, profile, asOf)
    return { ...inner, truth: not(inner.truth) }
  }
  const [truth, reason] = leaf(condition, profile, asOf)
  return { truth, reasons: new Set([reason]) }
}

function join(
  connect: (parts: readonly Truth[]) => Truth,
  parts: readonly Condition[],
  profile: Profile,
  asOf: Day,
): Judgement {
  const all = parts.map((part) => judge(part, profile, asOf))
  const open = all.filter(({ truth }) => truth === 'unknown')
  return {
    truth: connect(all.map(({ truth }) => truth)),
    reasons: new Set(open.flatMap(({ reasons }) => [...reasons])),
  }
}

function honoured(asked: Leaves['honour'], profile: Profile): Truth {
  return some(
    profile.honours.map((held) => {
      const entry = honours.get(held.honour ?? '-')
      const parts: Truth[] = []
      if (asked.names) parts.push(held.honour === undefined ? 'no' : under(honours, held.honour, asked.names))
      if (asked.groups) parts.push(flat(entry?.group, asked.groups))
      if (asked.tiers) parts.push(flat(entry?.tier, asked.tiers))
      if (asked.text) parts.push(mentions([held.name, entry?.zh], asked.text))
      if (asked.year) parts.push(is(held.year === undefined ? undefined : between(held.year, asked.year)))
      if (asked.mentored !== undefined) parts.push(is((held.mentorId !== undefined) === asked.mentored))
      return every(parts)
    }),
  )
}

/** Truth of a leaf, and the field that is to blame where it is unknown. */
function leaf(condition: Condition, profile: Profile, asOf: Day): readonly [Truth, string] {
  const { person } = profile
  const dayOfRecord = (fact: 'delegateRoles' | 'employments') => {
    const provenance = person.provenance[fact]
    return provenance === undefined ? undefined : observedOn({ provenance })
  }
  const c = condition
  if (c.discipline) {
    const wanted = c.discipline
    return [anyKnown(person.disciplines, (code) => under(disciplines, code, wanted)), 'disciplines']
  }
  if (c.language) {
    const wanted = c.language
    return [anyKnown(person.languages, (code) => flat(code, wanted)), 'languages']
  }
  if (c.talentCategory) {
    const wanted = c.talentCategory
    return [anyKnown(person.talentCategories, (code) => flat(code, wanted)), 'talentCategories']
  }
  if (c.workRegion) return [inRegions(person.workplace, c.workRegion), 'workplace']
  if (c.workCountry) return [inCountries(person.workplace, c.workCountry), 'workplace']
  if (c.nativePlace) return [under(regions, person.nativePlace, c.nativePlace), 'nativePlace']
  if (c.nationality) return [flat(person.nationality, c.nationality), 'nationality']
  if (c.gender) {
    const known = person.gender === '1' || person.gender === '2' || c.gender.includes(person.gender ?? '-')
    return [flat(known ? person.gender : undefined, c.gender), 'gender']
  }
  if (c.ethnicity) return [flat(person.ethnicity, c.ethnicity), 'ethnicity']
  if (c.politicalAffiliation) return [flat(person.politicalAffiliation, c.politicalAffiliation), 'politicalAffiliation']
  if (c.professionalTitle)
    return [under(professionalTitles, person.professionalTitle, c.professionalTitle), 'professionalTitle']
  if (c.titleRank)
    return [flat(professionalTitles.get(person.professionalTitle ?? '-')?.rankLevel, c.titleRank), 'professionalTitle']
  if (c.birthYear) {
    const year = person.birth === undefined ? undefined : Number(person.birth.slice(0, 4))
    return [is(year === undefined ? undefined : between(year, c.birthYear)), 'birth']
  }
  if (c.age) {
    const { on = asOf, ...range } = c.age
    const days = person.birth === undefined ? [] : daysOf(person.birth)
    return [agreed(days.map((day) => is(between(ageOn(day, on), range)))), 'birth']
  }
  if (c.cadre) {
    const { cadre } = person
    const { ranks, serving } = c.cadre
    if (cadre === undefined) return ['unknown', 'cadre']
    const rank = ranks === undefined ? 'yes' : under(cadreRanks, cadre.rank, ranks)
    const still =
      serving === undefined ? 'yes' : is(cadre.serving === undefined ? undefined : cadre.serving === serving)
    return [every([rank, still]), 'cadre']
  }
  if (c.name)
    return [
      mentions(
        person.names.map((name) => name.text),
        [c.name.contains],
      ),
      'names',
    ]
  if (c.generated !== undefined) return [is((person.generated ?? false) === c.generated), 'generated']
  if (c.honour) return [honoured(c.honour, profile), 'honours']
  if (c.mentor) {
    const { honours: wanted } = c.mentor
    const one = (code: string | undefined) =>
      wanted === undefined ? 'yes' : code === undefined ? 'no' : under(honours, code, wanted)
    return [some(profile.mentorings.map(({ honour }) => one(honour))), 'honours']
  }
  if (c.delegate) {
    const { kinds, levels, term, when = 'ever' } = c.delegate
    const observed = dayOfRecord('delegateRoles')
    return [
      some(
        person.delegateRoles.map((mandate) =>
          every([
            kinds === undefined ? 'yes' : flat(mandate.kind, kinds),
            levels === undefined ? 'yes' : flat(mandate.level, levels),
            term === undefined ? 'yes' : is(mandate.term === undefined ? undefined : mandate.term === term),
            held(period(mandate, observed), when, asOf),
          ]),
        ),
      ),
      'delegateRoles',
    ]
  }
  if (c.network) {
    const { ids, countries, when = 'now' } = c.network
    return [
      some(
        profile.affiliations.map((each) => {
          const country = each.country ?? each.networkCountry
          return every([
            ids === undefined ? 'yes' : is(ids.includes(each.networkId)),
            countries === undefined ? 'yes' : inCountries(country === undefined ? undefined : { country }, countries),
            held(period(each, observedOn(each)), when, asOf),
          ])
        }),
      ),
      'affiliations',
    ]
  }
  if (c.employer) {
    const { organizations, within, text, when = 'now' } = c.employer
    const observed = dayOfRecord('employments')
    return [
      anyKnown(person.employments, (job) => {
        const id = job.organizationId
        const employer = id === undefined ? undefined : profile.employers.get(id)
        const path = within === id ? [within] : employer?.path
        const named = job.organization !== undefined || employer !== undefined
        return every([
          organizations === undefined ? 'yes' : is(id === undefined ? undefined : organizations.includes(id)),
          within === undefined ? 'yes' : is(path?.some((each) => each === within)),
          text === undefined ? 'yes' : named ? mentions([job.organization, employer?.name], text) : 'unknown',
          held(period(job, observed), when, asOf),
        ])
      }),
      'employments',
    ]
  }
  if (c.education) {
    const { countries, degrees, abroad } = c.education
    return [
      anyKnown(person.educations, ({ country, degree }) =>
        every([
          countries === undefined ? 'yes' : inCountries(country === undefined ? undefined : { country }, countries),
          degrees === undefined ? 'yes' : flat(degree, degrees),
          abroad === undefined ? 'yes' : is(country === undefined ? undefined : (country !== 'CN') === abroad),
        ]),
      ),
      'educations',
    ]
  }
  if (c.post) {
    const filter = c.post
    return [some(profile.posts.map((seat) => fits(seat, filter, profile, asOf))), 'posts']
  }
  if (c.postCount) return [postsCounted(c.postCount, profile, asOf), 'posts']
  if (c.engagement) return [engaged(c.engagement, profile, asOf), 'engagements']
  throw new TypeError(`no such leaf: ${Object.keys(c).join()}`)
}
