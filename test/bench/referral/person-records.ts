import { affiliation } from '../../../shared/domain/affiliation.ts'
import { engagement } from '../../../shared/domain/engagement.ts'
import { honour, mentoring } from '../../../shared/domain/honour.ts'
import { organizationId } from '../../../shared/domain/ids.ts'
import { membership } from '../../../shared/domain/membership.ts'
import { factNames, person } from '../../../shared/domain/person.ts'
import type { Facts, PostFacts } from '../../../shared/index/columns/facts.ts'
import type { Item } from '../../../shared/table/item.ts'
import { affiliations, engagements, honours, memberships, mentorings, people } from '../../../shared/table/people.ts'
import { placeOf, postIdOf } from './organization-records.ts'
import { made, madeStamp } from './origins.ts'
import type { Organization } from './population/organization.ts'

const facts = Object.fromEntries(factNames.options.map((name) => [name, made]))

/** The collection of a person in the directory of which these are the facts. */
export function personItems(of: Facts, organizationOf: (id: string) => Organization): Item[] {
  const common = { personId: of.id, provenance: made, ...madeStamp }
  return [
    people.toItem(personOf(of)),
    ...of.posts.map((each) => memberships.toItem(membershipOf(each, of.id, organizationOf))),
    ...of.honours.map(({ id, value }) =>
      honours.toItem(
        honour.parse({
          id,
          honour: value.honour,
          name: value.honour === undefined ? value.text : undefined,
          year: value.year,
          // Whoever it is: the facts say only that there is one.
          mentorId: value.mentored ? of.id : undefined,
          ...common,
        }),
      ),
    ),
    ...of.mentorings.map(({ id, value }) =>
      mentorings.toItem(
        mentoring.parse({ honourId: id, personId: of.id, menteeId: `per_${id.slice(4, 20)}`, honour: value }),
      ),
    ),
    ...of.networks.map(({ id, value }) => {
      const { start, end } = value.tenure
      const country = value.area?.countries[0]
      return affiliations.toItem(affiliation.parse({ id, networkId: value.networkId, country, start, end, ...common }))
    }),
    ...of.engagements.map(({ id, value }) => engagements.toItem(engagement.parse({ id, ...value, ...common }))),
  ]
}

function personOf({ id, single, ...lists }: Facts) {
  const { names, workplace, ...rest } = single
  return person.parse({
    ...rest,
    id,
    names: names.split('\n').map((text) => ({ text, kind: 'official' })),
    workplace: workplace === undefined ? undefined : placeOf(workplace),
    disciplines: lists.disciplines,
    languages: lists.languages,
    talentCategories: lists.talentCategories,
    delegateRoles: lists.delegates.map(({ tenure: { start, end }, ...mandate }) => ({ ...mandate, start, end })),
    employments: lists.employers.map(({ organizationId: employer, text, tenure: { start, end } }) => ({
      ...(employer === undefined ? { organization: text } : { organizationId: employer }),
      start,
      end,
    })),
    educations: lists.educations.map(({ area, degree }) => ({ country: area?.countries[0], degree })),
    provenance: facts,
    ...madeStamp,
  })
}

/** Its own dates are those of its tenure that are not the session's; who sat in a former session left when it ended. */
function membershipOf(
  { id, baseId, seat, tenure }: PostFacts,
  personId: string,
  organizationOf: (id: string) => Organization,
) {
  const owner = organizationId.parse(seat.organizationId)
  const { terms } = organizationOf(owner)
  const term = terms.find(({ number }) => number === seat.session)
  return membership.parse({
    id,
    personId,
    organizationId: owner,
    postId: postIdOf(owner, seat.role),
    sessionId: term?.id,
    status: seat.status,
    nature: seat.nature,
    liaison: seat.liaison,
    baseId,
    start: tenure?.start === term?.start ? undefined : tenure?.start,
    end: term === terms.at(-1) ? tenure?.end : undefined,
    order: 0,
    provenance: made,
    ...madeStamp,
  })
}
