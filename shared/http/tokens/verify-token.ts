import { errors, type JWTPayload, jwtVerify } from 'jose'
import { type Caller, callerOf } from './caller.ts'
import { issuerKeys } from './issuer-keys.ts'
import { type TokenReason, Unvouched } from './unvouched.ts'

/** Algorithms that tokens may be signed with: all with a public key, so that nobody who can check a token can make one. */
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

/** Algorithm that a token may be signed with. */
export type TokenAlgorithm = (typeof tokenAlgorithms)[number]

/** Algorithms that are taken where nothing else is set. */
export const usualAlgorithms: readonly TokenAlgorithm[] = ['RS256', 'PS256', 'ES256', 'EdDSA']

/** Whose tokens are taken: the issuer exactly as its discovery document names itself, the audience that this API is, algorithms. */
export type TokenRules = {
  readonly issuer: string
  readonly audience: string
  readonly algorithms?: readonly TokenAlgorithm[]
}

/** Who a token speaks for at this moment; throws Unvouched. */
export type VerifyToken = (token: string) => Promise<Caller>

/** Seconds by which the clocks of issuer and API may differ. */
export const clockTolerance = 30

/** A verifier of access tokens (RFC 9068, RFC 8725) of one issuer; it asks the issuer for keys with the first token. */
export function tokenVerifier(
  { issuer, audience, algorithms = usualAlgorithms }: TokenRules,
  now: () => Date,
): VerifyToken {
  const keys = issuerKeys(issuer, now)
  return async (token) => {
    const currentDate = now()
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: [...algorithms],
        requiredClaims: ['exp', 'sub'],
        clockTolerance,
        currentDate,
      })
      checkKind(protectedHeader.typ, payload)
      if (payload.iat !== undefined && payload.iat * 1000 > currentDate.getTime() + clockTolerance * 1000)
        throw new Unvouched('issued-in-future')
      return callerOf(payload)
    } catch (error) {
      const reason = reasonOf(error)
      throw reason === undefined ? error : new Unvouched(reason)
    }
  }
}

/** An ID token says who signed in to an application, and opens nothing here, even where its audience happens to be ours. */
function checkKind(typ: string | undefined, payload: JWTPayload): void {
  const kind = typ?.toLowerCase().replace(/^application\//, '') ?? 'jwt'
  if (kind !== 'at+jwt' && kind !== 'jwt') throw new Unvouched('token-type')
  if (['nonce', 'at_hash', 'c_hash'].some((claim) => claim in payload)) throw new Unvouched('id-token')
}

/** Why jose refuses a token; undefined for what is no refusal. */
function reasonOf(error: unknown): TokenReason | undefined {
  if (error instanceof errors.JWTExpired) return 'expired'
  if (error instanceof errors.JWTClaimValidationFailed) return claimReason(error)
  if (error instanceof errors.JOSEAlgNotAllowed) return 'algorithm'
  if (error instanceof errors.JOSENotSupported) return 'critical-header'
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
    return 'unknown-key'
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature'
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) return 'malformed'
  // A key that is too short for its algorithm, or not what it says it is: jose leaves some of that to the platform.
  if (error instanceof errors.JOSEError || error instanceof TypeError || error instanceof DOMException)
    return 'unfit-key'
  return undefined
}

function claimReason({ claim, reason }: errors.JWTClaimValidationFailed): TokenReason {
  if (claim === 'iss') return 'issuer'
  if (claim === 'aud') return 'audience'
  if (reason === 'missing') return 'claim-missing'
  return claim === 'nbf' && reason === 'check_failed' ? 'not-yet-valid' : 'claim-invalid'
}
