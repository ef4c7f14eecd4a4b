import type { EmployerFacts, NetworkFacts, Recorded } from '../../../../shared/index/columns/facts.ts'
import { folded } from '../../../../shared/index/text-match.ts'
import type { Chance } from './chance.ts'
import { countryOdds } from './countries.ts'
import { cohort } from './officers.ts'
import type { Organizations } from './organizations.ts'
import { areaAt } from './places.ts'
import { recordedOn } from './terms.ts'

const written = [
  '示例大学',
  '示例医院',
  '示例研究所',
  '示例集团公司',
  '示例中学',
  '示例职业技术学院',
  '示例农科院',
  '示例设计院',
]

/** Employments of person `number`, most in an institution of the province, some only written down; a past one before it for some. */
export function employersOf(
  chance: Chance,
  organizations: Organizations,
  number: number,
  province: string,
): readonly EmployerFacts[] {
  if (chance.is(0.09)) return []
  const year = chance.int(1985, 2025)
  const start = chance.is(0.2) ? undefined : chance.is(0.7) ? String(year) : `${year}-0${chance.int(1, 9)}`
  const present = employer(chance, organizations, number, province, start, undefined)
  if (!chance.is(0.12)) return [present]
  return [employer(chance, organizations, number, province, String(year - 6), String(year)), present]
}

function employer(
  chance: Chance,
  organizations: Organizations,
  number: number,
  province: string,
  start: string | undefined,
  end: string | undefined,
): EmployerFacts {
  const tenure = { start, end, open: end === undefined, observed: recordedOn }
  const group = chance.is(0.9) ? (`institution ${province}` as const) : 'institution all'
  const found = chance.is(0.62) ? organizations.draw(chance, group, Math.floor(number / cohort) + 1) : undefined
  if (found === undefined) {
    const text = folded(`${chance.pick(written)}${chance.zipf(400, 0.8) + 1}`)
    return { organizationId: undefined, path: undefined, text, tenure }
  }
  return { organizationId: found.id, path: found.path, text: folded(found.name), tenure }
}

/** Affiliations to networks for one in thirty, with their countries. */
export function networksOf(
  chance: Chance,
  organizations: Organizations,
  number: number,
  own: string,
): { readonly networks: readonly Recorded<NetworkFacts>[]; readonly country: string | undefined } {
  if (!chance.is(0.033)) return { networks: [], country: undefined }
  const network = organizations.draw(chance, 'network all', Math.floor(number / cohort) + 1)
  const country = chance.is(0.5) ? undefined : countryOdds.draw(chance)
  if (network === undefined) return { networks: [], country: undefined }
  const at = country ?? network.area?.countries[0]
  const area = at === undefined ? undefined : areaAt(at)
  const year = chance.int(2008, 2025)
  const end = chance.is(0.1) ? String(Math.min(2026, year + 3)) : undefined
  const start = chance.is(0.15) ? undefined : String(year)
  const tenure = { start, end, open: end === undefined, observed: recordedOn }
  const value = { networkId: network.id, area, tenure }
  return { networks: [{ id: `aff_${own}_${chance.child()}`, value }], country: area?.countries[0] }
}
