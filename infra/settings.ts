import * as z from 'zod'

const settingsSchema = z.strictObject({
  /** Tells several deployments in one account apart; part of the stack's name. */
  environment: matching(/^[a-z][a-z0-9-]{0,19}$/, 'lower-case letters, digits and hyphens, at most 20').default(
    'production',
  ),
  account: matching(/^\d{12}$/, 'an account number of 12 digits').optional(),
  region: matching(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region such as cn-north-1').optional(),
  /** A customer's own key for the table; without it the account's key for DynamoDB. */
  encryptionKeyArn: matching(/^arn:aws(-cn)?:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/, 'the ARN of a KMS key').optional(),
  alarmEmail: z.email().optional(),
  rateLimit: z.coerce.number().int().min(1).default(50),
  burstLimit: z.coerce.number().int().min(1).default(100),
  /** Instances that only the API may use, and its ceiling. None by default: a new account has too few to set any aside. */
  reservedConcurrency: z.coerce.number().int().min(1).optional(),
  logLevel: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** `x86_64` is for a region without arm64 functions; the bundles run on both. */
  architecture: z.enum(['arm64', 'x86_64']).default('arm64'),
})

/** What may differ between deployments. */
export type Settings = z.infer<typeof settingsSchema>

/**
 * Settings from the app's context: the command line (`-c name=value`) and `cdk.json`. Throws which name is unknown and which value is
 * wrong. The CDK's own names are left alone: all but one of them have a colon.
 */
export function readSettings(context: Readonly<Record<string, unknown>>): Settings {
  const ours = Object.entries(context).filter(([name]) => !name.includes(':') && name !== 'cli-telemetry')
  const result = settingsSchema.safeParse(Object.fromEntries(ours))
  if (!result.success) throw new Error(`Wrong settings (cdk -c name=value):\n${z.prettifyError(result.error)}`)
  return result.data
}

function matching(pattern: RegExp, meaning: string) {
  return z.string().regex(pattern, `must be ${meaning}`)
}
