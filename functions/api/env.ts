import * as z from 'zod'
import { logLevels } from '../../shared/log.ts'

/** What the stack tells the function through its environment. */
export const apiEnvironment = z.object({
  TABLE_NAME: z.string().min(1),
  /** ARN of the secret that cursors are sealed with, in Secrets Manager. */
  CURSOR_SECRET_ARN: z.string().min(1),
  /** Bucket of uploaded files, and the queue of longer work. */
  FILES_BUCKET: z.string().min(1),
  JOBS_QUEUE_URL: z.string().min(1),
  LOG_LEVEL: z.enum(logLevels).default('info'),
})
