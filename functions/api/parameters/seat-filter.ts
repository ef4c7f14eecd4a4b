import * as z from 'zod'
import type { VacancyFilter } from '../../../shared/directory/vacancies.ts'
import type { Day } from '../../../shared/domain/dates.ts'
import { type SeatState, seatStates } from '../../../shared/domain/seat-state.ts'
import { filterOf, wholeNumber } from '../../../shared/http/filter.ts'
import { flag } from '../../../shared/http/parameters.ts'
import { roleClasses } from '../../../shared/vocabulary/role-classes.ts'
import { asOfParameter } from './as-of.ts'
import { codeFilter, codesIn, valuesIn } from './code-filter.ts'

/** The parameters by which seats are chosen; `within` is how many days ahead an end counts as soon. */
export const seatParameters = {
  ...asOfParameter,
  within: wholeNumber(0, 3660).default(180),
  state: filterOf(z.enum(seatStates)).optional(),
  role: codeFilter(roleClasses).optional(),
  responsible: flag.optional(),
}

const parameters = z.object(seatParameters)

/** The parameters as the verbs take them; `otherwise` are the states when none are asked for. */
export function seatFilter(
  { within, state, role, responsible }: z.output<typeof parameters>,
  on: Day,
  otherwise: readonly SeatState[],
): VacancyFilter & { readonly states: readonly SeatState[] } {
  return {
    on,
    within,
    states: valuesIn(seatStates, state) ?? otherwise,
    roles: codesIn(roleClasses, role),
    responsible,
  }
}
