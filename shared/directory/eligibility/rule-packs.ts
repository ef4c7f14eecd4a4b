import { firstStamp } from '../../domain/record.ts'
import { type RulePack, type RulePackInput, rulePack, type StoredPack } from '../../eligibility/rule-pack.ts'
import { seedPacks } from '../../eligibility/seed-packs.ts'
import { refuse } from '../../errors.ts'
import { keyOf } from '../../table/keys.ts'
import { rulePacks } from '../../table/rules.ts'
import type { Context } from '../context.ts'
import { find, readAll } from '../read.ts'
import { replacing, stale, write } from '../write.ts'

/** A pack with the version under which it is stored: 1 for one that comes with the product. */
export type PackInUse = RulePack & { readonly version: number }

/** All packs, by id: those that come with the product, and in their place or beside them those that were put in. */
export async function listRulePacks(ctx: Context): Promise<PackInUse[]> {
  const stored = await readAll(ctx.table, rulePacks, { pk: keyOf.rulePack('').PK })
  const byId = new Map<string, PackInUse>(seedPacks.map((pack) => [pack.id, { ...pack, version: 1 }]))
  for (const pack of stored) byId.set(pack.id, pack)
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** The pack of this id; throws `not-found`. */
export async function getRulePack(ctx: Context, id: string): Promise<PackInUse> {
  const stored = await find(ctx.table, rulePacks, keyOf.rulePack(id))
  const pack = stored ?? seedPacks.find((each) => each.id === id)
  if (pack === undefined) throw refuse('not-found', 'id', `没有名为 ${id} 的规则包。`, `There is no rule pack ${id}.`)
  return { version: 1, ...pack }
}

/**
 * Puts a pack in, or in the place of the one of this id; `expected` is the version that it replaces, 1 for one that comes with the product,
 * undefined for a new one. Verdicts of days before its `from` keep to what was in force then, so end a pack and put in its successor
 * where the rule changed, and replace one only to mend it.
 */
export async function setRulePack(
  ctx: Context,
  id: string,
  expected: number | undefined,
  input: RulePackInput,
): Promise<StoredPack> {
  const before = await find(ctx.table, rulePacks, keyOf.rulePack(id))
  const known = before ?? seedPacks.find((each) => each.id === id)
  // One that comes with the product stands at version 1, though nothing is stored of it.
  const { stamp, action } = replacing(
    ctx.now,
    before ?? (known && firstStamp(ctx.now)),
    expected,
    refuse(
      'version-required',
      'If-Match',
      `已有规则包 ${id}；替换须带 If-Match。`,
      `There is a rule pack ${id} already; to replace it send If-Match.`,
    ),
  )
  const after: StoredPack = { ...rulePack.parse({ ...input, id }), ...stamp }
  const expect = before === undefined ? 'absent' : { version: before.version }
  await write(
    ctx,
    [{ entity: `rule-pack/${id}`, type: 'rule-pack', subject: id, action, before, after }],
    [{ kind: 'put', item: rulePacks.toItem(after), expect, refusal: stale() }],
  )
  return after
}
