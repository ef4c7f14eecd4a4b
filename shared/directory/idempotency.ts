import * as z from 'zod'
import { personId, referralId } from '../domain/ids.ts'
import { AppError, Moved } from '../errors.ts'
import type { Write } from '../table/commit.ts'
import { keyOf } from '../table/keys.ts'
import { getItem } from '../table/read.ts'
import { referrals } from '../table/referrals.ts'
import { holdsPersonId } from './access/person-reach.ts'
import { areaOf, hasPermission } from './access/reaching.ts'
import { reachedOf } from './access/referral-reach.ts'
import type { Context } from './context.ts'
import { find, nothingThere } from './read.ts'

/** For how many hours, at least, a repeated creation is recognised. */
export const idempotencyHours = 24

const remembered = z.object({ entity: z.string(), fingerprint: z.string() })

/**
 * Creates once for each Idempotency-Key: a repeat with the same body answers with what was created the first time, one with another
 * body is refused. The key is written in the transaction of the creation, so a crash leaves both or neither.
 */
export async function once<T>(ctx: Context, recall: (id: string) => Promise<T>, create: () => Promise<T>): Promise<T> {
  const earlier = await earlierEntity(ctx)
  if (earlier !== undefined) return recallMoved(ctx, recall, earlier)
  try {
    return await create()
  } catch (error) {
    // Whatever the refusal (the identifier is taken, the seat is full): this same request may have taken it a moment ago.
    const raced = error instanceof AppError ? await earlierEntity(ctx) : undefined
    if (raced === undefined) throw error
    return recallMoved(ctx, recall, raced)
  }
}

/** What was created may have moved since, with a person who was merged; and whoever created it may not reach it any more. */
async function recallMoved<T>(ctx: Context, recall: (id: string) => Promise<T>, id: string): Promise<T> {
  if (!(await isReached(ctx, id))) throw nothingThere(id)
  try {
    return await recall(id)
  } catch (error) {
    if (error instanceof Moved) return recall(error.to)
    throw error
  }
}

async function isReached(ctx: Context, id: string): Promise<boolean> {
  const person = /^(?:per|mem|hon|aff|eng|rul|con|cor)_/.test(id) ? personId.parse(`per_${id.slice(4, 20)}`) : undefined
  const referral = referralId.safeParse(id).data
  if (referral !== undefined) {
    const found = await find(ctx.table, referrals, keyOf.referral(referral))
    return found !== undefined && (await reachedOf(ctx, [found])).length > 0
  }
  if (person === undefined) return true
  for (const permission of ['person.read', 'person.write'] as const)
    if (hasPermission(ctx, permission) && (await holdsPersonId(ctx, await areaOf(ctx, permission), person))) return true
  return false
}

/** The step that remembers the key of this request, if it has one. */
export function idempotencyWrite(ctx: Context, entity: string | undefined): Write[] {
  if (ctx.idempotency === undefined || entity === undefined) return []
  const { key, fingerprint } = ctx.idempotency
  const expiresAt = Math.floor(ctx.now.getTime() / 1000) + idempotencyHours * 3600
  const item = { ...keyOf.idempotency(ctx.actor.id, key), T: 'idempotency', entity, fingerprint, expiresAt }
  return [{ kind: 'put', item, expect: 'absent', refusal: alreadyUsed }]
}

/** Not a conflict: trying again would find the key used again. Callers of `once` never hear it, they are answered with what was created. */
const alreadyUsed = new AppError('busy', {
  zh: '同一 Idempotency-Key 的请求正在处理，请稍后再试。',
  en: 'A request with this Idempotency-Key is being handled; retry in a moment.',
})

async function earlierEntity({ table, actor, idempotency }: Context): Promise<string | undefined> {
  if (idempotency === undefined) return undefined
  const item = await getItem(table, keyOf.idempotency(actor.id, idempotency.key))
  if (item === undefined) return undefined
  const earlier = remembered.parse(item)
  if (earlier.fingerprint === idempotency.fingerprint) return earlier.entity
  throw new AppError('idempotency-mismatch', {
    zh: '这个 Idempotency-Key 已用于另一份内容；请换一个新的键。',
    en: 'This Idempotency-Key was used with another body; use a new key.',
  })
}
