import type { Included } from '../parameters/include.ts'

/** A stored thing without its provenance, unless that is asked for. */
export function shown<T extends { readonly provenance: unknown }>(
  thing: T,
  include: Included,
): Omit<T, 'provenance'> & { readonly provenance?: T['provenance'] } {
  if (include.includes('provenance')) return thing
  const { provenance, ...facts } = thing
  return facts
}
