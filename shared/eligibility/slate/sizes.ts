import { every, type Truth } from '../../domain/truth.ts'
import type { CheckOf } from '../rule.ts'
import type { AppliedRule } from '../rule-pack.ts'
import { atLeast, atMost, isOdd, measure, type Part, type Span } from './share-arithmetic.ts'
import { boundsText, cannotTell, notConcerned, rolesText, type SlateMeasure, spanText } from './slate-finding.ts'
import type { SlateGround, SlatePeople } from './slate-people.ts'

/** How many hold some roles, against numbers, other seats of the slate, or the members of the organization. */
export function judgeSize(check: CheckOf<'size'>, { when }: AppliedRule, ground: SlateGround): SlateMeasure {
  const { roles, of } = check
  const isFor = conditionOf(check, ground)
  if (isFor === 'no') return notConcerned('这类机构不适用此条。', 'The rule is not for a body like this one.')
  const people = ground.peopleIn(roles, when)
  const basePeople = Array.isArray(of) ? ground.peopleIn(of) : undefined
  const unlisted =
    (people.size === 0 ? absent(roles, ground) : undefined) ??
    (Array.isArray(of) && basePeople?.size === 0 ? absent(of, ground) : undefined)
  if (unlisted !== undefined) return unlisted
  const parts = partsOf(people, basePeople)
  const measured = measure(parts, check, basePeople === undefined ? { number: baseNumber(of, ground) } : 'parts')
  if (measured.truth === 'unknown' && baseNumber(of, ground) === undefined && isNumber(of))
    return { ...uncounted(of), measured }
  const truth: Truth = isFor === 'unknown' && measured.truth === 'no' ? 'unknown' : measured.truth
  const names = rolesText(roles)
  const base = baseText(of, measured.base)
  const bounds = boundsText(measured, check)
  return {
    truth,
    applies: true,
    measured,
    people: idsOf(people, 'yes'),
    open: truth === 'unknown' ? idsOf(people, 'unknown') : [],
    missing: truth === 'unknown' ? (isFor === 'unknown' ? unnamed(check, ground) : ['person']) : [],
    reason: {
      zh: `${names.zh} ${spanText(measured.count)} 人${base.zh}，${bounds.zh}。`,
      en: `${names.en}: ${spanText(measured.count)}${base.en}; ${bounds.en}.`,
    },
  }
}

/** An odd number of people in some roles. */
export function judgeOdd({ roles }: CheckOf<'odd'>, { when }: AppliedRule, ground: SlateGround): SlateMeasure {
  const people = ground.peopleIn(roles, when)
  const names = rolesText(roles)
  if (people.size === 0) return absent(roles, ground) ?? nobody(roles)
  const measured = measure(partsOf(people, undefined), {}, { number: undefined })
  const truth = isOdd(measured.count)
  return {
    truth,
    applies: true,
    measured,
    people: idsOf(people, 'yes'),
    open: idsOf(people, 'unknown'),
    missing: truth === 'unknown' ? ['person'] : [],
    reason: {
      zh: `${names.zh} ${spanText(measured.count)} 人，应为单数。`,
      en: `${names.en}: ${spanText(measured.count)}; the number has to be odd.`,
    },
  }
}

/** The organization has posts of these roles, and nobody is named for one: it is not known how many there will be. */
export function absent(roles: readonly string[], { slate }: SlateGround): SlateMeasure | undefined {
  const had = roles.filter((role) => slate.roles.has(role))
  if (had.length === 0) return undefined
  const names = rolesText(roles)
  return cannotTell(
    had.map((role) => `seats:${role}`),
    `名单和本届名册中都没有${names.zh}；请一并列入。`,
    `Neither the slate nor the roster of its session names anybody for these roles: ${names.en}. Add them.`,
  )
}

/** The organization has neither such posts nor people for them. */
export function nobody(roles: readonly string[]): SlateMeasure {
  const names = rolesText(roles)
  return notConcerned(`没有${names.zh}，不适用。`, `Nobody has these roles, so the rule does not apply: ${names.en}.`)
}

/** Ids of those who are among people in this way. */
export function idsOf(people: SlatePeople, truth: Truth): string[] {
  return [...people].filter(([, each]) => each === truth).map(([id]) => id)
}

/** Whether the rule is for bodies like this one; unknown where the organization has posts for which nobody is named. */
function conditionOf(check: CheckOf<'size'>, ground: SlateGround): Truth {
  const { whenAtLeast, whenAtMost, with: needed, without } = check
  const count = (roles: readonly string[]): Span | undefined => {
    const { size } = ground.peopleIn(roles)
    return size === 0 && absent(roles, ground) !== undefined ? undefined : [size, size]
  }
  return every([
    ...(whenAtLeast === undefined ? [] : [atLeast(count(whenAtLeast.roles), whenAtLeast.count)]),
    ...(whenAtMost === undefined ? [] : [atMost(count(whenAtMost.roles), whenAtMost.count)]),
    ...(needed === undefined ? [] : [atLeast(count(needed), 1)]),
    ...(without === undefined ? [] : [atMost(count(without), 0)]),
  ])
}

/** What is missing where it is open whether the rule is for this body. */
function unnamed({ whenAtLeast, whenAtMost, with: needed, without }: CheckOf<'size'>, ground: SlateGround): string[] {
  const asked = [whenAtLeast?.roles, whenAtMost?.roles, needed, without].flatMap((roles) =>
    roles === undefined ? [] : [roles],
  )
  return asked.flatMap((roles) => (ground.peopleIn(roles).size === 0 ? (absent(roles, ground)?.missing ?? []) : []))
}

function isNumber(of: CheckOf<'size'>['of']): of is 'members' | 'delegates' {
  return of === 'members' || of === 'delegates'
}

function uncounted(of: 'members' | 'delegates'): SlateMeasure {
  const name = baseNames[of]
  return cannotTell(
    [of],
    `没有${name.zh}数；请在请求中写 ${of}，或记入章程。`,
    `The number of ${name.en} is not known; give ${of} in the request or record it with the charter.`,
  )
}

const baseNames = {
  members: { zh: '会员', en: 'members' },
  delegates: { zh: '会员代表', en: 'delegates' },
}

function baseNumber(of: CheckOf<'size'>['of'], { slate }: SlateGround): number | undefined {
  return isNumber(of) ? slate[of] : undefined
}

function baseText(of: CheckOf<'size'>['of'], base: Span | undefined): { zh: string; en: string } {
  if (of === undefined || base === undefined) return { zh: '', en: '' }
  const name = Array.isArray(of) ? rolesText(of) : baseNames[of]
  return { zh: `，${name.zh} ${spanText(base)} 人`, en: `; ${name.en}: ${spanText(base)}` }
}

/** Who may be counted in both sets is in both ways. */
function partsOf(people: SlatePeople, base: SlatePeople | undefined): Part[] {
  const ids = new Set([...people.keys(), ...(base?.keys() ?? [])])
  return [...ids].map((id) => {
    const counts = waysOf(people.get(id))
    const bases = waysOf(base?.get(id))
    return { id, ways: counts.flatMap((count) => bases.map((of) => [count, of] as const)) }
  })
}

function waysOf(truth: Truth | undefined): readonly number[] {
  if (truth === 'unknown') return [0, 1]
  return truth === 'yes' ? [1] : [0]
}
