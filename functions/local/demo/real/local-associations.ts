import { organizationIdOf } from '../natural-ids.ts'
import { derived } from '../origins.ts'
import { readRows } from '../rows.ts'
import { addOrganization, type World } from '../world.ts'

const levels = { 省级: 'province', 市级: 'city', 县级: 'county' } as const

/** Id of the association of a region, by its GB/T 2260 code. */
export function associationOf(region: string) {
  return organizationIdOf(`KX${region}`)
}

function isLevel(text: string): text is keyof typeof levels {
  return text in levels
}

/** Adds the association of every province, city and county: names by rule, numbers (`KX` + code of the region) ours. */
export function addLocalAssociations(world: World): void {
  const rows = readRows('local-associations-derived', [
    'id',
    'name',
    'level',
    'region_code',
    'region_path',
    'parent_id',
  ])
  for (const row of rows) {
    if (!isLevel(row.level)) throw new RangeError(`level ${row.level} of ${row.id}`)
    addOrganization(
      world,
      row.id,
      {
        kind: 'association',
        level: levels[row.level],
        names: [
          { text: row.name, kind: 'official' },
          { text: row.name.replace('科学技术协会', '科协'), kind: 'short' },
        ],
        identifiers: [['internal', row.id]],
        place: { country: 'CN', region: row.region_code },
        parentId: organizationIdOf(row.parent_id),
      },
      derived('行政区划名称加“科学技术协会”', { phrase: row.region_path }),
    )
  }
}
