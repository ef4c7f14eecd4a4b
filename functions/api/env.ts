import * as z from 'zod'
import { stewardList } from '../../shared/access/grant.ts'
import { commaList } from '../../shared/domain/text.ts'
import { tokenAlgorithms, usualAlgorithms } from '../../shared/http/tokens/verify-token.ts'
import { logLevels } from '../../shared/log.ts'

/** What the stack tells the function through its environment. */
export const apiEnvironment = z.object({
  TABLE_NAME: z.string().min(1),
  /** ARN of the secret that cursors are sealed with, in Secrets Manager. */
  CURSOR_SECRET_ARN: z.string().min(1),
  /** Bucket of uploaded files, and the queue of longer work. */
  FILES_BUCKET: z.string().min(1),
  JOBS_QUEUE_URL: z.string().min(1),
  /** KMS key under which identity numbers are hashed. */
  IDENTITY_KEY_ARN: z.string().min(1),
  /** Who issues access tokens, exactly as its discovery document names itself, and the audience that they name this API by. */
  TOKEN_ISSUER: z.url(),
  TOKEN_AUDIENCE: z.string().min(1),
  TOKEN_ALGORITHMS: commaList.pipe(z.array(z.enum(tokenAlgorithms)).min(1)).default([...usualAlgorithms]),
  STEWARDS: stewardList,
  LOG_LEVEL: z.enum(logLevels).default('info'),
})
