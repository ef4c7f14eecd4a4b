import * as z from 'zod'
import { principalId } from '../../shared/access/grant.ts'
import { logLevels } from '../../shared/log.ts'

/** What the stack tells the function through its environment. */
export const importerEnvironment = z.object({
  TABLE_NAME: z.string().min(1),
  FILES_BUCKET: z.string().min(1),
  JOBS_QUEUE_URL: z.string().min(1),
  /** KMS key under which identity numbers are hashed. */
  IDENTITY_KEY_ARN: z.string().min(1),
  /** Stewards by the settings of the deployment; a job acts with the rights of whoever asked for it. */
  STEWARDS: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter((each) => each !== ''))
    .pipe(z.array(principalId)),
  LOG_LEVEL: z.enum(logLevels).default('info'),
})
