import { regions } from '../../../vocabulary/regions.ts'
import { type Area, areaOf } from '../../columns/area.ts'
import { type ListId, listId } from '../list.ts'
import { wholeLists } from './whole-lists.ts'

/** How a missing value is written in a code. */
export const missing = '?'

/** A workplace in China of which no region is known: next to those of whom nothing is known, because both are read together. */
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
  const lists = [listId(regionPartition('r', workplaceCode(area)), workplaceCode(area))]
  if (area?.region !== undefined) lists.push(...wholeLists('R', regions, area.region))
  const country = area?.countries[0] ?? missing
  return country === 'CN' ? lists : [...lists, listId('c', country)]
}

/** The code under which a workplace lies in the family of exact places. */
export function workplaceCode(area: Area | undefined): string {
  const code = areaCode(area)
  return code === 'CN' ? somewhereInChina : code
}

/** Regions lie by province, so that no one partition takes every write. */
export function regionPartition(family: string, code: string): string {
  return /^\d/.test(code) ? `${family}/${code.slice(0, 2)}` : family
}

/** The list of a native place. */
export function nativePlaceLists(region: string | undefined): ListId[] {
  const code = region ?? missing
  return [listId(regionPartition('o', code), code)]
}
