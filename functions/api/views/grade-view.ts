import type { Grade } from '../../../shared/domain/grade.ts'
import type { Included } from '../parameters/include.ts'
import { shown } from './shown.ts'
import { gradeLabels } from './state-labels.ts'

/** The grade of a network in a year, with its label. */
export function gradeView(grade: Grade, include: Included = []) {
  return { ...shown(grade, include), labels: { grade: gradeLabels[grade.grade] } }
}
