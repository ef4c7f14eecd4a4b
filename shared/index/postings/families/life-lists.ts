import type { DelegateFacts, EducationFacts, EmployerFacts, Facts, NetworkFacts } from '../../columns/facts.ts'
import { type ListId, listId } from '../list.ts'
import { isCurrent, type Moment, stateOf } from '../moment.ts'
import { some } from './person-lists.ts'
import { areaCode, missing } from './place-lists.ts'

/** The lists of studies, employments, mandates and networks. */
export function lifeLists(facts: Facts, moment: Moment): ListId[] {
  return [
    ...facts.educations.flatMap(educationLists),
    ...(facts.employers.length === 0 ? [listId('w', missing)] : []),
    ...facts.employers.flatMap((employer) => employerLists(employer, moment)),
    ...facts.delegates.map((mandate) => delegateList(mandate, moment)),
    ...facts.networks.flatMap(({ value }) => networkLists(value, moment)),
  ]
}

function educationLists({ area, degree }: EducationFacts): ListId[] {
  return [listId('u', `${areaCode(area)}.${degree ?? missing}`), listId('u', some)]
}

/** An employer that is only written down (`-=`), one of which it is not known where it lies (`-<`), and anyone's employment (`*`). */
export const employerCodes = { unnamed: '-=', unplaced: '-<', any: '*' } as const

/** A present employment under its employer (`=`) and everything above it (`<`), a past one under no organization. */
function employerLists({ organizationId, path, tenure }: EmployerFacts, moment: Moment): ListId[] {
  const state = stateOf(tenure, moment)
  const { unnamed, unplaced, any } = employerCodes
  if (!isCurrent(state)) return [listId('w', any + state)]
  const above = (path ?? []).filter((id) => id !== organizationId).map((id) => `${id}<`)
  const own =
    organizationId === undefined ? [unnamed] : [`${organizationId}=`, ...(path === undefined ? [unplaced] : [])]
  return [any, ...own, ...above].map((code) => listId('w', code + state))
}

function delegateList({ kind, level, term, tenure }: DelegateFacts, moment: Moment): ListId {
  return listId('e', [kind, level ?? missing, term ?? missing, stateOf(tenure, moment)].join('.'))
}

function networkLists({ networkId, area, tenure }: NetworkFacts, moment: Moment): ListId[] {
  const state = stateOf(tenure, moment)
  const country = area?.countries[0] ?? missing
  return [listId('fn', `${networkId}.${country}.${state}`), listId('fc', `${country}.${networkId}.${state}`)]
}
