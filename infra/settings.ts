import * as z from 'zod'

/** Algorithms that a token may be signed with: those with a public key. */
export const tokenAlgorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
] as const

const settingsSchema = z.strictObject({
  /** Tells several deployments in one account apart; part of the stack's name. */
  environment: matching(/^[a-z][a-z0-9-]{0,19}$/, 'lower-case letters, digits and hyphens, at most 20').default(
    'production',
  ),
  account: matching(/^\d{12}$/, 'an account number of 12 digits').optional(),
  region: matching(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region such as cn-north-1').optional(),
  /** Who issues access tokens (OpenID Connect), exactly as its discovery document names itself. */
  tokenIssuer: matching(/^https:\/\/[^\s?#]+$/, 'an https address without ? and #'),
  /** What access tokens for this API name as their audience. */
  tokenAudience: z.string().min(1),
  /** RSA alone by default, so that the gateway can check tokens too; an issuer that signs otherwise needs its own algorithm here. */
  tokenAlgorithms: list()
    .pipe(z.array(z.enum(tokenAlgorithms)).min(1))
    .default(['RS256']),
  /** Who is a steward everywhere without a grant, so that the first one can grant others: `user:` and the subject of their tokens. */
  stewards: list()
    .pipe(z.array(matching(/^user:[\x21-\x7e]{1,195}$/, 'user: and the subject of their tokens')).max(10))
    .default([]),
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
 * Settings from the app's context: the command line (`-c name=value`) and `cdk.json`. Throws which name is unknown, missing
 * or has a wrong value. The CDK's own names are left alone: all but one of them have a colon.
 */
export function readSettings(context: Readonly<Record<string, unknown>>): Settings {
  const ours = Object.entries(context).filter(([name]) => !name.includes(':') && name !== 'cli-telemetry')
  const missing = ['tokenIssuer', 'tokenAudience'].filter((name) => !ours.some(([given]) => given === name))
  if (missing.length > 0) throw new Error(`Say whose access tokens are taken: ${missing.map(asOption).join(' ')}`)
  const result = settingsSchema.safeParse(Object.fromEntries(ours))
  if (!result.success) throw new Error(`Wrong settings (cdk -c name=value):\n${z.prettifyError(result.error)}`)
  return result.data
}

const examples: Readonly<Record<string, string>> = {
  tokenIssuer: 'https://login.example.org',
  tokenAudience: 'https://juxian.example.org',
}

const asOption = (name: string) => `-c ${name}=${examples[name]}`

/** Text parted by commas, as the command line gives lists. */
function list() {
  return z.string().transform((text) => text.split(',').flatMap((each) => each.trim() || []))
}

function matching(pattern: RegExp, meaning: string) {
  return z.string().regex(pattern, `must be ${meaning}`)
}
