import { countries } from '../../../vocabulary/countries.ts'
import { regions } from '../../../vocabulary/regions.ts'
import { among, codeMatch } from '../../leaves/code-match.ts'
import { workRegionMatch } from '../../leaves/person-leaves.ts'
import { exactly, isNo } from '../bound.ts'
import { type ListRange, listsBelow, listsBetween, oneList } from '../list.ts'
import type { Plan } from '../plan.ts'
import { codeRanges } from './code-ranges.ts'
import { areaFromCode, missing, regionPartition, somewhereInChina } from './place-lists.ts'
import { wholePartition, wholeRanges } from './whole-lists.ts'

const nowhereElse = exactly('no')

/** Works in one of these regions. */
export function workRegionPlan(wanted: readonly string[]): Plan {
  const match = workRegionMatch(wanted)
  const whole = wanted.filter((code) => wholePartition('R', regions, code) !== undefined)
  const inside = (code: string) => whole.some((each) => regions.isUnder(code, each))
  const judgeExact = (code: string) => match(areaFromCode(code === somewhereInChina ? 'CN' : code))
  const exact = codeRanges(
    regions,
    (code) => regionPartition('r', code),
    (code) => !inside(code) && judgeExact(code) !== 'no',
  )
  return {
    kind: 'scan',
    ways: [
      [
        ...wholeRanges('R', regions, whole),
        ...exact,
        // Not known, and not known where in China, stand next to each other.
        listsBetween('r', missing, somewhereInChina),
      ],
    ],
    judge: (code, partition) => exactly(partition.startsWith('R') ? 'yes' : judgeExact(code)),
    outside: nowhereElse,
  }
}

/** Works in one of these countries; whoever is in no list works on the mainland. */
export function workCountryPlan(wanted: readonly string[]): Plan {
  const judge = (code: string) => exactly(among(areaFromCode(code)?.countries, wanted))
  const outside = judge('CN')
  const few: readonly ListRange[] = [
    ...codeRanges(
      countries,
      () => 'c',
      (code) => !isNo(judge(code)),
    ),
    oneList('c', missing),
  ]
  return { kind: 'scan', ways: isNo(outside) ? [few] : [[listsBelow('c')]], judge, outside }
}

/** Comes from one of these regions. */
export function nativePlacePlan(wanted: readonly string[]): Plan {
  const match = codeMatch(regions, wanted)
  const judge = (code: string) => exactly(match(code === missing ? undefined : code))
  const ranges = codeRanges(
    regions,
    (code) => regionPartition('o', code),
    (code) => !isNo(judge(code)),
  )
  return { kind: 'scan', ways: [[...ranges, oneList('o', missing)]], judge, outside: nowhereElse }
}
