import { holdsOn } from '../../domain/tenure.ts'
import { every, not, some, type Truth } from '../../domain/truth.ts'
import type { EmployerFacts } from '../../index/columns/facts.ts'
import { factsOf } from '../../index/columns/facts-of.ts'
import type { CheckOf } from '../rule.ts'
import type { AppliedRule } from '../rule-pack.ts'
import { absent, nobody } from './sizes.ts'
import { rolesText, type SlateMeasure } from './slate-finding.ts'
import type { SlateGround } from './slate-people.ts'

/** Whoever has one of some roles also has one of others. */
export function judgeDrawnFrom(check: CheckOf<'drawn-from'>, { when }: AppliedRule, ground: SlateGround): SlateMeasure {
  const people = ground.peopleIn(check.roles, when)
  const among = ground.peopleIn(check.among)
  const [names, others] = [rolesText(check.roles), rolesText(check.among)]
  if (people.size === 0) return absent(check.roles, ground) ?? nobody(check.roles)
  const gap = among.size === 0 ? absent(check.among, ground) : undefined
  if (gap !== undefined) return gap
  return ofSingle(
    [...people].map(([id, counted]) => [id, some([not(counted), among.has(id) ? 'yes' : 'no'])]),
    {
      zh: (n) => (n === 0 ? `${names.zh}都是${others.zh}。` : `${names.zh}中有 ${n} 人不是${others.zh}。`),
      en: (n) => (n === 0 ? `All in ${names.en} are ${others.en}.` : `${n} in ${names.en} are not ${others.en}.`),
    },
  )
}

/** Nobody has one of some roles and one of others. */
export function judgeApart(
  { roles, others }: CheckOf<'apart'>,
  { when }: AppliedRule,
  ground: SlateGround,
): SlateMeasure {
  const people = ground.peopleIn(roles, when)
  const rest = ground.peopleIn(others)
  const [names, otherNames] = [rolesText(roles), rolesText(others)]
  return ofSingle(
    [...people].map(([id, counted]) => [id, not(every([counted, rest.has(id) ? 'yes' : 'no']))]),
    {
      zh: (n) =>
        n === 0 ? `没有人同时任${names.zh}和${otherNames.zh}。` : `${n} 人同时任${names.zh}和${otherNames.zh}。`,
      en: (n) => `${n === 0 ? 'Nobody is' : `${n} are`} in ${names.en} and in ${otherNames.en} at once.`,
    },
  )
}

/** Holders of some roles work for none of the employers of those in others; whoever has no employer on record leaves it open. */
export function judgeApartEmployers(
  { roles, others }: CheckOf<'apart-employers'>,
  { when }: AppliedRule,
  ground: SlateGround,
): SlateMeasure {
  const people = ground.peopleIn(roles, when)
  const rest = ground.peopleIn(others)
  if (people.size === 0) return absent(roles, ground) ?? nobody(roles)
  if (rest.size === 0) return absent(others, ground) ?? nobody(others)
  const employers = employersOf([...people.keys(), ...rest.keys()], ground)
  const names = rolesText(roles)
  const otherNames = rolesText(others)
  const clashes = (id: string): Truth =>
    some(
      [...rest.keys()].filter((other) => other !== id).map((other) => share(employers.get(id), employers.get(other))),
    )
  return ofSingle(
    [...people].map(([id, counted]) => [id, not(every([counted, clashes(id)]))]),
    {
      zh: (n) =>
        n === 0
          ? `${names.zh}与${otherNames.zh}不出自同一单位。`
          : `${names.zh}中有 ${n} 人与${otherNames.zh}出自同一单位。`,
      en: (n) =>
        `${n === 0 ? 'None' : n} in ${names.en} ${n === 1 ? 'has' : 'have'} an employer in common with ${otherNames.en}.`,
    },
    ['employments'],
  )
}

type Jobs = readonly EmployerFacts[]

function employersOf(ids: readonly string[], { slate }: SlateGround): ReadonlyMap<string, Jobs> {
  return new Map(
    ids.flatMap((id) => {
      const profile = slate.profiles.get(id)
      if (profile === undefined) return []
      const now = factsOf(profile).employers.filter(({ tenure }) => holdsOn(tenure, slate.electionOn) !== 'no')
      return [[id, now] as const]
    }),
  )
}

function share(mine: Jobs = [], others: Jobs = []): Truth {
  if (mine.length === 0 || others.length === 0) return 'unknown'
  return some(mine.flatMap((one) => others.map((other) => sameEmployer(one, other))))
}

/** Where one is written down by name only, equal names are one employer, and different names are taken to be two. */
function sameEmployer(a: EmployerFacts, b: EmployerFacts): Truth {
  if (a.organizationId !== undefined && b.organizationId !== undefined)
    return a.organizationId === b.organizationId ? 'yes' : 'no'
  const names = new Set(a.text?.split('\n'))
  return (b.text?.split('\n') ?? []).some((name) => names.has(name)) ? 'yes' : 'no'
}

type Sentence = { readonly zh: (atFault: number) => string; readonly en: (atFault: number) => string }

/** A rule that every one of these has to keep. */
function ofSingle(
  kept: readonly (readonly [string, Truth])[],
  { zh, en }: Sentence,
  missing: readonly string[] = ['person'],
): SlateMeasure {
  const ids = (wanted: Truth) => kept.filter(([, truth]) => truth === wanted).map(([id]) => id)
  const [atFault, open] = [ids('no'), ids('unknown')]
  const unjudged = open.length === 0 ? { zh: '', en: '' } : unjudgedText(open.length)
  return {
    truth: every(kept.map(([, truth]) => truth)),
    applies: true,
    people: atFault,
    open,
    missing: open.length === 0 ? [] : missing,
    reason: { zh: `${zh(atFault.length)}${unjudged.zh}`, en: `${en(atFault.length)}${unjudged.en}` },
  }
}

function unjudgedText(open: number): { zh: string; en: string } {
  return { zh: `${open} 人资料不全，无法判断。`, en: ` ${open} cannot be judged.` }
}
