import { organizationIdOf } from '../natural-ids.ts'
import { madeUp } from '../origins.ts'
import { type Cast, cast, type Stage } from '../people/cast.ts'
import type { Random } from '../random.ts'
import type { Term } from '../societies/situation.ts'
import { addOrganization, need } from '../world.ts'
import { addLiaisons } from './liaisons.ts'
import { type LocalAssociation, localAssociations, localTerm, streamOf } from './local-association.ts'
import { addAssociationPosts, addOfficers, deputySeats, seatIn } from './officers.ts'
import { addTownships } from './townships.ts'

/** Adds posts, sessions and people of the associations of cities and counties; of some the roster is unknown. */
export function addAssociations(stage: Stage): void {
  for (const association of localAssociations(stage.world)) {
    const random = streamOf(stage.world.seed, association)
    const term = localTerm(random)
    addAssociationPosts(stage, association, term)
    const known = association.level === 'city' || random.chance(0.94)
    if (!known) continue
    addOfficers(stage, association, term, random)
    if (association.level === 'county') addLiaisons(stage, association, term, random)
    else addCityDeputies(stage, association, term, random)
  }
  addTownships(stage)
}

/** Scientists who work in the city and already sit in councils, and where too few do, new ones. */
function addCityDeputies(stage: Stage, association: LocalAssociation, term: Term, random: Random): void {
  const seat = seatIn(stage, association, term)
  const local = [...stage.casts.values()].filter((each) => livesIn(stage, each, association.region))
  const known = random.some(local, random.int(1, deputySeats.city))
  const missing = Math.max(0, random.int(2, deputySeats.city) - known.length)
  const fresh = Array.from({ length: missing }, (_, at) => castDeputy(stage, association, at))
  for (const who of [...known, ...fresh]) seat(who, '兼职副主席', { nature: 'part-time' })
}

function livesIn({ world }: Stage, { id, employer, standing, born }: Cast, region: string): boolean {
  const worker = standing === 'officer' || standing === 'member'
  return worker && born > 1962 && employer.place.region === region && need(world.people, id).status === 'active'
}

/** A scientist of the city's own institute. */
function castDeputy(stage: Stage, { region, division, province }: LocalAssociation, at: number): Cast {
  const key = `DEMO ${region} institute`
  const name = `${division}科学研究所（示例）`
  const place = { country: 'CN', region }
  if (!stage.world.organizations.has(organizationIdOf(key)))
    addOrganization(
      stage.world,
      key,
      { kind: 'institution', form: 'research-institute', names: [{ text: name, kind: 'official' }], place },
      madeUp.public,
    )
  const job = { employer: { id: organizationIdOf(key), name, place, kind: 'institute' }, ladder: 'researcher' } as const
  const field = ['210', '180', '460', '520']
  return cast(stage, { key: `${region} deputy ${at}`, field, province, born: [1964, 1982], standing: 'officer', job })
}
