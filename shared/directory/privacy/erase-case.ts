import { isDeepStrictEqual } from 'node:util'
import type { ReferralId } from '../../domain/ids.ts'
import type { Nominee } from '../../domain/nominee.ts'
import { nextStamp } from '../../domain/record.ts'
import { type Referral, referral } from '../../domain/referral.ts'
import type { Write } from '../../table/commit.ts'
import { keyOf } from '../../table/keys.ts'
import { nominees, referrals } from '../../table/referrals.ts'
import type { Context } from '../context.ts'
import { find } from '../read.ts'
import { readCase } from '../referrals/case-file.ts'
import { type Change, retrying, write } from '../write.ts'
import { blotted, blottedDeep, type Trace } from './trace.ts'

/**
 * Takes out of a referral case what it says of the person: that somebody was put forward, when, to whom and what became of it stays, so that counts stay
 * right; who it was does not. Says whether there was anything.
 */
export function eraseFromCase(ctx: Context, trace: Trace, id: ReferralId): Promise<boolean> {
  return retrying(async () => {
    if ((await find(ctx.table, referrals, keyOf.referral(id))) === undefined) return false
    const file = await readCase(ctx, id)
    const before = file.referral
    const theirs = [...file.nominees.values()].filter(({ personId }) => trace.ids.has(personId))
    const told = withoutWords(trace, before)
    const changed = theirs
      .map((each) => ({ each, after: withoutPerson(each) }))
      .filter(({ each, after }) => !same(each, after))
    if (changed.length === 0 && same(told, before)) return false
    const after: Referral = { ...told, ...nextStamp(before, ctx.now) }
    const changes: Change[] = [
      { entity: id, type: 'referral', subject: id, action: 'erased' },
      ...changed.map(({ each }) => ({
        entity: `${id}/${each.personId}`,
        type: 'nominee',
        subject: each.personId,
        action: 'erased',
      })),
    ]
    const writes: Write[] = [
      { kind: 'put', item: referrals.toItem(after), expect: { version: before.version } },
      ...changed.map((step): Write => ({ kind: 'put', item: nominees.toItem(step.after), expect: 'present' })),
    ]
    await write(ctx, changes, writes)
    return true
  })
}

function same(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b)))
}

/** A nominee of whom nothing is known but the steps: the id leads to nobody any more. */
function withoutPerson({ reasons: _, found, opinions, consent, verdict, ...rest }: Nominee): Nominee {
  return {
    ...rest,
    found:
      found.by === 'hand'
        ? found
        : { by: 'search', seed: found.seed, asOf: found.asOf, dataAsOf: found.dataAsOf, score: 0, maxScore: 0 },
    opinions: opinions.map(({ text, stance, ...said }) => ({ ...said, stance })),
    ...(consent === undefined ? {} : { consent: { ...consent, document: undefined } }),
    ...(verdict === undefined ? {} : { verdict: { ...verdict, rules: [] } }),
  }
}

/** The case with the person's names blotted out of everything that people have written. */
function withoutWords(trace: Trace, of: Referral): Referral {
  const { title, note, target, criteria, history, outcome } = of
  return referral.parse({
    ...of,
    title: blotted(trace, title),
    note: blotted(trace, note),
    target: 'name' in target ? { ...target, name: blotted(trace, target.name) } : target,
    criteria: criteria === undefined ? undefined : blottedDeep(trace, criteria),
    history: history.map((step) => ({ ...step, note: blotted(trace, step.note) })),
    outcome: outcome && { ...outcome, decidedBy: blotted(trace, outcome.decidedBy) },
  })
}
