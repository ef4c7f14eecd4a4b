import { dayOf } from '../../domain/dates.ts'
import { organizationOf, type PersonId, personOf, type RulingId } from '../../domain/ids.ts'
import { firstStamp, nextStamp } from '../../domain/record.ts'
import { type Ruling, type RulingInput, rulingInput } from '../../domain/ruling.ts'
import { matterOf } from '../../eligibility/approvals.ts'
import { refuse } from '../../errors.ts'
import type { Write } from '../../table/commit.ts'
import { childKey } from '../../table/keys.ts'
import { rulings } from '../../table/people.ts'
import type { Context } from '../context.ts'
import { once } from '../idempotency.ts'
import { inputOf, replaced } from '../input-of.ts'
import { assertedNow } from '../provenance.ts'
import { load, readAll, unknownReference } from '../read.ts'
import { expectVersion, personExists, stale, write } from '../write.ts'
import { chartersOf } from './charters.ts'
import { listRulePacks } from './rule-packs.ts'

/** Records what was established about a person: an approval for a post, a bar, or that none stands. Restricted: not part of a person's page. */
export function createRuling(ctx: Context, personId: PersonId, input: RulingInput): Promise<Ruling> {
  return once(
    ctx,
    (id) => load(ctx.table, rulings, childKey(id), id),
    async () => {
      await checkRuling(ctx, input)
      const id = ctx.ids.ruling(personId)
      const provenance = assertedNow(ctx, 'restricted')
      const created: Ruling = { ...input, id, personId, provenance, ...firstStamp(ctx.now) }
      await write(
        ctx,
        [{ entity: id, type: 'ruling', subject: personId, action: 'create', after: created }],
        [
          { kind: 'put', item: rulings.toItem(created), expect: 'absent' },
          personExists(personId),
          ...postExists(input),
        ],
      )
      return created
    },
  )
}

/** Changes a ruling, as by ending it; throws `stale-version` when `expected` is not its version. */
export async function changeRuling(
  ctx: Context,
  id: RulingId,
  expected: number,
  patch: (input: unknown) => unknown,
): Promise<Ruling> {
  const before = await getRuling(ctx, id)
  expectVersion(before, expected)
  const input = rulingInput.parse(patch(inputOf(rulingInput, before)))
  await checkRuling(ctx, input)
  const provenance = assertedNow(ctx, before.provenance.visibility)
  const after: Ruling = { ...replaced(rulingInput, before, input), provenance, ...nextStamp(before, ctx.now) }
  await write(
    ctx,
    [{ entity: id, type: 'ruling', subject: personOf(id), action: 'change', before, after }],
    [
      { kind: 'put', item: rulings.toItem(after), expect: { version: expected }, refusal: stale() },
      ...postExists(input),
    ],
  )
  return after
}

/** The ruling of this id; throws `not-found`. */
export function getRuling(ctx: Context, id: RulingId): Promise<Ruling> {
  return load(ctx.table, rulings, childKey(id), id)
}

/** All rulings about a person. */
export function rulingsOf(ctx: Context, personId: PersonId): Promise<Ruling[]> {
  return readAll(ctx.table, rulings, { pk: `P#${personId}`, prefix: 'U#' })
}

function postExists({ postId }: RulingInput): Write[] {
  if (postId === undefined) return []
  return [{ kind: 'check', key: childKey(postId), expect: 'present', refusal: unknownReference('postId', postId) }]
}

/** A ruling under a name that no rule asks for would have no effect for ever: it is refused, with the names that rules use. */
async function checkRuling(ctx: Context, { kind, matter, postId, on }: RulingInput): Promise<void> {
  const today = dayOf(ctx.now)
  if (on > today)
    throw refuse(
      'invalid-input',
      'on',
      `日期 ${on} 在今天（${today}）之后；请在作出之后再记录。`,
      `${on} lies after today (${today}); record a ruling once it was made.`,
    )
  const [packs, charters] = await Promise.all([
    listRulePacks(ctx),
    postId === undefined ? [] : chartersOf(ctx, organizationOf(postId)),
  ])
  const rules = [...packs, ...charters].flatMap((each) => each.rules)
  const asks = rules.filter(({ check, approvals, when }) => {
    if (kind === 'approval') return approvals.length > 0
    return kind === 'bar' ? check.kind === 'bar' : check.kind === 'bar' || when.person !== undefined
  })
  const known = new Set(asks.map(matterOf))
  if (known.has(matter)) return
  const names = [...known].sort().join(', ')
  throw refuse(
    'invalid-input',
    'matter',
    `没有规则的${kinds[kind]}用到事由 ${matter}；可用的事由：${names}。`,
    `No rule asks for a ruling of kind ${kind} under the matter ${matter}; those in use are ${names}.`,
  )
}

const kinds = { approval: '批准', bar: '限制性记载', cleared: '核实' } as const
