import type { HonourInput } from '../../../../shared/domain/honour.ts'
import { today } from '../origins.ts'
import type { Random } from '../random.ts'
import type { Standing } from './career.ts'
import { academyRules, type HonourRule, honourRules, liftRule } from './honour-rules.ts'
import type { Sector } from './sector.ts'

const thisYear = Number(today.slice(0, 4))

/** What chance of honours rests on. */
export type Achiever = {
  readonly born: number
  readonly gender: 'male' | 'female'
  readonly sector: Sector
  readonly standing: Standing
  readonly senior: boolean
  readonly province: string
}

/** The honours of a person: each at an age and in a year that the award allows. */
export function honoursOf(random: Random, who: Achiever): HonourInput[] {
  const academy = who.senior ? academyRules.flatMap((rule) => awarded(random, rule, who)).slice(0, 1) : []
  const others = honourRules.flatMap((rule) => (who.senior || rule.ages[0] < 36 ? awarded(random, rule, who) : []))
  const local: HonourInput[] =
    who.province === '440000' && who.sector === 'agriculture' && random.chance(0.1) && who.born < 1982
      ? [{ name: '广东省丁颖科技奖', year: Math.min(thisYear - 1, who.born + random.int(40, 52)) }]
      : []
  return [...academy, ...others, ...lifted(random, who), ...local]
}

function awarded(random: Random, rule: HonourRule, { born, gender, sector, standing }: Achiever): HonourInput[] {
  const chance = rule.chance[standing] ?? 0
  const lucky = random.chance(chance)
  const place = random.next()
  if (!lucky || (rule.women && gender !== 'female') || (rule.sectors !== undefined && !rule.sectors.includes(sector)))
    return []
  const years = yearsOf(rule, born)
  const year = years[Math.floor(place * years.length)]
  return year === undefined ? [] : [{ honour: rule.honour, year }]
}

/** Years in which the award is given and the person has the age for it. */
function yearsOf({ from, every = 1, ages: [youngest, oldest] }: HonourRule, born: number): number[] {
  const years = Array.from({ length: Math.max(0, Math.ceil((thisYear - from) / every)) }, (_, at) => from + at * every)
  return years.filter((year) => year >= born + youngest && year <= born + oldest)
}

function lifted(random: Random, { born, standing, sector }: Achiever): HonourInput[] {
  const first = Math.max(liftRule.from, born + 28)
  const last = Math.min(thisYear - 1, born + liftRule.oldest)
  const lucky = random.chance(standing === 'member' || standing === 'officer' ? liftRule.chance : 0)
  const place = random.next()
  if (!lucky || first > last || sector === 'crossing') return []
  const year = first + Math.floor(place * (last - first + 1))
  const completed = year + 2
  return [
    {
      honour: liftRule.honour,
      year,
      cohort: `${year}-${completed}`,
      ...(completed < thisYear ? { completedYear: completed } : {}),
    },
  ]
}
