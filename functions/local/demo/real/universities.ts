import type { Place } from '../../../../shared/domain/place.ts'
import { regions } from '../../../../shared/vocabulary/regions.ts'
import { listed } from '../origins.ts'
import { readRows } from '../rows.ts'
import { addOrganization, type World } from '../world.ts'

/** A university or college of the list of 2017; `region` is its city. */
type University = {
  readonly code: string
  readonly name: string
  readonly authority: string
  readonly undergraduate: boolean
  readonly private: boolean
  readonly place: Place
}

/** The list of 2017, each placed in its city. */
function universities(): University[] {
  const rows = readRows('universities-2017', [
    'moe_code',
    'name',
    'authority',
    'city',
    'level',
    'remark',
    'province_code_from_moe_code',
  ])
  return rows.map((row) => ({
    code: row.moe_code,
    name: row.name,
    authority: row.authority.trim(),
    undergraduate: row.level === '本科',
    private: row.remark !== '',
    place: placeOf(row.city.replace(/\s/g, ''), row.province_code_from_moe_code),
  }))
}

/** The region named `city` in the province, else the only one of that name; else the province with the city as written. */
function placeOf(city: string, province: string): Place {
  const named = regions.find(city).filter((region) => region.kind === 'division')
  const inside = named.filter((region) => regions.isUnder(region.code, province)).sort((a, b) => a.level - b.level)
  const region = inside[0] ?? (named.length === 1 ? named[0] : undefined)
  return region === undefined ? { country: 'CN', region: province, city } : { country: 'CN', region: region.code }
}

/** Adds the universities as places where people work. */
export function addUniversities(world: World): void {
  for (const university of universities()) {
    addOrganization(
      world,
      `MOE ${university.code}`,
      {
        kind: 'institution',
        form: 'university',
        names: [{ text: university.name, kind: 'official' }],
        identifiers: [['moe-code', university.code]],
        place: university.place,
        note: `${university.undergraduate ? '本科' : '专科'}；主管部门：${university.authority}`,
      },
      listed('教育部全国高等学校名单（2017）', '2017', university.name),
    )
  }
}
