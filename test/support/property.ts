/** Runs of a property: the same ones each time. */
export function runs(numRuns: number): { readonly numRuns: number; readonly seed: number } {
  return { numRuns, seed: 20260302 }
}
