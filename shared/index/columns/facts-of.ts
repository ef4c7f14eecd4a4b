import type { PartialDate } from '../../domain/dates.ts'
import type { Honour } from '../../domain/honour.ts'
import type { FactName, Person } from '../../domain/person.ts'
import { holdingOf, observedOn } from '../../domain/seat-sheet.ts'
import { shownStatus } from '../../domain/shown-status.ts'
import { type Tenure, tenureOf } from '../../domain/tenure.ts'
import { honours } from '../../vocabulary/honours.ts'
import type { HeldPost, Profile } from '../profile.ts'
import { folded } from '../text-match.ts'
import { areaOf } from './area.ts'
import type { EmployerFacts, Facts, HonourFacts, PostFacts, SingleFacts } from './facts.ts'

/** The facts of a profile. */
export function factsOf(profile: Profile): Facts {
  const { person } = profile
  const delegated = observed(person, 'delegateRoles')
  return {
    id: person.id,
    single: singleFacts(person),
    disciplines: person.disciplines,
    languages: person.languages,
    talentCategories: person.talentCategories,
    delegates: person.delegateRoles.map((mandate) => ({
      kind: mandate.kind,
      level: mandate.level,
      term: mandate.term,
      tenure: tenureOfPeriod(mandate, delegated),
    })),
    employers: employerFacts(profile),
    educations: person.educations.map(({ country, degree }) => ({
      area: country === undefined ? undefined : areaOf({ country }),
      degree,
    })),
    posts: profile.posts.map(postFacts),
    honours: profile.honours.map((held) => ({ id: held.id, value: honourFacts(held) })),
    mentorings: profile.mentorings.map((mentoring) => ({ id: mentoring.honourId, value: mentoring.honour })),
    networks: profile.affiliations.map((affiliation) => {
      const country = affiliation.country ?? affiliation.networkCountry
      const area = country === undefined ? undefined : areaOf({ country })
      const tenure = tenureOfPeriod(affiliation, observedOn(affiliation))
      return { id: affiliation.id, value: { networkId: affiliation.networkId, area, tenure } }
    }),
    engagements: profile.engagements.map(({ id, activityId, kind, role, on }) => ({
      id,
      value: { activityId, kind, role, on },
    })),
  }
}

function singleFacts(person: Person): SingleFacts {
  const { cadre, workplace } = person
  return {
    names: person.names.map((name) => name.text).join('\n'),
    status: person.status === 'deceased' ? 'deceased' : 'active',
    generated: person.generated ?? false,
    birth: person.birth,
    gender: person.gender,
    ethnicity: person.ethnicity,
    nationality: person.nationality,
    workplace: workplace === undefined ? undefined : areaOf(workplace),
    nativePlace: person.nativePlace,
    professionalTitle: person.professionalTitle,
    politicalAffiliation: person.politicalAffiliation,
    cadre: cadre === undefined ? undefined : { rank: cadre.rank, serving: cadre.serving },
  }
}

function postFacts({ membership, post, organization, terms }: HeldPost): PostFacts {
  const term = terms.find((each) => each.id === membership.sessionId)
  const seat = {
    organizationId: organization.id,
    path: organization.path,
    kind: organization.kind,
    form: organization.form,
    level: organization.level,
    area: organization.place === undefined ? undefined : areaOf(organization.place),
    role: post.role,
    responsible: post.responsible,
    nature: membership.nature,
    liaison: membership.liaison,
    status: shownStatus(membership, term),
    session: term?.number,
    text: [membership.title ?? '', post.name].map(folded).join('\n'),
  }
  const tenure = tenureOf(holdingOf(membership), term, terms)
  return { id: membership.id, baseId: membership.baseId, seat, tenure }
}

function honourFacts(held: Honour): HonourFacts {
  const listed = held.honour === undefined ? undefined : honours.get(held.honour)
  const text = folded(held.name ?? listed?.zh ?? '')
  return { honour: held.honour, year: held.year, mentored: held.mentorId !== undefined, text }
}

function employerFacts({ person, employers }: Profile): readonly EmployerFacts[] {
  const asserted = observed(person, 'employments')
  return person.employments.map((job) => {
    const employer = employers.get(job.organizationId ?? '')
    const names = [job.organization, employer?.name].filter((name) => name !== undefined)
    return {
      organizationId: job.organizationId,
      path: employer?.path,
      text: names.length === 0 ? undefined : names.map(folded).join('\n'),
      tenure: tenureOfPeriod(job, asserted),
    }
  })
}

/** What has no status is held until its end, and where nobody says from when, from the day of record on. */
function tenureOfPeriod(
  { start, end }: { start?: PartialDate | undefined; end?: PartialDate | undefined },
  observed: PartialDate | undefined,
): Tenure {
  return { start, end, open: end === undefined, observed }
}

function observed(person: Person, fact: FactName): PartialDate | undefined {
  const provenance = person.provenance[fact]
  return provenance === undefined ? undefined : observedOn({ provenance })
}
