import { AppError } from '../../errors.ts'

/** Why a token is not taken; a code for the log, never for the answer, which would teach a forger. */
export type TokenReason =
  | 'no-token'
  | 'wrong-scheme'
  | 'too-long'
  | 'malformed'
  | 'algorithm'
  | 'critical-header'
  | 'token-type'
  | 'id-token'
  | 'unknown-key'
  | 'unfit-key'
  | 'signature'
  | 'issuer'
  | 'audience'
  | 'expired'
  | 'not-yet-valid'
  | 'issued-in-future'
  | 'claim-missing'
  | 'claim-invalid'

/** Why the keys of the issuer cannot be had; a code for the log. */
export type IssuerReason = 'no-answer' | 'unusable-answer' | 'other-issuer' | 'not-https' | 'failed-just-now'

/** A refusal because nobody vouches for the caller: there is no token, it does not hold, or its issuer cannot be asked. */
export class Unvouched extends AppError {
  readonly reason: TokenReason | IssuerReason
  /** What `WWW-Authenticate` says (RFC 6750); none where another token would not help either. */
  readonly challenge: string | undefined

  constructor(reason: TokenReason | IssuerReason, options?: ErrorOptions) {
    const [code, detail, challenge] = refusalFor(reason)
    super(code, detail, [], options)
    this.reason = reason
    this.challenge = challenge
  }
}

function refusalFor(reason: TokenReason | IssuerReason) {
  switch (reason) {
    case 'no-token':
    case 'wrong-scheme':
      return ['unauthenticated', noToken, 'Bearer realm="juxian"'] as const
    case 'no-answer':
    case 'unusable-answer':
    case 'other-issuer':
    case 'not-https':
    case 'failed-just-now':
      return ['issuer-unreachable', unreachable, undefined] as const
    default:
      return ['unauthenticated', badToken, 'Bearer realm="juxian", error="invalid_token"'] as const
  }
}

const noToken = {
  zh: '请求没有访问令牌；请先登录，再带上 Authorization: Bearer <访问令牌> 发送。',
  en: 'The request has no access token; sign in, then send it with Authorization: Bearer <access token>.',
}

const badToken = {
  zh: '访问令牌无效或已过期；请重新登录，取得新的令牌。',
  en: 'The access token is not valid, or not any more; sign in again for a new one.',
}

const unreachable = {
  zh: '暂时无法向登录服务核对令牌；请稍后再试。',
  en: 'The sign-in service cannot be asked about tokens just now; retry in a moment.',
}
