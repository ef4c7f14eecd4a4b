/** What a query may cost on average and at most, in read units, by the number of people. */
export type QueryTarget = { readonly mean: number; readonly most: number }

/** The limits for so many people: those of the next larger number that has any. */
export function queryTarget(people: number): QueryTarget | undefined {
  if (people <= 100_000) return { mean: 15, most: 30 }
  return people <= 1_000_000 ? { mean: 40, most: 125 } : undefined
}

/** The most that lists may take of bytes, for each byte that they need. */
export const mostBytesPerEntropy = 1.15
/** The most write units for the change of one fact, and for each of a thousand people who come together. */
export const mostWrites = { change: 8, insert: 8 } as const
/** The most rounds of a query. */
export const mostRounds = 3
