import { fullAccess } from '../../access/access.ts'
import { ruleKey } from '../../eligibility/verdict.ts'
import type { Recheck } from '../referrals/recheck.ts'
import { checkEligibility } from './check-eligibility.ts'

/** Judges people by the rules in force, strongly consistent, for a case that is to be moved on; of each rule what became of it is kept. */
export const recheckPeople: Recheck = async (ctx, { personIds, ...ask }) => {
  // They were nominated by somebody who reaches them; whoever decides on the case has them judged all the same.
  const { people } = await checkEligibility({ ...ctx, access: fullAccess }, ask, personIds)
  return new Map(
    [...people].map(([id, { verdict, rules, restsOn }]) => [
      id,
      {
        verdict,
        rules: rules.map(({ rule, outcome, reason }) => ({
          rule: ruleKey(rule),
          outcome,
          reason,
          document: rule.document,
          article: rule.article,
        })),
        restsOn,
      },
    ]),
  )
}
