import { addDays, type Day } from '../../../../shared/domain/dates.ts'
import type { EndReason } from '../../../../shared/domain/membership.ts'
import { lastDayOfTerm } from '../calendar.ts'
import { today } from '../origins.ts'
import { type Random, randomOf } from '../random.ts'

/** A session whose dates may be unknown. */
export type Term = { readonly number: number; readonly start?: Day; readonly end?: Day }

/** How an office was lost during the term. */
export type Loss = { readonly on: Day; readonly reason: EndReason; readonly acting: boolean }

/** What a society's posts, session and roster are like; chance deals them out, so that every state of a seat occurs. */
export type Situation = {
  /** Seats of 理事, odd; of 常务理事, 0 where there are none; of 副理事长. */
  readonly council: number
  readonly standing: number
  readonly vices: number
  readonly term: Term
  /** False where the posts are known and nobody is. */
  readonly rosterKnown: boolean
  readonly chairLost: Loss | undefined
  /** How many seats of 副理事长 and 理事 nobody holds. */
  readonly openVices: number
  readonly openCouncil: number
  readonly secretary: 'member' | 'hired' | 'vacant'
  readonly supervisor: boolean
  /** Whether a deputy gave way to another during the term. */
  readonly changedVice: boolean
  /** What is known of the next session: nothing, that it is planned, or its date and candidates. */
  readonly next: 'none' | 'planned' | 'dated'
  readonly former: boolean
  /** Whether the post of legal representative is recorded. */
  readonly legal: boolean
}

/** Large councils: seats of 理事, 常务理事 (at most a third), 副理事长 (officers at most half of 常务理事). */
const large = new Map([
  ['GD A-01', [51, 17, 6]],
  ['GD A-06', [61, 19, 7]],
  ['GD A-29', [61, 19, 7]],
  ['GD B-01', [75, 25, 9]],
  ['GD B-14', [51, 17, 6]],
  ['GD B-19', [61, 19, 7]],
  ['GD B-20', [81, 27, 9]],
  ['GD B-66', [61, 19, 7]],
  ['GD C-01', [71, 23, 9]],
  ['GD C-04', [45, 15, 5]],
  ['GD D-01', [121, 39, 9]],
  ['GD D-02', [91, 29, 9]],
])

/** Whether the whole council of a society is recorded, in dozens of seats. */
export function isLarge(key: string): boolean {
  return large.has(key)
}

/** The situation of the society `key`; `fixed` is what a story settles. */
export function situationOf(seed: number, key: string, fixed: Partial<Situation> | undefined): Situation {
  const random = randomOf(seed, `situation ${key}`)
  const [council, standing, vices] = large.get(key) ?? small(random, key)
  const state = random.weighted([
    ['sound', 70],
    ['ending', 11],
    ['held-over', 12],
    ['undated', 7],
  ] as const)
  const term = termOf(random, state)
  const lost = random.chance(0.05) && term.start !== undefined
  const loss = lossOf(random)
  const made: Situation = {
    council,
    standing,
    vices,
    term,
    rosterKnown: isLarge(key) || !random.chance(0.035),
    chairLost: lost ? loss : undefined,
    openVices: random.chance(0.16) ? 1 : 0,
    openCouncil: random.weighted([
      [0, 75],
      [1, 15],
      [2, 10],
    ]),
    secretary: random.weighted([
      ['member', 72],
      ['hired', 22],
      ['vacant', 6],
    ]),
    supervisor: random.chance(0.85),
    changedVice: random.chance(0.1),
    next:
      state === 'ending'
        ? random.weighted([
            ['none', 3],
            ['planned', 2],
            ['dated', 5],
          ])
        : state === 'held-over' && random.chance(0.3)
          ? 'planned'
          : 'none',
    legal: isLarge(key),
    former: isLarge(key) || random.chance(key.startsWith('GD') ? 0.75 : 0.4),
  }
  return { ...made, ...fixed }
}

/** Without 常务理事 the officers are at most a third of the council. */
function small(random: Random, key: string): readonly [number, number, number] {
  if (!key.startsWith('GD')) return [7, 0, 1]
  return random.weighted([
    [[9, 0, 1], 6],
    [[11, 0, 1], 2],
    [[13, 0, 2], 2],
  ] as const)
}

function termOf(random: Random, state: 'sound' | 'ending' | 'held-over' | 'undated'): Term {
  const number = random.int(3, 11)
  const between = (from: Day, days: number) => addDays(from, random.int(0, days))
  const from = (start: Day) => ({ number, start, end: lastDayOfTerm(start, 5) })
  switch (state) {
    case 'sound':
      return from(between('2022-07-01', 1200))
    case 'ending':
      return from(between('2021-11-10', 165))
    case 'held-over':
      return from(between('2020-03-10', 540))
    case 'undated':
      return { number }
  }
}

function lossOf(random: Random): Loss {
  const reason = random.weighted([
    ['transferred', 4],
    ['resigned', 3],
    ['died', 1],
  ] as const)
  return { on: addDays(today, -random.int(20, 300)), reason, acting: random.chance(0.6) }
}
