import type { OrganizationKind } from '../../../../shared/domain/organization.ts'
import type { Chance } from './chance.ts'
import { Odds } from './odds.ts'
import type { Organization } from './organization.ts'
import type { Sitting } from './seats.ts'
import { dayBetween, referenceDay } from './terms.ts'

/** People who come with each organization: number `n` belongs to organization `n / cohort`, and only they hold its offices. */
export const cohort = 25

const council = (standing: number, members: number) => [
  ...Array.from({ length: standing }, () => 'standing-council-member'),
  ...Array.from({ length: members }, () => 'council-member'),
]

/** Offices of an organization by its kind, one holder each. */
const offices: Record<OrganizationKind, readonly string[]> = {
  association: [
    ...[
      'chair',
      'party-secretary',
      'vice-chair',
      'vice-chair',
      'vice-chair',
      'executive-vice-chair',
      'secretary-general',
    ],
    ...council(2, 2),
    ...['staff'],
  ],
  society: [
    ...['chair', 'vice-chair', 'vice-chair', 'vice-chair', 'secretary-general', 'party-secretary', 'supervisor'],
    ...council(1, 3),
  ],
  grassroots: ['chair', 'vice-chair', 'secretary-general', ...council(0, 2)],
  institution: ['head', 'deputy-head', 'deputy-head'],
  'overseas-network': ['chair', 'vice-chair', 'contact'],
  international: ['chair', 'council-member', 'council-member'],
  body: ['committee-chair', 'committee-vice-chair', 'committee-member'],
}

/** An office, and whether its present holder is meant or the one of the session before. */
export type Office = { readonly role: string; readonly present: boolean }

/** The office that person `number` has or had in the organization of their cohort; most have none. */
export function officeOf(organization: Organization, number: number): Office | undefined {
  const roles = offices[organization.kind]
  // 18 undoes 7 modulo 25, so offices are spread over the cohort and no two fall on one person.
  const place = (((number % cohort) + organization.number) * 18) % cohort
  const role = roles[place % roles.length]
  if (role === undefined || place >= 2 * roles.length) return undefined
  return { role, present: place < roles.length }
}

const waiting = ['proposed', 'publicised', 'pending-approval'] as const

/** How an office is held: mostly in the sitting session; some left early, some are not appointed yet, of some the end is known in part. */
export function tenancy(chance: Chance, organization: Organization, { role, present }: Office): Sitting | undefined {
  const current = organization.terms.at(-1)
  const term = present ? current : organization.terms.at(-2)
  if (organization.terms.length === 0) return unseated(chance, role, present)
  if (!present) return term === undefined ? undefined : { role, term, status: 'ended', nature: natureOf(chance, role) }
  const state = chance.next()
  const nature = natureOf(chance, role)
  if (state < 0.03) return { role, term, status: chance.pick(waiting), nature }
  const start = chance.is(0.06) ? '2026-10' : undefined
  if (state < 0.07) return { role, term, status: 'ended', end: dayBetween(chance, '2026-09-01', referenceDay), nature }
  if (state < 0.09) return { role, term, status: 'in-office', end: '2026', nature }
  return { role, term, status: 'in-office', start, nature }
}

/** Offices of an institution have no sessions: years only for most, days for some, and for some no start at all. */
function unseated(chance: Chance, role: string, present: boolean): Sitting {
  const year = chance.int(2008, 2025)
  const known = chance.next()
  const start = known < 0.15 ? undefined : known < 0.7 ? String(year) : `${year}-0${chance.int(1, 9)}-15`
  if (present) return { role, status: 'in-office', start, nature: 'full-time' }
  const end = known < 0.3 ? undefined : String(Math.min(2025, year + 4))
  return { role, status: 'ended', start, end, nature: 'full-time' }
}

const natures = new Odds([
  ['part-time', 55],
  ['full-time', 25],
  ['ex-officio', 12],
  ['seconded', 6],
  ['acting', 2],
] as const)

function natureOf(chance: Chance, role: string): string | undefined {
  if (role === 'honorary-member' || role === 'honorary-chair') return 'honorary'
  return chance.is(0.25) ? undefined : natures.draw(chance)
}

const further = new Odds([
  ...([
    ['council-member', 55],
    ['standing-council-member', 14],
    ['congress-delegate', 18],
  ] as const),
  ...([
    ['honorary-member', 4],
    ['supervisor', 4],
    ['committee-member', 5],
  ] as const),
])

/** A further membership in a council: now, or in the session before. */
export function furtherSitting(chance: Chance, organization: Organization): Sitting | undefined {
  return tenancy(chance, organization, { role: further.draw(chance), present: chance.is(0.62) })
}
