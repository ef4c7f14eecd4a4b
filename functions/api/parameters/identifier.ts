import * as z from 'zod'
import { identifier } from '../../../shared/domain/identifier.ts'

/** A parameter `scheme:value`, `uscc:51100000500010000A` for one, in any way of writing that the scheme has. */
export const identifierParameter = z.preprocess((text) => {
  if (typeof text !== 'string') return text
  const [scheme = '', value = ''] = text.split(/:(.*)/s)
  return { scheme, value }
}, identifier)
