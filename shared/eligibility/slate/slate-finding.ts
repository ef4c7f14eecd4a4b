import type { Truth } from '../../domain/truth.ts'
import type { Bilingual } from '../../errors.ts'
import { label as labelOf } from '../../vocabulary/entry.ts'
import { roleClasses } from '../../vocabulary/role-classes.ts'
import type { AppliedRule } from '../rule-pack.ts'
import type { Share } from '../slate-check.ts'
import type { Bounds, Measured, Span } from './share-arithmetic.ts'

/** What became of a rule: met, broken where it only warns, broken, or not to be told. */
export const slateOutcomes = ['met', 'warning', 'broken', 'unknown'] as const

/** What became of a rule about a slate. */
export type SlateOutcome = (typeof slateOutcomes)[number]

/** What a check of a slate finds. */
export type SlateMeasure = {
  readonly truth: Truth
  /** False where the rule asks nothing of this slate; it is met then. */
  readonly applies: boolean
  readonly reason: Bilingual
  readonly measured?: Omit<Measured, 'truth'> | undefined
  /** Those who are counted, or who are at fault where the rule is about single people. */
  readonly people: readonly string[]
  /** Those about whom something is missing that the result depends on. */
  readonly open: readonly string[]
  /** What would have to be on record: facts of people, `members`, `delegates`, `previous-session`, `seats:<role>`. */
  readonly missing: readonly string[]
}

/** The result of one rule for a slate. */
export type SlateFinding = Omit<SlateMeasure, 'truth'> & { readonly rule: AppliedRule; readonly outcome: SlateOutcome }

/** A finding where the rule asks nothing. */
export function notConcerned(zh: string, en: string): SlateMeasure {
  return { truth: 'yes', applies: false, reason: { zh, en }, people: [], open: [], missing: [] }
}

/** A finding that cannot be made, and what it takes. */
export function cannotTell(missing: readonly string[], zh: string, en: string): SlateMeasure {
  return { truth: 'unknown', applies: true, reason: { zh, en }, people: [], open: [], missing }
}

/** Names of roles in the words of the list: 理事长、副理事长; Chair / vice-chair. */
export function rolesText(roles: readonly string[]): Bilingual {
  const entries = roles.flatMap((role) => roleClasses.get(role) ?? [])
  return {
    zh: entries.map(({ zh }) => zh).join('、'),
    en: entries.map((entry, at) => (at === 0 ? labelOf(entry, 'en') : labelOf(entry, 'en').toLowerCase())).join(' / '),
  }
}

/** A number of seats that is known between two bounds: `31` or `31–33`. */
export function spanText([least, most]: Span): string {
  return least === most ? String(least) : `${least}–${most}`
}

/** The bounds of a rule in seats, each with the share that it comes from: 上限 33 人（1/3）. */
export function boundsText({ least, most }: Measured, { minShare, maxShare }: Bounds): Bilingual {
  const parts = [
    ...(least === undefined ? [] : [{ zh: '下限', en: 'at least', span: least, share: minShare }]),
    ...(most === undefined ? [] : [{ zh: '上限', en: 'at most', span: most, share: maxShare }]),
  ]
  return {
    zh: parts.map(({ zh, span, share }) => `${zh} ${spanText(span)} 人${shareText(share, '（', '）')}`).join('，'),
    en: parts.map(({ en, span, share }) => `${en} ${spanText(span)}${shareText(share, ' (', ')')}`).join(', '),
  }
}

function shareText(share: Share | undefined, open: string, close: string): string {
  return share === undefined ? '' : `${open}${share.num}/${share.den}${close}`
}
