import * as z from 'zod'

/** What every stored thing carries beside its own fields: `version` counts writes from 1 and is its ETag. */
export const record = {
  version: z.int().min(1),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
}

/** Version and times of a stored thing. */
export type Stamp = { readonly version: number; readonly createdAt: string; readonly updatedAt: string }

/** The stamp of a first write at `now`. */
export function firstStamp(now: Date): Stamp {
  return { version: 1, createdAt: now.toISOString(), updatedAt: now.toISOString() }
}

/** The stamp of the write that follows `before`. */
export function nextStamp(before: Stamp, now: Date): Stamp {
  return { version: before.version + 1, createdAt: before.createdAt, updatedAt: now.toISOString() }
}
