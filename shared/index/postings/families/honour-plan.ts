import { honours } from '../../../vocabulary/honours.ts'
import type { Leaves } from '../../condition.ts'
import { honourMatch, mentorMatch } from '../../leaves/honour-leaves.ts'
import { exactly } from '../bound.ts'
import { type ListRange, listsBelow, oneList } from '../list.ts'
import type { Plan, Scan } from '../plan.ts'
import { codeRanges } from './code-ranges.ts'
import { unlisted } from './honour-lists.ts'
import { missing } from './place-lists.ts'

const no = exactly('no')

/** Holds such an honour; its text is on the card. */
export function honourPlan({ text, ...asked }: Leaves['honour']): Plan {
  const part = byDetail(asked)
  return text === undefined ? part : { kind: 'at-most', part }
}

function byDetail(asked: Omit<Leaves['honour'], 'text'>): Scan {
  const { year, mentored, ...which } = asked
  const named = honourMatch(which)
  const wanted = (code: string) => named({ honour: honourOf(code), year: undefined, mentored: false, text: '' })
  if (year === undefined && mentored === undefined) {
    const judge = (code: string, partition: string) => exactly(partition === 'ht' ? tierTruth(code) : wanted(code))
    const byHonour = [
      ...codeRanges(
        honours,
        () => 'H',
        (code) => wanted(code) !== 'no',
      ),
      ...unlistedIf('H'),
    ]
    const ways = [byHonour, [listsBelow('H')]]
    const byTier = asked.tiers?.map((tier) => oneList('ht', tier))
    const alone = asked.names === undefined && asked.groups === undefined && byTier !== undefined
    if (!alone) return { kind: 'scan', ways, judge, outside: no }
    return {
      kind: 'scan',
      ways: [[...byTier, oneList('ht', missing)], ...ways],
      sure: [byTier, ...ways],
      judge,
      outside: no,
    }
  }
  const match = honourMatch(asked)
  const judge = (code: string) => {
    const [honour = '', at, hasMentor] = code.split('.')
    const held = {
      honour: honourOf(honour),
      year: at === missing ? undefined : Number(at),
      mentored: hasMentor === '1',
      text: '',
    }
    return exactly(match(held))
  }
  const few = honours.entries().flatMap(({ code }) => (wanted(code) === 'no' ? [] : [listsBelow('h', `${code}.`)]))
  const outsideList = wanted(unlisted) === 'no' ? [] : [listsBelow('h', `${unlisted}.`)]
  return { kind: 'scan', ways: [[...few, ...outsideList], [listsBelow('h')]], judge, outside: no }

  function unlistedIf(partition: string): ListRange[] {
    return wanted(unlisted) === 'no' ? [] : [oneList(partition, unlisted)]
  }
  function tierTruth(code: string) {
    if (code === missing) return 'unknown'
    return asked.tiers?.some((tier) => tier === code) ? 'yes' : 'no'
  }
}

function honourOf(code: string): string | undefined {
  return code === unlisted ? undefined : code
}

/** Mentors somebody with such an honour. */
export function mentorPlan(asked: Leaves['mentor']): Plan {
  const match = mentorMatch(asked)
  const judge = (code: string) => exactly(match(honourOf(code)))
  const few = [
    ...codeRanges(
      honours,
      () => 'mo',
      (code) => match(code) !== 'no',
    ),
    ...(match(undefined) === 'no' ? [] : [oneList('mo', unlisted)]),
  ]
  return { kind: 'scan', ways: [few, [listsBelow('mo')]], judge, outside: no }
}
