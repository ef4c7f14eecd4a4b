import type { Affiliation } from '../../../shared/domain/affiliation.ts'
import { countries } from '../../../shared/vocabulary/countries.ts'
import { disciplines } from '../../../shared/vocabulary/disciplines.ts'
import type { Included } from '../parameters/include.ts'
import { label } from './label.ts'
import { shown } from './shown.ts'

/** An affiliation to an overseas talent network, with labels. */
export function affiliationView(affiliation: Affiliation, include: Included = []) {
  return {
    ...shown(affiliation, include),
    labels: { country: label(countries, affiliation.country), discipline: label(disciplines, affiliation.discipline) },
  }
}
