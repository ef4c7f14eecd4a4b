import { isDeepStrictEqual } from 'node:util'
import { dayOf } from '../../domain/dates.ts'
import type { ReferralId } from '../../domain/ids.ts'
import { firstStamp } from '../../domain/record.ts'
import type { Referral } from '../../domain/referral.ts'
import { isOutcome, isPreparing } from '../../domain/referral-states.ts'
import { refuse } from '../../errors.ts'
import type { Write } from '../../table/commit.ts'
import { referrals } from '../../table/referrals.ts'
import type { Context } from '../context.ts'
import { once } from '../idempotency.ts'
import { inputOf } from '../input-of.ts'
import { load, unknownReference } from '../read.ts'
import { organizationExists, write } from '../write.ts'
import { type CaseFile, changeCase, expectOpen, readCase } from './case-file.ts'
import { type OpeningInput, type ReferralInput, referralInput } from './referral-input.ts'
import { targetThere } from './target-there.ts'

/** Opens a case for a post, an award, a programme or an international organization that is there. */
export function openReferral(ctx: Context, { openedOn, ...input }: OpeningInput): Promise<Referral> {
  return once(
    ctx,
    (id) => load(ctx.table, referrals, { PK: `R#${id}`, SK: 'A' }, id),
    async () => {
      const today = dayOf(ctx.now)
      const on = openedOn ?? today
      if (on > today)
        throw refuse(
          'invalid-input',
          'openedOn',
          `${on} 在今天（${today}）之后。`,
          `${on} lies after today (${today}).`,
        )
      const id = ctx.ids.referral()
      const created: Referral = {
        ...input,
        id,
        officer: input.officer ?? ctx.actor.id,
        openedOn: on,
        state: 'draft',
        shortlist: [],
        history: [{ to: 'draft', on, at: ctx.now.toISOString(), by: ctx.actor.id }],
        ...firstStamp(ctx.now),
      }
      const references = [...(await targetThere(ctx, input.target)), ...recommenderThere(input)]
      await write(
        ctx,
        [{ entity: id, type: 'referral', subject: id, action: 'create', after: created }],
        [{ kind: 'put', item: referrals.toItem(created), expect: 'absent' }, ...references],
      )
      return created
    },
  )
}

/** Changes what is said of a case: everything while it is prepared, then the officer, title and note, after its end the note. */
export function changeReferral(
  request: Context,
  id: ReferralId,
  expected: number,
  patch: (input: unknown) => unknown,
): Promise<CaseFile> {
  return changeCase(request, id, expected, async (ctx, { referral: before }) => {
    const input = referralInput.parse(patch(inputOf(referralInput, before)))
    const officer = input.officer ?? before.officer
    const said: ReferralInput & { officer: string } = { ...input, officer }
    const fixed = fixedFields(before).filter((field) => !isDeepStrictEqual(before[field], plain(said[field])))
    if (fixed[0] !== undefined) {
      if (isOutcome(before.state)) expectOpen(before)
      throw refuse(
        'wrong-state',
        fixed[0],
        '人选已经推荐，举荐的事项、推荐单位和条件不能再改；请撤回后另立一件。',
        'People have been recommended: target, recommender and criteria stay; withdraw the case and open another.',
      )
    }
    const moved = !isDeepStrictEqual(before.target, plain(said.target))
    return {
      action: 'change',
      after: { ...undone, ...said },
      writes: [...(moved ? await targetThere(ctx, said.target) : []), ...recommenderThere(said)],
    }
  })
}

/** The case of this id with its nominees; throws `not-found`. */
export function getReferral(ctx: Context, id: ReferralId): Promise<CaseFile> {
  return readCase(ctx, id)
}

/** A field that is left out is gone. */
const undone = { recommenderId: undefined, criteria: undefined, note: undefined }

function fixedFields({ state }: Referral): readonly (keyof ReferralInput)[] {
  if (isPreparing(state)) return []
  const once = ['target', 'recommenderId', 'criteria'] as const
  return isOutcome(state) ? [...once, 'title', 'officer'] : once
}

/** As it would come back from the table. */
function plain<T>(value: T): T {
  return value === undefined ? value : JSON.parse(JSON.stringify(value))
}

function recommenderThere({ recommenderId: id }: Pick<ReferralInput, 'recommenderId'>): Write[] {
  return id === undefined ? [] : [organizationExists(id, unknownReference('recommenderId', id))]
}
