import type { SessionId } from '../../domain/ids.ts'
import { childKey } from '../../table/keys.ts'
import { sessions } from '../../table/organizations.ts'
import type { Context } from '../context.ts'
import { find } from '../read.ts'
import { clearSession } from './abandon-session.ts'
import { copySession } from './copy-session.ts'
import { tidySession } from './tidy-session.ts'

/**
 * Carries on whatever a change of session has left to do: copying, ending what was before, taking a draft away. What jobs of the kind
 * `session-change` call; safe to call at any time, any number of times, by several at once.
 */
export async function carryOnSessionChange(ctx: Context, id: SessionId): Promise<void> {
  const session = await find(ctx.table, sessions, childKey(id))
  switch (session?.change?.stage) {
    case undefined:
    case 'publicised':
      return
    case 'draft':
      return copySession(ctx, id)
    case 'opening':
      return tidySession(ctx, id)
    case 'abandoning':
      return clearSession(ctx, id)
  }
}
