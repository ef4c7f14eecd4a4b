import type { Grade } from '../../../shared/domain/grade.ts'
import type { Organization } from '../../../shared/domain/organization.ts'
import type { Relation } from '../../../shared/domain/relation.ts'
import type { SeatState } from '../../../shared/domain/seat-state.ts'
import type { SessionState } from '../../../shared/domain/session.ts'
import type { Bilingual } from '../../../shared/errors.ts'

/** Labels of what an organization's life can be like. */
export const organizationStatusLabels: Readonly<Record<Organization['status'], Bilingual>> = {
  planned: { zh: '筹备中', en: 'Planned' },
  active: { zh: '存续', en: 'Active' },
  suspended: { zh: '暂停活动', en: 'Suspended' },
  closed: { zh: '已关闭', en: 'Closed' },
}

/** Labels of the states of a session on a day. */
export const sessionStateLabels: Readonly<Record<SessionState, Bilingual>> = {
  planned: { zh: '筹备', en: 'Planned' },
  sitting: { zh: '在届', en: 'Sitting' },
  'held-over': { zh: '届满未换届', en: 'Held over' },
  closed: { zh: '已换届', en: 'Closed' },
}

/** Labels of the states of a seat on a day. */
export const seatStateLabels: Readonly<Record<SeatState, Bilingual>> = {
  filled: { zh: '在任', en: 'Filled' },
  'ending-soon': { zh: '即将届满', en: 'Ending soon' },
  'held-over': { zh: '届满未换届', en: 'Held over' },
  vacant: { zh: '空缺', en: 'Vacant' },
  'never-filled': { zh: '从未配备', en: 'Never filled' },
  frozen: { zh: '冻结', en: 'Frozen' },
  abolished: { zh: '已撤销', en: 'Abolished' },
  'roster-unknown': { zh: '名单不详', en: 'Roster unknown' },
}

/** Labels of the state of an agreement. */
export const relationStatusLabels: Readonly<Record<NonNullable<Relation['status']>, Bilingual>> = {
  planned: { zh: '拟签', en: 'Planned' },
  'in-talks': { zh: '洽谈中', en: 'In talks' },
  signed: { zh: '已签', en: 'Signed' },
  ended: { zh: '已终止', en: 'Ended' },
}

/** Labels of the yearly grades of a network. */
export const gradeLabels: Readonly<Record<Grade['grade'], Bilingual>> = {
  excellent: { zh: '优秀', en: 'Excellent' },
  good: { zh: '良好', en: 'Good' },
  qualified: { zh: '合格', en: 'Qualified' },
  unqualified: { zh: '不合格', en: 'Unqualified' },
}

/** Labels of the ranks of professional titles. */
export const rankLabels: ReadonlyMap<string, Bilingual> = new Map(
  Object.entries({
    senior: { zh: '正高级', en: 'Senior' },
    associate: { zh: '副高级', en: 'Associate' },
    intermediate: { zh: '中级', en: 'Intermediate' },
    junior: { zh: '初级', en: 'Junior' },
  }),
)
