import { refuse } from '../../../shared/errors.ts'
import { asOfParameter } from './as-of.ts'
import { sessionParameter } from './session.ts'

/** Which roster: `asOf` (that of a day) or `session` (that of a session), today's when both are left out. */
export const dayOrSession = { ...asOfParameter, session: sessionParameter.optional() }

/** Throws `invalid-input` at `session` where both are given. */
export function expectOneOf({ asOf, session }: { readonly asOf?: unknown; readonly session?: unknown }): void {
  if (session === undefined || asOf === undefined) return
  throw refuse(
    'invalid-input',
    'session',
    'asOf（某日的名单）与 session（某届的名单）只能用一个；请去掉其中一个。',
    'asOf (the roster of a day) and session (the roster of a session) exclude each other; leave one out.',
  )
}
