import * as z from 'zod'
import { countries } from '../vocabulary/countries.ts'
import { disciplines } from '../vocabulary/disciplines.ts'
import { code } from './codes.ts'
import { endsBeforeStart, partialDate } from './dates.ts'
import { affiliationId, organizationId, personId } from './ids.ts'
import { periodFault } from './names.ts'
import { provenance } from './provenance.ts'
import { record } from './record.ts'
import { line } from './text.ts'

/** What a user says of a person's affiliation to an overseas talent network. */
export const affiliationInput = z
  .strictObject({
    networkId: organizationId,
    country: code(countries).optional(),
    discipline: code(disciplines).optional(),
    role: line(100).optional(),
    start: partialDate.optional(),
    end: partialDate.optional(),
  })
  .refine((affiliation) => !endsBeforeStart(affiliation), periodFault)

/** An affiliation as it is stored. */
export const affiliation = z.strictObject({
  ...affiliationInput.shape,
  id: affiliationId,
  personId,
  provenance,
  ...record,
})

/** An affiliation to a network. */
export type Affiliation = z.infer<typeof affiliation>
/** What a user says of an affiliation. */
export type AffiliationInput = z.infer<typeof affiliationInput>
