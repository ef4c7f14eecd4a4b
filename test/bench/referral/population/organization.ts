import type { Level, OrganizationKind } from '../../../../shared/domain/organization.ts'
import type { Term } from '../../../../shared/domain/session.ts'
import type { Area } from '../../../../shared/index/columns/area.ts'
import type { Chance } from './chance.ts'

/** A made-up organization: what its members' facts say of it. */
export type Organization = {
  readonly number: number
  readonly id: string
  readonly name: string
  readonly kind: OrganizationKind
  readonly form: string | undefined
  readonly level: Level | undefined
  readonly area: Area | undefined
  /** Where most of its people work. */
  readonly province: string
  /** Ids from the root to itself, at most four. */
  readonly path: readonly string[]
  /** The session before and the present one; none for institutions. */
  readonly terms: readonly Term[]
}

/** What an organization is to be, before it has an id, sessions and a path. */
export type Draft = Pick<Organization, 'kind' | 'form' | 'level' | 'province' | 'name'> & {
  /** Region or country code. */
  readonly place: string | undefined
  readonly parent: Organization | undefined
}

/** What organizations are drawn by: the councils or institutions of a province (or of `all`), or one form in it. */
export type Group = `${'council' | 'institution' | 'network' | 'hospital' | 'school' | 'agro-station'} ${string}`

/** The organizations made so far. */
export type Made = {
  /** The local association of a region (6 digits), `CN` for the national one, if it has been made. */
  association(place: string): Organization | undefined
  /** One of a group with a number below `before`, the lower the likelier; undefined while there is none. */
  draw(chance: Chance, group: Group, before: number): Organization | undefined
}
