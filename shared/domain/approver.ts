import * as z from 'zod'

/** Whose consent lifts a rule: 会员代表大会, 理事会, 常务理事会, 业务主管单位, 登记管理机关, 干部主管部门, 所在单位, 组织部门, 本会党组织. */
export const approvers = [
  'congress',
  'council',
  'standing-council',
  'supervising-unit',
  'registrar',
  'cadre-authority',
  'employer',
  'organization-department',
  'party-branch',
] as const

/** Whose consent lifts a rule. */
export const approver = z.enum(approvers)

/** Whose consent lifts a rule. */
export type Approver = z.infer<typeof approver>

/** What approvals, bars and rules are about: a short name that a rule and a ruling share (`age`, `terms`, `serving-cadre`). */
export const matter = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, { error: 'matter-form' })
