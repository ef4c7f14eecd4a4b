import type { Day } from '../../domain/dates.ts'
import type { Organization } from '../../domain/organization.ts'
import { type Charter, charterOn, charterRules } from '../../eligibility/charter.ts'
import { type AppliedRule, openRulesFor, packsFor, type RulePack, rulesFor } from '../../eligibility/rule-pack.ts'
import type { Context } from '../context.ts'
import { chartersOf } from './charters.ts'
import { listRulePacks } from './rule-packs.ts'

/** What is in force for an organization on a day: packs, charter, and the rules of both. */
export type RulesInForce = {
  readonly packs: readonly RulePack[]
  readonly charter: Charter | undefined
  readonly rules: readonly AppliedRule[]
  /** Rules of packs of which it is not on record whether they are for the organization. */
  readonly open: readonly AppliedRule[]
}

/** Reads what is in force for an organization on a day: one query for the packs put in, unless they are at hand, one for the charters. */
export async function rulesInForce(
  ctx: Context,
  organization: Pick<Organization, 'id' | 'kind' | 'form' | 'level' | 'place'>,
  on: Day,
  atHand?: readonly RulePack[],
): Promise<RulesInForce> {
  const [all, charters] = await Promise.all([atHand ?? listRulePacks(ctx), chartersOf(ctx, organization.id)])
  const charter = charterOn(charters, on)
  return {
    packs: packsFor(all, organization, on),
    charter,
    rules: [...rulesFor(all, organization, on), ...charterRules(charter, on)],
    open: openRulesFor(all, organization, on),
  }
}
