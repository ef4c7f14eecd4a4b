import type { Person } from '../../domain/person.ts'
import type { Contradiction } from '../../domain/person-contradictions.ts'
import { mergeLimits } from '../../domain/person-merge.ts'
import { AppError, type Bilingual, type Fault, refuse } from '../../errors.ts'

/** The survivor was changed since the caller saw them. */
export function staleSurvivor(current?: Person): AppError {
  const now = current === undefined ? '' : `（现为第 ${current.version} 版）`
  const nowEn = current === undefined ? '' : ` (at version ${current.version} now)`
  return refuse(
    'stale-version',
    'intoVersion',
    `保留的记录已被他人修改${now}；请重新读取并核对后再提交。`,
    `The record that stays has been changed by someone else${nowEn}; read it again, compare, and send the request once more.`,
  )
}

/** Whether two records are one person is for people to say. */
export function noNamedUser(): AppError {
  return new AppError('forbidden', {
    zh: '合并与撤销合并须由具名的经办人办理；系统只提示可能重复的记录。',
    en: 'A merge, and its undoing, is the act of a named officer; the system only points out likely duplicates.',
  })
}

/** A death has still memberships to end. */
export function dyingNow({ id }: Person): AppError {
  return refuse(
    'wrong-state',
    'id',
    `${id} 的去世记录尚未办完；请先完成：POST /v1/people/${id}/settle。`,
    `The death of ${id} has not come to its end; finish it first: POST /v1/people/${id}/settle.`,
  )
}

/** One person stands for so many records. */
export function tooManyMerged(): AppError {
  const most = mergeLimits.absorbed
  return refuse(
    'too-large',
    'into',
    `一人最多合并 ${most} 条记录。`,
    `At most ${most} records are merged into one person.`,
  )
}

const said: Readonly<Record<Contradiction, Bilingual>> = {
  birth: { zh: '出生日期不可能相同', en: 'the births cannot be one day' },
  gender: { zh: '性别不同', en: 'the genders differ' },
  orcid: { zh: 'ORCID 不同', en: 'the ORCIDs differ' },
  identity: { zh: '身份证号不同', en: 'the identity numbers differ' },
  death: {
    zh: '一人已去世而另一人仍在任，或去世日期不同',
    en: 'one has died and the other is in office, or the days of death differ',
  },
  mentor: { zh: '一人是另一人的导师', en: 'one is the mentor of the other' },
}

/** Two records contradict each other in ways that the request does not name. */
export function unacknowledged(contradictions: readonly Contradiction[]): AppError {
  const faults = contradictions.map((each): Fault => ({ path: `acknowledge.${each}`, ...said[each] }))
  const names = contradictions.join(', ')
  return new AppError(
    'not-acknowledged',
    {
      zh: `两条记录相互矛盾（${names}）；确属同一人的，请核实后在 acknowledge 中写明。`,
      en: `The two records contradict each other (${names}); if they are one person all the same, name this in acknowledge.`,
    },
    faults,
  )
}

/** Undoing a merge has to go from the last one back. */
export function mergedOn(survivor: Person): AppError {
  const { into } = survivor.merged ?? {}
  return refuse(
    'wrong-state',
    'id',
    `${survivor.id} 自己已并入 ${into}；请先撤销那次合并。`,
    `${survivor.id} was itself merged into ${into}; undo that merge first.`,
  )
}

/** There is no merge to undo, or it is not at its end. */
export function noMerge({ id, merged }: Person, from: string): AppError {
  return merged?.into !== from
    ? refuse('wrong-state', 'from', `${id} 没有并入 ${from}。`, `${id} was not merged into ${from}.`)
    : refuse(
        'wrong-state',
        'id',
        `${id} 的合并尚未完成；请先完成：POST /v1/people/${id}/settle。`,
        `The merge of ${id} has not come to its end; finish it first: POST /v1/people/${id}/settle.`,
      )
}

/** Somebody has looked into it: they are two. */
export function knownToDiffer(a: string, b: string): AppError {
  return refuse(
    'wrong-state',
    'into',
    `${a} 与 ${b} 已被认定不是同一人；如有误，请先撤销该认定。`,
    `${a} and ${b} are on record as not the same; if that is wrong, withdraw it first.`,
  )
}
