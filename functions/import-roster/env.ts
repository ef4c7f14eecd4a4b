import * as z from 'zod'
import { logLevels } from '../../shared/log.ts'

/** What the stack tells the function through its environment. */
export const importerEnvironment = z.object({
  TABLE_NAME: z.string().min(1),
  FILES_BUCKET: z.string().min(1),
  JOBS_QUEUE_URL: z.string().min(1),
  LOG_LEVEL: z.enum(logLevels).default('info'),
})
