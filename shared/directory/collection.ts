import type { Affiliation } from '../domain/affiliation.ts'
import type { Engagement } from '../domain/engagement.ts'
import type { Honour, Mentoring } from '../domain/honour.ts'
import type { Membership } from '../domain/membership.ts'
import type { Person } from '../domain/person.ts'
import type { Ruling } from '../domain/ruling.ts'
import { affiliations, engagements, honours, memberships, mentorings, people, rulings } from '../table/people.ts'
import type { Stored } from '../table/read.ts'

/** A person's collection as it lies in one partition; `person` is missing while only children have been read. */
export type Collection = {
  person: Person | undefined
  readonly memberships: Membership[]
  readonly honours: Honour[]
  readonly mentorings: Mentoring[]
  readonly affiliations: Affiliation[]
  readonly engagements: Engagement[]
  readonly rulings: Ruling[]
}

/** A collection with nothing in it yet. */
export function emptyCollection(): Collection {
  return {
    person: undefined,
    memberships: [],
    honours: [],
    mentorings: [],
    affiliations: [],
    engagements: [],
    rulings: [],
  }
}

/** Puts an item of a person's partition where it belongs; items of other types are left alone. */
export function collect(into: Collection, item: Stored): void {
  switch (item.T) {
    case people.type:
      into.person = people.fromItem(item)
      return
    case memberships.type:
      into.memberships.push(memberships.fromItem(item))
      return
    case honours.type:
      into.honours.push(honours.fromItem(item))
      return
    case mentorings.type:
      into.mentorings.push(mentorings.fromItem(item))
      return
    case affiliations.type:
      into.affiliations.push(affiliations.fromItem(item))
      return
    case engagements.type:
      into.engagements.push(engagements.fromItem(item))
      return
    case rulings.type:
      into.rulings.push(rulings.fromItem(item))
      return
  }
}
