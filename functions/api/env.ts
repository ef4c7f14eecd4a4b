import * as z from 'zod'
import { principalId } from '../../shared/access/grant.ts'
import { tokenAlgorithms, usualAlgorithms } from '../../shared/http/tokens/verify-token.ts'
import { logLevels } from '../../shared/log.ts'

/** Text parted by commas, as the environment has lists; nothing is none. */
const list = z.string().transform((text) => text.split(',').filter((each) => each !== ''))

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
  TOKEN_ALGORITHMS: list.pipe(z.array(z.enum(tokenAlgorithms)).min(1)).default([...usualAlgorithms]),
  /** Principals who are stewards everywhere without a grant, so that the first of them can grant others. */
  STEWARDS: list.pipe(z.array(principalId).max(10)).default([]),
  LOG_LEVEL: z.enum(logLevels).default('info'),
})
