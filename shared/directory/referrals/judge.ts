import type { Day } from '../../domain/dates.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Nominee } from '../../domain/nominee.ts'
import { type Acknowledged, decisionDay, type Referral } from '../../domain/referral.ts'
import type { Write } from '../../table/commit.ts'
import type { Context } from '../context.ts'
import { livingNominee } from './living-person.ts'
import type { Recheck } from './recheck.ts'
import { ineligible, type Named, notAcknowledged } from './verdict-faults.ts'

/** Whom to judge, in which case, for a decision on which day at the latest known; and the verdicts that the officer has seen. */
export type ToJudge = {
  readonly referral: Referral
  readonly people: readonly Named<{ readonly nominee: Nominee }>[]
  readonly on: Day
  readonly acknowledge: readonly Acknowledged[]
}

/** The nominees with the verdict on them, the acknowledgements that were needed, and the steps that hold all of it true. */
export type Judged = {
  readonly nominees: readonly Nominee[]
  readonly acknowledged: readonly Acknowledged[]
  readonly holding: readonly Write[]
}

/**
 * Looks at people once more before they are recommended or appointed: each is there and alive, and for a post the rules are asked again.
 * What was read is held by the steps, so a verdict cannot be overtaken. Throws `ineligible` and `not-acknowledged`. Callers read
 * whatever else they rest on before: what is read here is then no older.
 */
export async function judge(ctx: Context, recheck: Recheck, asked: ToJudge): Promise<Judged> {
  const { people, referral, on, acknowledge } = asked
  const living = await Promise.all(people.map(({ personId, path }) => livingNominee(ctx, personId, path)))
  const alive = living.map(({ unchanged }) => unchanged)
  const { target } = referral
  if (target.kind !== 'post')
    return { nominees: people.map(({ nominee }) => nominee), acknowledged: [], holding: alive }
  const electionOn = decisionDay(target) ?? on
  const { postId, sessionId, termEnd } = target
  // Whoever was merged since is judged by what is under the one id now.
  const personIds = living.map(({ person }) => person.id)
  const verdicts = await recheck(ctx, { postId, personIds, electionOn, sessionId, termEnd })
  const judged = people.map(({ path, personId, nominee }, at) => {
    const verdict = verdicts.get(personIds[at] ?? personId) ?? { verdict: 'unknown' as const, rules: [], restsOn: [] }
    return { path, personId, nominee, personVersion: living[at]?.person.version ?? 0, ...verdict }
  })
  const barred = judged.filter(({ verdict }) => verdict === 'ineligible')
  if (barred.length > 0) throw ineligible(barred)
  const open = judged.filter((each) => each.verdict !== 'eligible')
  const unanswered = open.filter(({ personId, verdict }) => !acknowledge.some(matching(personId, verdict)))
  if (unanswered.length > 0) throw notAcknowledged(unanswered)
  return {
    nominees: judged.map(({ nominee, verdict, rules, personVersion }) => ({
      ...nominee,
      verdict: {
        verdict,
        electionOn,
        checkedAt: ctx.now.toISOString(),
        personVersion,
        rules: JSON.parse(JSON.stringify(rules)),
      },
    })),
    acknowledged: open.flatMap(({ personId, verdict }) => acknowledge.find(matching(personId, verdict)) ?? []),
    holding: [...alive, ...judged.flatMap(({ restsOn }) => restsOn)],
  }
}

function matching(personId: PersonId, verdict: string) {
  return (each: Acknowledged): boolean => each.personId === personId && each.verdict === verdict
}
