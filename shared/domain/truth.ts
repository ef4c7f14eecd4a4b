/** Three-valued truth (Kleene, strong): the directory often does not know, and a fact that is not known never passes a condition. */
export type Truth = 'yes' | 'no' | 'unknown'

/** Lifts a known answer. */
export function truth(value: boolean): Truth {
  return value ? 'yes' : 'no'
}

/** `no` wins, then `unknown`: every part must hold; `yes` for no parts. */
export function every(parts: readonly Truth[]): Truth {
  if (parts.includes('no')) return 'no'
  return parts.includes('unknown') ? 'unknown' : 'yes'
}

/** `yes` wins, then `unknown`: at least one part must hold; `no` for no parts. */
export function some(parts: readonly Truth[]): Truth {
  if (parts.includes('yes')) return 'yes'
  return parts.includes('unknown') ? 'unknown' : 'no'
}

/** Unknown stays unknown. */
export function not(value: Truth): Truth {
  if (value === 'unknown') return 'unknown'
  return value === 'yes' ? 'no' : 'yes'
}
