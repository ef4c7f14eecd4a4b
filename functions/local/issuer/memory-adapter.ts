import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

type Entry = { readonly payload: AdapterPayload; readonly until: number }

/** Most things that are kept of one kind: the oldest goes first, so that nobody can fill the memory with sign-ins that they begin. */
const most = 1000

/**
 * Keeps sign-ins that have begun, sessions and codes in the memory of this process: after a restart people sign in again, while the tokens
 * that they have go on to hold.
 */
export function memoryAdapter(now: () => Date): AdapterFactory {
  return () => {
    const entries = new Map<string, Entry>()
    const find = async (id: string) => {
      const entry = entries.get(id)
      return entry !== undefined && now().getTime() < entry.until ? entry.payload : undefined
    }
    const findBy = async (isIt: (payload: AdapterPayload) => boolean) => {
      const [id] = [...entries].find(([, { payload }]) => isIt(payload)) ?? []
      return id === undefined ? undefined : find(id)
    }
    const adapter: Adapter = {
      find,
      findByUid: (uid) => findBy((payload) => payload.uid === uid),
      findByUserCode: (code) => findBy((payload) => payload.userCode === code),
      upsert: async (id, payload, expiresIn) => {
        entries.delete(id)
        entries.set(id, {
          payload,
          until: expiresIn === undefined ? Number.POSITIVE_INFINITY : now().getTime() + expiresIn * 1000,
        })
        for (const oldest of entries.keys()) {
          if (entries.size <= most) break
          entries.delete(oldest)
        }
      },
      consume: async (id) => {
        const entry = entries.get(id)
        if (entry !== undefined) entry.payload.consumed = Math.floor(now().getTime() / 1000)
      },
      destroy: async (id) => void entries.delete(id),
      revokeByGrantId: async (grantId) => {
        for (const [id, { payload }] of entries) if (payload.grantId === grantId) entries.delete(id)
      },
    }
    return adapter
  }
}
