import type { HonourInput } from '../../../../shared/domain/honour.ts'
import type { PersonId } from '../../../../shared/domain/ids.ts'
import type { PersonInput } from '../../../../shared/domain/person.ts'
import { madeUp, today } from '../origins.ts'
import { randomOf } from '../random.ts'
import type { World } from '../world.ts'
import { addHonour, addPerson } from '../world-people.ts'
import { type LadderName, rankAt, type Standing, wayOf } from './career.ts'
import type { Employer, Employers } from './employers.ts'
import { honoursOf } from './honours-of.ts'
import type { Made } from './made.ts'
import { factsOf } from './person-facts.ts'
import { sectorOf, womenShare } from './sector.ts'

/** What a made-up person is to be; `facts` and `honours` fix what chance would have decided. */
export type Casting = {
  /** Natural key, from which the id follows. */
  readonly key: string
  /** Codes of disciplines. */
  readonly field: readonly string[]
  /** Province of work. */
  readonly province: string
  /** Earliest and latest year of birth. */
  readonly born: readonly [number, number]
  readonly standing: Standing
  readonly job?: { readonly employer: Employer; readonly ladder: LadderName; readonly title?: string }
  readonly gender?: 'male' | 'female'
  readonly facts?: Partial<PersonInput>
  readonly honours?: readonly HonourInput[]
}

/** A made-up person who is in the world. */
export type Cast = Made & { readonly id: PersonId; readonly key: string }

/** Where people are cast: the world, its workplaces, names that nobody may have, and everybody cast so far. */
export type Stage = {
  readonly world: World
  readonly employers: Employers
  readonly reserved: ReadonlySet<string>
  /** What a story fixes of people, by their keys. */
  readonly script: ReadonlyMap<string, Partial<Casting>>
  readonly casts: Map<PersonId, Cast>
}

const thisYear = Number(today.slice(0, 4))

/** Makes a person up and adds them to the world with their honours; the same key gives the same person. */
export function cast(stage: Stage, plan: Casting): Cast {
  const casting = { ...plan, ...stage.script.get(plan.key) }
  const { key, field, province, standing } = casting
  const random = randomOf(stage.world.seed, `person ${key}`)
  const sector = sectorOf(field[0] ?? '630')
  const share = womenShare[sector] * (standing === 'leading' ? 0.5 : 1)
  const gender = casting.gender ?? (random.chance(share) ? 'female' : 'male')
  const born = random.int(...casting.born)
  const titled = standing !== 'cadre' || random.chance(0.15)
  const rank = titled ? rankAt(random, thisYear - born, standing) : undefined
  const [workplace, way] = wayOf(random, sector, field)
  const employer = casting.job?.employer ?? stage.employers.pick(random, province, workplace, field)
  const senior = rank === 'senior'
  const honours = casting.honours ?? honoursOf(random, { born, gender, sector, standing, senior, province })
  const academician = honours.some(({ honour }) => honour === 'cas-academician' || honour === 'cae-academician')
  const ladder = casting.job?.ladder ?? way
  const made = { born, gender, sector, field, province, standing, rank, ladder, academician, employer }
  const facts = { ...factsOf(random, made, stage.reserved, casting.job?.title), ...casting.facts }
  const { id } = addPerson(stage.world, key, facts, () => madeUp.internal, true)
  for (const honour of honours) addHonour(stage.world, id, honour, madeUp.public)
  const one = { ...made, id, key }
  stage.casts.set(id, one)
  return one
}
