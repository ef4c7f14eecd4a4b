import { addDays, firstDay } from '../../../../shared/domain/dates.ts'
import type { EngagementFacts, PostFacts, Recorded } from '../../../../shared/index/columns/facts.ts'
import { Chance } from './chance.ts'
import { Odds } from './odds.ts'
import { dayBetween, referenceDay } from './terms.ts'

const kinds = new Odds([
  ...([
    ['forum', 30],
    ['training', 22],
    ['lecture', 14],
    ['popularisation', 9],
    ['salon', 6],
    ['review', 6],
  ] as const),
  ...([
    ['visit', 5],
    ['exchange', 4],
    ['think-tank', 2],
    ['volunteering', 2],
  ] as const),
])

const guests = new Odds([
  ['attendee', 60],
  ['guest', 12],
  ['organizer', 10],
  ['moderator', 8],
  ['delegate', 10],
] as const)

function roleIn(chance: Chance, kind: string): string {
  if (kind === 'lecture') return chance.is(0.85) ? 'lecturer' : 'attendee'
  if (kind === 'review') return 'judge'
  if (kind === 'training') return chance.is(0.85) ? 'attendee' : 'lecturer'
  return guests.draw(chance)
}

/** Activities that a person of this number took part in: heads of councils attend and give lessons in their terms, some others anything. */
export class EngagementMaker {
  readonly #seed: number

  constructor(seed: number) {
    this.#seed = seed
  }

  of(chance: Chance, number: number, own: string, posts: readonly PostFacts[]): readonly Recorded<EngagementFacts>[] {
    const found: Recorded<EngagementFacts>[] = []
    const add = (kind: string, role: string, on: string | undefined) =>
      found.push({
        id: `eng_${own}_${chance.child()}`,
        value: { activityId: this.#activity(chance, number), kind, role, on },
      })
    const office = posts.find(({ seat }) => seat.role === 'chair' || seat.role === 'party-secretary')
    if (office?.tenure?.start !== undefined) {
      const from = firstDay(office.tenure.start)
      const to = from < referenceDay ? addDays(referenceDay, -1) : from
      if (chance.is(0.6)) add('training', 'attendee', dayBetween(chance, from, to))
      if (chance.is(0.4)) add('lecture', 'lecturer', dayBetween(chance, from, to).slice(0, chance.is(0.3) ? 7 : 10))
    }
    for (let chanceOfMore = 0.07; chance.is(chanceOfMore); chanceOfMore = 0.35) {
      const kind = kinds.draw(chance)
      const day = dayBetween(chance, '2015-01-01', referenceDay)
      const known = chance.next()
      add(kind, roleIn(chance, kind), known < 0.08 ? undefined : known < 0.25 ? day.slice(0, 7) : day)
    }
    return found
  }

  /** One activity per hundred people, the early ones with more. */
  #activity(chance: Chance, number: number): string {
    const activity = chance.zipf(Math.floor(number / 100) + 20, 0.8)
    return `act_${new Chance(this.#seed, 'activity', activity).id()}`
  }
}
