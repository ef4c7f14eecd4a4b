import * as z from 'zod'
import { sessionId } from '../../../shared/domain/ids.ts'
import { wholeNumber } from '../../../shared/http/filter.ts'

/** A session by its id or by its number: `10` is the tenth. */
export const sessionParameter = z.union([wholeNumber(1, 200), sessionId])
