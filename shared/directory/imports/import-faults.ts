import { AppError, refuse } from '../../errors.ts'
import type { ImportState, RosterImport } from '../../roster/roster-import.ts'
import type { RowRemark } from '../../roster/roster-row.ts'

/** The refusal of a step that an import in this state does not take. */
export function wrongState(of: RosterImport, allowed: readonly ImportState[]): AppError {
  return refuse(
    'wrong-state',
    'state',
    `导入处于 ${of.state} 状态，不能做这一步；可做这一步的状态：${allowed.join('、')}。`,
    `The import is ${of.state}, and takes no such step; it must be ${allowed.join(' or ')}.`,
  )
}

/** The refusal to write a roster that has changed since it was compared with the file. */
export const rosterMoved = refuse(
  'roster-moved',
  'basis',
  '名单在核对之后又被改动；请重新核对（PATCH 同样的设置即可），看过差异后再应用。',
  'The roster has changed since the plan was made; have it planned anew (PATCH with the same settings), look, and apply.',
)

/** The refusal to write a roster that another import is writing. */
export function rosterLocked(other: string): AppError {
  return refuse(
    'roster-locked',
    'organizationId',
    `该组织的名单正由导入 ${other} 写入或等待其继续；请等它完成，或先撤回它。`,
    `The roster is being written by the import ${other}, or waits for it to go on; let it finish, or roll it back first.`,
  )
}

/** A refusal as it is kept with an import or a row. */
export function remarkOf({ code, detail }: AppError): RowRemark {
  return { code, ...detail }
}

/** Why an import stopped where the program, and not the roster, is at fault. */
export const internalFault = new AppError('internal', {
  zh: '这一步因程序内部的错误而中断，重试也不会成功。已写入的内容可以撤回；请撤回，或把导入编号告知维护人员。',
  en: 'An internal error ended this step, and trying again would not help. What was written can be taken back: roll back, or tell the maintainers the id of the import.',
})
