/** Half the width of an interval that holds the truth 19 times of 20, in standard deviations. */
const z = 1.96

/** How many of `all` are expected to be like the `hits` of `sample`, and between which numbers (Wilson, JASA 22, 1927). */
export function estimate(
  hits: number,
  sample: number,
  all: number,
): { readonly count: number; readonly from: number; readonly to: number } {
  if (sample === 0) return { count: 0, from: 0, to: all }
  const p = hits / sample
  const spread = z ** 2 / sample
  const middle = (p + spread / 2) / (1 + spread)
  const half = (z / (1 + spread)) * Math.sqrt((p * (1 - p)) / sample + spread / (4 * sample))
  return {
    count: Math.round(p * all),
    from: Math.max(0, Math.floor((middle - half) * all)),
    to: Math.min(all, Math.ceil((middle + half) * all)),
  }
}

/** By how much a number drawn from a sample may be off where it is half of all, which is when it is off most. */
export function widestMargin(sample: number, all: number): number {
  return sample === all ? 0 : Math.ceil((z * 0.5 * all) / Math.sqrt(Math.max(sample, 1)))
}
