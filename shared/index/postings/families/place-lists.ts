import { regions } from '../../../vocabulary/regions.ts'
import { type Area, areaOf } from '../../columns/area.ts'
import { type ListId, listId } from '../list.ts'
import { coreList } from './core-lists.ts'
import { wholeList } from './whole-lists.ts'

/** How a missing value is written in a code. */
export const missing = '?'

/** In China, and no region is known. */
export const somewhereInChina = '?CN'

/** An area as one code: its region inside China, else its country. */
export function areaCode(area: Area | undefined): string {
  return area === undefined ? missing : (area.region ?? area.countries[0] ?? missing)
}

/** The area of a code. */
export function areaFromCode(code: string): Area | undefined {
  if (code === missing) return undefined
  return /^\d/.test(code) ? areaOf({ country: 'CN', region: code }) : areaOf({ country: code })
}

/** The lists of a workplace: its region or country, every region that holds it, its country unless that is the mainland. */
export function workplaceLists(area: Area | undefined): ListId[] {
  if (area === undefined) return [coreList('workplace')]
  const country = area.countries[0] ?? missing
  const abroad = country === 'CN' ? [] : [listId('c', country)]
  if (area.region === undefined)
    return country === 'CN' ? [coreList('regionInChina')] : [listId('r', country), ...abroad]
  const exact = listId(regionPartition('r', area.region), area.region)
  return [exact, wholeList('R', regions, area.region), ...abroad]
}

/** An area as one code that keeps what is not known apart from everything else: both kinds begin with `?`. */
export function workplaceCode(area: Area | undefined): string {
  const code = areaCode(area)
  return code === 'CN' ? somewhereInChina : code
}

/** Regions lie by province, so that no one partition takes every write. */
export function regionPartition(family: string, code: string): string {
  return /^\d/.test(code) ? `${family}/${code.slice(0, 2)}` : family
}

/** The area of such a code. */
export function workplaceFrom(code: string): Area | undefined {
  return areaFromCode(code === somewhereInChina ? 'CN' : code)
}

/** The list of a native place: by prefecture, because counties would be thousands of lists that are hardly ever asked for. */
export function nativePlaceLists(region: string | undefined): ListId[] {
  const code = region === undefined ? missing : nativeCode(region)
  return [listId(regionPartition('o', code), code)]
}

/** A native place below a prefecture (or the like) as that, with `d` behind it for what is known in more detail. */
function nativeCode(region: string): string {
  const [parent] = regions.ancestors(region)
  return parent === undefined || regions.ancestors(parent).length === 0 ? region : `${parent}d`
}
