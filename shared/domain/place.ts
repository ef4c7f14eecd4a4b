import * as z from 'zod'
import { countries } from '../vocabulary/countries.ts'
import { regions } from '../vocabulary/regions.ts'
import { code } from './codes.ts'
import { line } from './text.ts'

/** A place: a country, inside China a region by GB/T 2260, and the city as written where no code fits. */
export const place = z
  .strictObject({
    country: code(countries).default('CN'),
    region: code(regions).optional(),
    city: line(100).optional(),
  })
  .refine(({ country, region }) => region === undefined || country === 'CN', {
    error: 'region-outside-china',
    path: ['region'],
  })

/** Country, region and city. */
export type Place = z.infer<typeof place>

/** The place as a path from the whole to the part, `CN/440000/440300`, each step ending in `/` so that a prefix is an area. */
export function placePath(at: { readonly country: string; readonly region?: string | undefined }): string {
  return at.region === undefined ? `${at.country}/` : `${at.country}/${regions.path(at.region)}/`
}
