import type { PartialDate } from '../../domain/dates.ts'
import type { MembershipStatus } from '../../domain/membership.ts'
import type { Level, OrganizationKind } from '../../domain/organization.ts'
import type { Tenure } from '../../domain/tenure.ts'
import type { Area } from './area.ts'

/** What a condition may ask of a membership, apart from its time; equal for most members of one council. */
export type SeatFacts = {
  readonly organizationId: string
  /** Ids from the root to the organization itself. */
  readonly path: readonly string[]
  readonly kind: OrganizationKind
  readonly form: string | undefined
  readonly level: Level | undefined
  readonly area: Area | undefined
  readonly role: string
  readonly responsible: boolean
  readonly nature: string | undefined
  readonly liaison: string | undefined
  readonly status: MembershipStatus
  /** Number of the session; undefined where none is recorded. */
  readonly session: number | undefined
  /** Title and post name, folded. */
  readonly text: string
}

/** A membership: id, the id of the one it rests on, what it is and when it is held (undefined: it has not taken effect, or never did). */
export type PostFacts = {
  readonly id: string
  readonly baseId: string | undefined
  readonly seat: SeatFacts
  readonly tenure: Tenure | undefined
}

/** An honour held. */
export type HonourFacts = {
  readonly honour: string | undefined
  readonly year: number | undefined
  readonly mentored: boolean
  /** Its name in the list or as written, folded. */
  readonly text: string
}

/** An affiliation to a network. */
export type NetworkFacts = { readonly networkId: string; readonly area: Area | undefined; readonly tenure: Tenure }

/** An engagement in an activity. */
export type EngagementFacts = {
  readonly activityId: string
  readonly kind: string
  readonly role: string
  readonly on: PartialDate | undefined
}

/** A delegate's mandate. */
export type DelegateFacts = {
  readonly kind: string
  readonly level: Level | undefined
  readonly term: number | undefined
  readonly tenure: Tenure
}

/** An employment; `path` is undefined where the employer is written down by name only. */
export type EmployerFacts = {
  readonly organizationId: string | undefined
  readonly path: readonly string[] | undefined
  /** Name as written down and name in the directory, folded; undefined where there is neither. */
  readonly text: string | undefined
  readonly tenure: Tenure
}

/** A study or degree. */
export type EducationFacts = { readonly area: Area | undefined; readonly degree: string | undefined }

/** Facts of which a person has one at most; undefined is unknown. */
export type SingleFacts = {
  /** All names as written, one a line. */
  readonly names: string
  readonly status: 'active' | 'deceased'
  readonly generated: boolean
  readonly birth: PartialDate | undefined
  readonly gender: string | undefined
  readonly ethnicity: string | undefined
  readonly nationality: string | undefined
  readonly workplace: Area | undefined
  readonly nativePlace: string | undefined
  readonly professionalTitle: string | undefined
  readonly politicalAffiliation: string | undefined
  readonly cadre: { readonly rank: string; readonly serving: boolean | undefined } | undefined
}

/** Something recorded, with the id under which it is shown as evidence. */
export type Recorded<T> = { readonly id: string; readonly value: T }

/** Everything of one person that a candidate search can ask: a profile made flat and comparable. */
export type Facts = {
  readonly id: string
  readonly single: SingleFacts
  readonly disciplines: readonly string[]
  readonly languages: readonly string[]
  readonly talentCategories: readonly string[]
  readonly delegates: readonly DelegateFacts[]
  readonly employers: readonly EmployerFacts[]
  readonly educations: readonly EducationFacts[]
  readonly posts: readonly PostFacts[]
  readonly honours: readonly Recorded<HonourFacts>[]
  /** Honours of others whom the person mentors: the code of each, undefined for one outside the list. */
  readonly mentorings: readonly Recorded<string | undefined>[]
  readonly networks: readonly Recorded<NetworkFacts>[]
  readonly engagements: readonly Recorded<EngagementFacts>[]
}
