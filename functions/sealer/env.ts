import * as z from 'zod'
import { logLevels } from '../../shared/log.ts'

/** What the stack tells the function through its environment. */
export const sealerEnvironment = z.object({
  TABLE_NAME: z.string().min(1),
  /** ARN of the secret that holds the key of the seals, in Secrets Manager. */
  SEAL_SECRET_ARN: z.string().min(1),
  LOG_LEVEL: z.enum(logLevels).default('info'),
})
