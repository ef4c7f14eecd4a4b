import type { Truth } from '../../../domain/truth.ts'
import { countries } from '../../../vocabulary/countries.ts'
import { regions } from '../../../vocabulary/regions.ts'
import { among, codeMatch } from '../../leaves/code-match.ts'
import { workRegionMatch } from '../../leaves/person-leaves.ts'
import { type Bound, exactly, isNo, open } from '../bound.ts'
import { listsBelow, oneList } from '../list.ts'
import type { Plan } from '../plan.ts'
import { codeRanges } from './code-ranges.ts'
import { coreName, coreRange } from './core-lists.ts'
import { areaFromCode, missing, regionPartition } from './place-lists.ts'
import { isWhole } from './whole-lists.ts'

const nowhereElse = exactly('no')

/** Works in one of these regions. */
export function workRegionPlan(wanted: readonly string[]): Plan {
  const match = workRegionMatch(wanted)
  const whole = wanted.filter((code) => isWhole(regions, code))
  const inside = (code: string) => whole.some((each) => regions.isUnder(code, each))
  const ranges = (fits: (found: Truth) => boolean) => [
    ...whole.map((code) => oneList('R', code)),
    ...codeRanges(
      regions,
      (code) => regionPartition('r', code),
      (code) => !inside(code) && fits(match(areaFromCode(code))),
    ),
  ]
  return {
    kind: 'scan',
    ways: [[...ranges((found) => found !== 'no'), coreRange('workplace'), coreRange('regionInChina')]],
    sure: [ranges((found) => found === 'yes')],
    judge: (code, partition) => {
      if (coreName(code, partition) !== undefined) return exactly('unknown')
      return exactly(partition === 'R' ? 'yes' : match(areaFromCode(code)))
    },
    outside: nowhereElse,
  }
}

/** Works in one of these countries; whoever is in no list works on the mainland. */
export function workCountryPlan(wanted: readonly string[]): Plan {
  const judge = (code: string, partition: string) => {
    if (coreName(code, partition) !== undefined) return exactly('unknown')
    return exactly(among(areaFromCode(code)?.countries, wanted))
  }
  const outside = judge('CN', 'c')
  const few = codeRanges(
    countries,
    () => 'c',
    (code) => !isNo(judge(code, 'c')),
  )
  const lists = isNo(outside) ? few : [listsBelow('c')]
  const sure = isNo(outside) ? [few] : undefined
  return {
    kind: 'scan',
    ways: [[...lists, coreRange('workplace')]],
    ...(sure === undefined ? {} : { sure }),
    judge,
    outside,
  }
}

/** Comes from one of these regions; below a prefecture the card says. */
export function nativePlacePlan(wanted: readonly string[]): Plan {
  const match = codeMatch(regions, wanted)
  const judge = (code: string): Bound => {
    if (code === missing) return exactly('unknown')
    const found = match(code.replace('d', ''))
    // More is known than the code says, and of a county: of the prefecture as a whole it would not be known.
    return code.endsWith('d') && found === 'unknown' ? open : exactly(found)
  }
  const ranges = codeRanges(
    regions,
    (code) => regionPartition('o', code),
    (code) => match(code) !== 'no',
  ).map(({ partition, from, to }) => ({ partition, from, to: to.replace('#', 'd#') }))
  return { kind: 'scan', ways: [[...ranges, oneList('o', missing)]], judge, outside: nowhereElse }
}
