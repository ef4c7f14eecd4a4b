import * as z from 'zod'
import { stewardList } from '../../shared/access/grant.ts'
import { logLevels } from '../../shared/log.ts'

/** What the stack tells the function through its environment. */
export const importerEnvironment = z.object({
  TABLE_NAME: z.string().min(1),
  FILES_BUCKET: z.string().min(1),
  JOBS_QUEUE_URL: z.string().min(1),
  /** KMS key under which identity numbers are hashed. */
  IDENTITY_KEY_ARN: z.string().min(1),
  /** A job acts with the rights of whoever asked for it. */
  STEWARDS: stewardList,
  LOG_LEVEL: z.enum(logLevels).default('info'),
})
