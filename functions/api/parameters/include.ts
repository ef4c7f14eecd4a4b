import * as z from 'zod'

/** The parameter `include`: any of `names`, parted by commas; none when left out. */
export function includeOf<const N extends readonly string[]>(names: N) {
  return {
    include: z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(z.enum(names)))
      .default([]),
  }
}

/** `include=provenance`: who says so, since when, by what source. */
export const includeProvenance = includeOf(['provenance'])

/** What an answer holds beyond the facts themselves. */
export type Included = readonly ('provenance' | 'birth' | 'contacts' | 'identity' | 'pending')[]
