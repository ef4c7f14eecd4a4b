import type { PersonId, ReferralId } from '../../domain/ids.ts'
import type { Nominee } from '../../domain/nominee.ts'
import { nextStamp } from '../../domain/record.ts'
import type { Referral } from '../../domain/referral.ts'
import { isOutcome, referralStateLabels } from '../../domain/referral-states.ts'
import { AppError, refuse } from '../../errors.ts'
import { maxWrites, type Write } from '../../table/commit.ts'
import { keyOf } from '../../table/keys.ts'
import { queryAll } from '../../table/read.ts'
import { nominees, referrals } from '../../table/referrals.ts'
import type { Context } from '../context.ts'
import { load } from '../read.ts'
import { type Change, expectVersion, retrying, stale, write } from '../write.ts'

/** A case with its nominees, read in one strongly consistent query. */
export type CaseFile = { readonly referral: Referral; readonly nominees: ReadonlyMap<PersonId, Nominee> }

/** What a change makes of a case, and whatever else it writes. */
export type CaseChange = {
  readonly action: string
  readonly after: Partial<Referral>
  readonly changes?: readonly Change[]
  readonly writes?: readonly Write[]
}

/** The case of this id with its nominees; throws `not-found`. */
export async function readCase(ctx: Context, id: ReferralId): Promise<CaseFile> {
  const found: Nominee[] = []
  let referral: Referral | undefined
  for await (const item of queryAll(ctx.table, { pk: keyOf.referral(id).PK })) {
    if (item.T === referrals.type) referral = referrals.fromItem(item)
    else if (item.T === nominees.type) found.push(nominees.fromItem(item))
  }
  return {
    referral: referral ?? (await load(ctx.table, referrals, keyOf.referral(id), id)),
    nominees: new Map(found.map((each) => [each.personId, each])),
  }
}

/**
 * Writes a change of a case or of its nominees, all or nothing, on the version that the caller has seen. Whatever changes a nominee counts
 * the case up too, so a case is never moved over a change that nobody has seen.
 */
export function changeCase(
  request: Context,
  id: ReferralId,
  expected: number,
  plan: (ctx: Context, file: CaseFile) => Promise<CaseChange>,
): Promise<CaseFile> {
  // The version says already which change it is, so it needs no idempotency key.
  const ctx = { ...request, idempotency: undefined }
  return retrying(async () => {
    const file = await readCase(ctx, id)
    const { referral: before } = file
    expectVersion(before, expected)
    const { action, after: more, changes = [], writes = [] } = await plan(ctx, file)
    const after: Referral = { ...before, ...more, ...nextStamp(before, ctx.now) }
    const steps: Write[] = [
      { kind: 'put', item: referrals.toItem(after), expect: { version: expected }, refusal: stale() },
      ...writes,
    ]
    checkAgreement(steps)
    checkSize(steps, changes.length + 1)
    await write(ctx, [{ entity: id, type: 'referral', subject: id, action, before, after }, ...changes], steps)
    return readCase(ctx, id)
  })
}

/** What the nominee goes from and to, as the steps of a change; either is missing where they come or go. */
export function nomineeSteps(
  action: string,
  before: Nominee | undefined,
  after: Nominee | undefined,
): { readonly change: Change; readonly step: Write } {
  const of = after ?? before
  if (of === undefined) throw new RangeError('a nominee that neither was nor will be')
  const { referralId, personId } = of
  const about = { entity: `${referralId}/${personId}`, type: 'nominee', subject: personId, action }
  return {
    change: { ...about, before, after },
    step:
      after === undefined
        ? { kind: 'delete', key: keyOf.nominee(referralId, personId), expect: 'present' }
        : { kind: 'put', item: nominees.toItem(after), expect: before === undefined ? 'absent' : 'present' },
  }
}

/** The nominee of this id; throws `not-found` where the person is not on the shortlist. */
export function nomineeIn({ nominees: all, referral }: CaseFile, personId: PersonId): Nominee {
  const found = all.get(personId)
  if (found !== undefined) return found
  throw refuse(
    'not-found',
    'personId',
    `${personId} 不在举荐 ${referral.id} 的名单上；请先加入名单。`,
    `${personId} is not on the shortlist of ${referral.id}; add them first.`,
  )
}

/** Throws `wrong-state` for a case that has come to its end. */
export function expectOpen({ state }: Referral): void {
  if (!isOutcome(state)) return
  throw refuse(
    'wrong-state',
    'id',
    `这件举荐已结束（${referralStateLabels[state].zh}），不能再改动。`,
    `The case is closed (${state}) and cannot be changed any more.`,
  )
}

/** What was read at two moments must have been the same: a check gives way to a write of the same item, whose version it then shares. */
function checkAgreement(steps: readonly Write[]): void {
  const seen = new Map<string, number>()
  for (const step of steps) {
    if (typeof step.expect !== 'object') continue
    const key = keyText(step)
    const version = seen.get(key) ?? step.expect.version
    if (version !== step.expect.version) throw readAnew
    seen.set(key, version)
  }
}

const readAnew = new AppError('conflict', {
  zh: '数据在读取期间被他人改动，请重新读取后再试。',
  en: 'The data was changed by someone else while it was read; read it again and retry.',
})

function checkSize(steps: readonly Write[], audits: number): void {
  const size = new Set(steps.map(keyText)).size + audits
  if (size <= maxWrites) return
  throw new AppError('too-large', {
    zh: `一次要核对和写入 ${size} 项记录，最多 ${maxWrites} 项；请减少一次推荐或任用的人数，分几件举荐办理。`,
    en: `It takes ${size} records checked or written at once, of ${maxWrites} allowed; recommend or appoint fewer people at once, in several cases.`,
  })
}

function keyText(step: Write): string {
  const { PK, SK } = step.kind === 'put' ? step.item : step.key
  return `${PK}\n${SK}`
}
