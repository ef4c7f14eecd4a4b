import * as fc from 'fast-check'
import { seeded } from './random.ts'

const allOrdinals = 2 ** 32

/** Every number in [0, `among`) with the same chance, `density`. */
export function uniform(seed: number, among: number, density: number): Uint32Array {
  const next = seeded(seed)
  return Uint32Array.from({ length: among }, (_, at) => at).filter(() => next() < density)
}

/** Ascending and distinct. */
export const sorted = (ordinals: Iterable<number>) => Uint32Array.from(new Set(ordinals)).sort()

/** Sets below 2^span of any density from 1e-6 to 1, as ascending arrays. */
export const ofAnyDensity = (span: number) =>
  fc
    .tuple(fc.integer(), fc.double({ min: -6, max: 0, noNaN: true }), fc.integer({ min: 0, max: span }))
    .map(([seed, magnitude, width]) => uniform(seed, 2 ** Math.min(width, 14), 10 ** magnitude))

/** Clusters anywhere below 2^span, the last offset often among them. */
export const clustered = (span: number) =>
  fc
    .array(
      fc.record({
        at: fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1)),
        length: fc.integer({ min: 1, max: 300 }),
        step: fc.constantFrom(1, 1, 2, 7, 4_000),
      }),
      { maxLength: 8 },
    )
    .map((clusters) => {
      const end = 2 ** span
      const all = clusters.flatMap(({ at, length, step }) => {
        const first = Math.min(Math.floor(at * end), end - 1)
        return Array.from({ length }, (_, member) => first + member * step).filter((ordinal) => ordinal < end)
      })
      return sorted(all)
    })

/** Ordinals as people get them: some regions, in each the first sequence numbers at some density. */
export const regionMajor = fc
  .array(
    fc.record({
      region: fc.integer({ min: 0, max: 255 }),
      people: fc.integer({ min: 0, max: 3_000 }),
      magnitude: fc.double({ min: -4, max: 0, noNaN: true }),
      seed: fc.integer(),
    }),
    { maxLength: 6 },
  )
  .map((regions) =>
    sorted(
      regions.flatMap(({ region, people, magnitude, seed }) =>
        Array.from(uniform(seed, people, 10 ** magnitude), (sequence) => region * 2 ** 24 + sequence),
      ),
    ),
  )

/** A set of ordinals, of whatever shape. */
export const anyOrdinals = fc.oneof(
  ofAnyDensity(32),
  clustered(32),
  regionMajor,
  fc.array(fc.integer({ min: 0, max: allOrdinals - 1 })).map(sorted),
)
