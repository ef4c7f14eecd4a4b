import type { Truth } from '../../domain/truth.ts'
import type { Bilingual } from '../../errors.ts'
import type { CheckOf } from '../rule.ts'
import type { AppliedRule } from '../rule-pack.ts'
import { measure, type Part } from './share-arithmetic.ts'
import { absent, nobody } from './sizes.ts'
import type { PreviousHolder } from './slate.ts'
import { boundsText, cannotTell, notConcerned, rolesText, type SlateMeasure, spanText } from './slate-finding.ts'
import type { SlateGround } from './slate-people.ts'

/** At a change of session: the share of those in some roles who held none of them in the session before. */
export function judgeRenewal(
  check: CheckOf<'renewal'>,
  { when }: AppliedRule,
  ground: SlateGround,
  previous: readonly PreviousHolder[] | undefined,
): SlateMeasure {
  if (ground.slate.mode !== 'session')
    return notConcerned('届中调整不适用更新比例。', 'A change in mid-term is not measured by renewal.')
  const { roles } = check
  const people = ground.peopleIn(roles, when)
  if (people.size === 0) return absent(roles, ground) ?? nobody(roles)
  const before = heldBefore(previous, roles)
  if (before.size === 0) return noneBefore()
  const parts = [...people].map(([id, counted]): Part => {
    const base = counted === 'unknown' ? [0, 1] : [1]
    return { id, ways: base.flatMap((of) => fresh(before.get(id)).map((isNew) => [isNew * of, of] as const)) }
  })
  return found(parts, check, roles, (count, base) => ({
    zh: `${base} 人，其中 ${count} 人上届未任`,
    en: `${base}, of whom ${count} were not in the session before`,
  }))
}

/** Within a term: those who have come into some roles since the election, against those who were elected. */
export function judgeMidTermChange(
  check: CheckOf<'mid-term-change'>,
  { when }: AppliedRule,
  ground: SlateGround,
  previous: readonly PreviousHolder[] | undefined,
): SlateMeasure {
  if (ground.slate.mode !== 'mid-term')
    return notConcerned('换届不适用届中调整比例。', 'A change of session is not measured by changes in mid-term.')
  const { roles } = check
  const people = ground.peopleIn(roles, when)
  if (people.size === 0) return absent(roles, ground) ?? nobody(roles)
  const elected = heldBefore(previous, roles)
  if (elected.size === 0) return noneBefore()
  const ids = new Set([...people.keys(), ...elected.keys()])
  const parts = [...ids].map((id): Part => {
    const wasElected = elected.get(id) === undefined ? [0] : elected.get(id) === 'yes' ? [1] : [0, 1]
    const isIn = people.get(id) === undefined ? [0] : people.get(id) === 'yes' ? [1] : [0, 1]
    return { id, ways: wasElected.flatMap((was) => isIn.map((now) => [now * (1 - was), was] as const)) }
  })
  return found(parts, check, roles, (count, base) => ({
    zh: `当选 ${base} 人，届中增补 ${count} 人`,
    en: `${base} elected, ${count} come in since`,
  }))
}

function found(
  parts: readonly Part[],
  check: CheckOf<'renewal'> | CheckOf<'mid-term-change'>,
  roles: readonly string[],
  sentence: (count: string, base: string) => Bilingual,
): SlateMeasure {
  const measured = measure(parts, check)
  const { truth, count, base = [0, 0] } = measured
  const names = rolesText(roles)
  const bounds = boundsText(measured, check)
  const { zh, en } = sentence(spanText(count), spanText(base))
  const isOpen = ({ ways }: Part) => ways.length > 1
  return {
    truth,
    applies: true,
    measured,
    people: parts.filter((part) => !isOpen(part) && part.ways[0]?.[0] === 1).map(({ id }) => id),
    open: truth === 'unknown' ? parts.filter(isOpen).map(({ id }) => id) : [],
    missing: truth === 'unknown' ? ['posts'] : [],
    reason: {
      zh: `${names.zh}${zh}，${bounds.zh}。`,
      en: `${names.en}: ${en}; ${bounds.en}.`,
    },
  }
}

/** That nobody is on record for these roles means that the roster is not, rather than that all are new. */
function noneBefore(): SlateMeasure {
  return cannotTell(
    ['previous-session'],
    '没有可以对照的届次名册，无法计算。',
    'There is no roster of a session to compare with.',
  )
}

function heldBefore(
  previous: readonly PreviousHolder[] | undefined,
  roles: readonly string[],
): ReadonlyMap<string, Truth> {
  const held = new Map<string, Truth>()
  for (const each of previous ?? []) {
    if (!roles.includes(each.role)) continue
    if (held.get(each.personId) !== 'yes') held.set(each.personId, each.held)
  }
  return held
}

function fresh(before: Truth | undefined): readonly number[] {
  if (before === undefined) return [1]
  return before === 'yes' ? [0] : [0, 1]
}
