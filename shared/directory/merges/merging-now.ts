import type { Person } from '../../domain/person.ts'
import { type AppError, refuse } from '../../errors.ts'

/** The refusal of what cannot be done while somebody's things are moving to a person, or back. */
export function mergingNow({ id, absorbing }: Person): AppError {
  return refuse(
    'wrong-state',
    'id',
    `${id} 与 ${absorbing} 的合并（或撤销合并）尚未完成；请先完成：POST /v1/people/${absorbing}/settle。`,
    `The merge of ${absorbing} into ${id}, or its undoing, has not come to its end; finish it first: POST /v1/people/${absorbing}/settle.`,
  )
}
