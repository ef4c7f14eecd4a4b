import type { HonourFacts, Recorded } from '../../../../shared/index/columns/facts.ts'
import { folded } from '../../../../shared/index/text-match.ts'
import { honours } from '../../../../shared/vocabulary/honours.ts'
import type { Chance } from './chance.ts'
import { Odds } from './odds.ts'
import type { Rank } from './titles.ts'

const frequent = [
  ...['provincial-awards', 'outstanding-young-talent', 'state-council-allowance', 'young-talent-lift'],
  ...['outstanding-science-worker', 'state-progress-award', 'popularisation-worker', 'excellent-young-scholar'],
]
const rarest = [
  'friendship-medal',
  'two-bombs-medal',
  'order-of-the-republic',
  'peoples-scientist',
  'state-preeminent-award',
]
const general = new Set(['state-awards', 'academician'])

const between = honours
  .entries()
  .flatMap(({ code }) => (general.has(code) || frequent.includes(code) || rarest.includes(code) ? [] : [code]))

/** Codes of honours that are held, the most frequent first: from a twentieth of the people down to one in a hundred thousand. */
export const honourCodes: readonly string[] = [...frequent, ...between, ...rarest]

const most = 0.05
const falls = (1e-5 / most) ** (1 / (honourCodes.length - 1))
const codeOdds = new Odds(honourCodes.map((code, at) => [code, most * falls ** at]))
const perPerson = (most * (1 - falls ** honourCodes.length)) / (1 - falls)

const unlisted = Array.from({ length: 62 }, (_, at) => `示例学会科技奖${at + 1}`)
const unlistedOdds = Odds.zipf(unlisted, 0.9)

/** How much more of them the higher ranks have. */
const factors: Record<Rank, number> = { senior: 2.3, associate: 1, intermediate: 0.3, junior: 0.15 }

/** Programmes in which the young have a mentor. */
export const mentored = ['young-talent-lift', 'talent-plan'] as const

const values = new Map<string, HonourFacts>()

function honourFacts(
  honour: string | undefined,
  year: number | undefined,
  hasMentor: boolean,
  name: string,
): HonourFacts {
  const key = `${honour} ${year} ${hasMentor} ${name}`
  const known = values.get(key)
  if (known !== undefined) return known
  const made = { honour, year, mentored: hasMentor, text: folded(name) }
  values.set(key, made)
  return made
}

/** The honours of somebody of this rank and year of birth, tied to the rank; one in twelve has one outside the list. */
export function honoursOf(
  chance: Chance,
  own: string,
  rank: Rank | undefined,
  born: number,
): readonly Recorded<HonourFacts>[] {
  const found: Recorded<HonourFacts>[] = []
  const add = (code: string | undefined, name: string) => {
    const year = chance.is(0.1) ? undefined : Math.min(2026, Math.max(1990, born + chance.int(32, 58)))
    const hasMentor = (code === 'young-talent-lift' || code === 'talent-plan') && chance.is(0.6)
    found.push({ id: `hon_${own}_${chance.child()}`, value: honourFacts(code, year, hasMentor, name) })
  }
  let left = perPerson * factors[rank ?? 'intermediate']
  while (chance.next() < left) {
    const code = codeOdds.draw(chance)
    add(code, honours.get(code)?.zh ?? '')
    left *= 0.5
  }
  if (chance.is(0.08)) add(undefined, unlistedOdds.draw(chance))
  return found
}
