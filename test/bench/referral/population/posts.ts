import type { PostFacts } from '../../../../shared/index/columns/facts.ts'
import type { Chance } from './chance.ts'
import { cohort, furtherSitting, officeOf, tenancy } from './officers.ts'
import type { Group, Organization } from './organization.ts'
import type { Organizations } from './organizations.ts'
import type { Seats, Sitting } from './seats.ts'

/** A person's memberships, and the organization that they most belong to: it decides where they work. */
export type Posts = { readonly posts: readonly PostFacts[]; readonly home: Organization | undefined }

const heads = [
  ['hospital', 'hospital-head'],
  ['school', 'school-head'],
  ['agro-station', 'agro-station-head'],
] as const

/** Makes the memberships of people up. */
export class PostMaker {
  readonly #organizations: Organizations
  readonly #seats: Seats

  constructor(organizations: Organizations, seats: Seats) {
    this.#organizations = organizations
    this.#seats = seats
  }

  /** The memberships of person `number`, whose id ends in `own`; at most six, for most people none. */
  of(chance: Chance, number: number, own: string, province: string): Posts {
    const before = Math.floor(number / cohort) + 1
    const organization = this.#organizations.at(before - 1)
    const office = officeOf(organization, number)
    const found: PostFacts[] = []
    const newId = () => `mem_${own}_${chance.child()}`
    if (office !== undefined && (office.present || chance.is(0.35))) {
      const sitting = tenancy(chance, organization, office)
      if (sitting !== undefined) found.push(...this.#held(chance, organization, sitting, newId))
    }
    const home = office === undefined ? undefined : organization
    for (let more = furtherCount(chance); more > 0; more--) {
      const group: Group = chance.is(0.7) ? `council ${home?.province ?? province}` : 'council all'
      const where = this.#organizations.draw(chance, group, before)
      const sitting = where === undefined ? undefined : furtherSitting(chance, where)
      if (where !== undefined && sitting !== undefined)
        found.push(this.#seats.facts(where, sitting, newId(), undefined))
    }
    return { posts: found, home }
  }

  /** Half of the vice-chairs at the base are heads of a hospital, school or station and sit there for that reason (三长). */
  #held(chance: Chance, organization: Organization, sitting: Sitting, newId: () => string): PostFacts[] {
    const { kind, level, province, number } = organization
    const base = kind === 'grassroots' || (kind === 'association' && (level === 'county' || level === 'township'))
    if (!base || sitting.role !== 'vice-chair' || chance.is(0.5))
      return [this.#seats.facts(organization, sitting, newId(), undefined)]
    const [form, liaison] = chance.is(0.1) ? ([undefined, 'other'] as const) : chance.pick(heads)
    const nature = chance.is(0.75) ? 'part-time' : 'seconded'
    const work = form === undefined ? undefined : this.#organizations.draw(chance, `${form} ${province}`, number)
    const vice = { ...sitting, nature, liaison: chance.is(0.9) ? liaison : undefined }
    if (work === undefined) return [this.#seats.facts(organization, vice, newId(), undefined)]
    const headId = newId()
    const start = String(chance.int(2010, 2024))
    return [
      this.#seats.facts(work, { role: 'head', status: 'in-office', start, nature: 'full-time' }, headId, undefined),
      this.#seats.facts(organization, vice, newId(), headId),
    ]
  }
}

function furtherCount(chance: Chance): number {
  const drawn = chance.next()
  if (drawn > 0.16) return 0
  return drawn > 0.045 ? 1 : drawn > 0.014 ? 2 : drawn > 0.004 ? 3 : 4
}
