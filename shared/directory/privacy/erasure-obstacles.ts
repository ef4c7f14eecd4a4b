import { dayOf } from '../../domain/dates.ts'
import { type HandlingInput, mustBeKept } from '../../domain/handling.ts'
import type { Person } from '../../domain/person.ts'
import { isOutcome } from '../../domain/referral-states.ts'
import { AppError, type Fault } from '../../errors.ts'
import { keyOf } from '../../table/keys.ts'
import { memberships } from '../../table/people.ts'
import { handlings } from '../../table/privacy.ts'
import type { Context } from '../context.ts'
import { find, readAll } from '../read.ts'
import { nominationsOf } from '../referrals/warnings.ts'

/** Throws `still-in-use`, with everything that stands against it: open posts, open referral cases, a merge under way, a duty to keep the record. */
export async function expectErasable(ctx: Context, person: Person): Promise<void> {
  const [held, nominations, handling] = await Promise.all([
    readAll(ctx.table, memberships, { pk: keyOf.person(person.id).PK, prefix: 'M#' }),
    nominationsOf(ctx, person.id),
    find(ctx.table, handlings, keyOf.handling(person.id)),
  ])
  const faults: Fault[] = [
    ...held
      .filter(({ status }) => status !== 'ended')
      .map(({ id }) => ({
        path: id,
        zh: `任职 ${id} 尚未结束；请先结束。`,
        en: `The membership ${id} has not ended; end it first.`,
      })),
    ...nominations
      .filter(({ referral }) => !isOutcome(referral.state))
      .map(({ referral }) => ({
        path: referral.id,
        zh: `举荐 ${referral.id} 尚未办结，此人在其名单上；请先移出名单或办结。`,
        en: `The referral case ${referral.id} is open and names this person; take them off its list or close it first.`,
      })),
    ...(person.absorbing === undefined ? [] : [merging(person)]),
    ...(handling !== undefined && mustBeKept(handling, dayOf(ctx.now)) ? [kept(handling)] : []),
  ]
  if (faults.length === 0) return
  throw new AppError(
    'still-in-use',
    {
      zh: `此人的记录现在不能删除，有 ${faults.length} 处尚在使用或依法须保存。`,
      en: `The record of this person cannot be erased now: ${faults.length} things still need it, or the law keeps it.`,
    },
    faults,
  )
}

function merging({ id, absorbing }: Person): Fault {
  return {
    path: absorbing ?? id,
    zh: `${absorbing} 与此人的合并（或撤销）尚未完成；请先完成：POST /v1/people/${absorbing}/settle。`,
    en: `The merge with ${absorbing}, or its undoing, has not come to its end; finish it first: POST /v1/people/${absorbing}/settle.`,
  }
}

function kept({ retainUntil }: HandlingInput): Fault {
  return {
    path: 'handling.retainUntil',
    zh: `依法定职责须保存至 ${retainUntil}（个人信息保护法第四十七条第二款）；此前只保存，不作他用。`,
    en: `A statutory duty keeps the record until ${retainUntil} (PIPL art. 47(2)); until then store it and do nothing else with it.`,
  }
}
