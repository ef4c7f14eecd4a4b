import * as z from 'zod'
import type { PersonId } from '../../domain/ids.ts'
import type { ConsentGap } from '../../domain/nominee.ts'
import { verdictNames } from '../../eligibility/verdict.ts'
import { AppError, type Bilingual, type Fault } from '../../errors.ts'
import type { Rechecked } from './recheck.ts'

/** Somebody whose verdict or consent is in the way, and where the request names them. */
export type Named<T> = { readonly path: string; readonly personId: PersonId } & T

/** The result of one rule as far as a sentence needs it. */
const result = z.object({ outcome: z.string(), reason: z.object({ zh: z.string(), en: z.string() }) })

/** The outcome of the rules that a verdict goes back to. */
const deciding = {
  ineligible: 'broken',
  'needs-approval': 'needs-approval',
  unknown: 'unknown',
  eligible: 'met',
} as const

/** The refusal of people who may not take the post, with each rule that stands against them. */
export function ineligible(people: readonly Named<Rechecked>[]): AppError {
  return new AppError(
    'ineligible',
    {
      zh: `有 ${people.length} 人不符合任职条件，不能推荐或任用；原因见 errors 各项。`,
      en: `${people.length} of the people may not take the post and cannot be recommended or appointed; see the reasons in errors.`,
    },
    people.flatMap(reasons),
  )
}

/** The refusal of verdicts that an officer has not acknowledged: each with what it rests on, and what to send. */
export function notAcknowledged(people: readonly Named<Rechecked>[]): AppError {
  const wanted = people.map(({ personId, verdict }) => ({ personId, verdict }))
  return new AppError(
    'not-acknowledged',
    {
      zh: `有 ${people.length} 人的核查结论须由经办人确认（原因见 errors 各项）；如确认，请在 acknowledge 中写明：${JSON.stringify(wanted)}。`,
      en: `An officer has to answer for the verdicts on ${people.length} of the people (see the reasons in errors); to do so, send acknowledge: ${JSON.stringify(wanted)}.`,
    },
    people.flatMap(reasons),
  )
}

function reasons({ path, personId, verdict, rules }: Named<Rechecked>): Fault[] {
  const name = verdictNames[verdict]
  const found = rules.flatMap((rule) => {
    const read = result.safeParse(rule)
    return read.success && read.data.outcome === deciding[verdict] ? [read.data.reason] : []
  })
  const sentences = found.length > 0 ? found : rules.map(asText)
  const general = { zh: `${personId} ${name.zh}。`, en: `${personId} is ${name.en}.` }
  if (sentences.length === 0) return [{ path, ...general }]
  return sentences.map(({ zh, en }) => ({
    path,
    zh: `${personId} ${name.zh}：${zh}`,
    en: `${personId} is ${name.en}: ${en}`,
  }))
}

function asText(rule: unknown): Bilingual {
  const text = JSON.stringify(rule).slice(0, 300)
  return { zh: text, en: text }
}

const gaps: Readonly<Record<ConsentGap, Bilingual>> = {
  none: { zh: '尚未记录本人同意', en: 'no consent is on record' },
  withdrawn: { zh: '本人已撤回同意', en: 'the consent was withdrawn' },
  'not-yet': { zh: '同意的日期晚于这一步', en: 'the consent was given after this step' },
  expired: { zh: '同意已过期', en: 'the consent has run out' },
  'other-recipient': { zh: '同意提供的对象是别的单位', en: 'the consent is for another organization' },
  'other-purpose': { zh: '同意的用途不同', en: 'the consent is for another purpose' },
}

/** The refusal to pass on what is said of people who have not consented to it. */
export function consentMissing(people: readonly Named<{ readonly gap: ConsentGap }>[]): AppError {
  return new AppError(
    'consent-missing',
    {
      zh: `有 ${people.length} 人的同意不覆盖这一步；请先取得并记录本人同意（用途、接收单位、期限），见 errors 各项。`,
      en: `The consent of ${people.length} of the people does not cover this step; obtain and record it first (purpose, recipient, until when), see errors.`,
    },
    people.map(({ path, personId, gap }) => ({
      path,
      zh: `${personId}：${gaps[gap].zh}。`,
      en: `${personId}: ${gaps[gap].en}.`,
    })),
  )
}
