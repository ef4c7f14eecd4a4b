import type { ActivityInput } from '../../../../shared/domain/activity.ts'
import { madeUp } from '../origins.ts'
import type { Cast, Stage } from '../people/cast.ts'
import { randomOf } from '../random.ts'
import { associationOf } from '../real/local-associations.ts'
import { addActivity, need } from '../world.ts'
import { addEngagement } from '../world-people.ts'

type Gathering = Omit<ActivityInput, 'organizerId'> & {
  readonly who: (one: Cast) => boolean
  readonly role: string
  readonly size: number
}

const guangdong = { country: 'CN', region: '440000' }

/** Made-up gatherings of the association of Guangdong and whom they are for. */
const gatherings: readonly Gathering[] = [
  {
    name: '在粤院士专家市县行（2025年）（示例）',
    kind: 'visit',
    start: '2025-11-11',
    end: '2025-11-14',
    place: { country: 'CN', region: '441600' },
    who: ({ academician, province }) => academician && province === '440000',
    role: 'delegate',
    size: 14,
  },
  {
    name: '“三长”能力提升培训班（2026年）（示例）',
    kind: 'training',
    start: '2026-04-15',
    end: '2026-04-17',
    place: guangdong,
    who: ({ standing, province, key }) => standing === 'head' && province === '440000' && key.endsWith(' head'),
    role: 'attendee',
    size: 60,
  },
  {
    name: '青年科学家沙龙（2026年）（示例）',
    kind: 'salon',
    start: '2026-06-20',
    place: guangdong,
    who: ({ born, province, rank }) => born > 1986 && province === '440000' && rank !== undefined,
    role: 'attendee',
    size: 24,
  },
]

/** Adds the gatherings and who took part. */
export function addGatherings({ world, casts }: Stage): void {
  const living = [...casts.values()].filter(({ id }) => need(world.people, id).status === 'active')
  for (const { who, role, size, ...draft } of gatherings) {
    const { id } = addActivity(world, draft.name, { ...draft, organizerId: associationOf('440000') }, madeUp.public)
    const random = randomOf(world.seed, `gathering ${draft.name}`)
    for (const one of random.some(living.filter(who), size))
      addEngagement(world, one.id, { activityId: id, role }, madeUp.internal)
  }
}
