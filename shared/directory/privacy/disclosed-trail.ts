import type { PersonId } from '../../domain/ids.ts'
import { type Audit, audits } from '../../table/audits.ts'
import type { Context } from '../context.ts'
import { readAll } from '../read.ts'

/** Somebody who looked at restricted fields of a person: when, which, what for; who, only as what they are. */
export type DisclosedLook = {
  readonly at: string
  readonly by: ActorKind
  readonly fields: unknown
  readonly purpose: unknown
}

/** Something that was written of a person: when, what, by what kind of actor, by which import. */
export type DisclosedWrite = {
  readonly at: string
  readonly action: string
  readonly by: ActorKind
  readonly fields: readonly string[]
  readonly importId: string | undefined
}

/** What an actor is: the person is told that somebody of the staff looked, not who. */
export type ActorKind = 'user' | 'client' | 'system'

/** Who looked at a person's restricted fields and what was written of the record, the newest first, also under ids that were merged into it. */
export async function disclosedTrail(
  ctx: Pick<Context, 'table'>,
  ids: readonly PersonId[],
): Promise<{ readonly looks: DisclosedLook[]; readonly writes: DisclosedWrite[] }> {
  const lists = await Promise.all(ids.map((id) => readAll(ctx.table, audits, { pk: `Z#${id}` })))
  const all = lists.flat().sort((a, b) => (a.at > b.at ? -1 : 1))
  const looks = all.filter(({ type }) => type === 'look')
  return {
    looks: looks.map(({ at, actor, after }) => ({
      at,
      by: kindOf(actor),
      fields: after?.fields,
      purpose: after?.purpose,
    })),
    writes: all
      .filter(({ type }) => type !== 'look')
      .map((each) => ({
        at: each.at,
        action: each.action,
        by: kindOf(each.actor),
        fields: fieldsOf(each),
        importId: each.importId,
      })),
  }
}

function fieldsOf({ before, after }: Audit): string[] {
  const bookkeeping = new Set(['version', 'provenance', 'id', 'createdAt'])
  return [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter(
    (name) => !bookkeeping.has(name),
  )
}

/** What an actor is, by the prefix of the principal's id. */
export function kindOf(actor: string): ActorKind {
  const prefix = actor.slice(0, Math.max(0, actor.indexOf(':')))
  return prefix === 'client' || prefix === 'system' ? prefix : 'user'
}
