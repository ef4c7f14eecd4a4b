import type { RankLevel } from '../../vocabulary/professional-titles.ts'
import type { SingleFacts } from '../columns/facts.ts'
import { rankOf } from '../leaves/person-leaves.ts'
import type { Document } from './document.ts'

/** Ordinals that begin with the same byte, and how many shelves share them. */
const perByte = 2 ** 24
const shelves = 6

/** Ordinals of a shelf that stand together, before those of the next one come: as many as a partition holds cards of. */
const together = 1024

/** How many ordinals a shelf has. */
export const shelfSize = Math.floor(perByte / (shelves * together)) * together

/** The first byte of the ordinals of organizations; provinces have 11 to 82. */
export const organizationByte = 250

/**
 * The shelf that a new document takes its ordinal from: one for organizations; people stand by province of work, gender and rank of title,
 * so that lists of any of these are runs, and others differ less among neighbours. Whoever changes stays where they are.
 */
export function shelfOf(document: Document): number {
  if (document.kind === 'organization') return organizationByte * shelves
  const { workplace, gender, professionalTitle } = document.facts.single
  const rank = rankPlaces[rankOf(professionalTitle) ?? 'junior']
  return regionByteOf(workplace) * shelves + (gender === '2' ? 3 : 0) + rank
}

const rankPlaces: { readonly [Rank in RankLevel]: number } = { senior: 2, associate: 1, intermediate: 0, junior: 0 }

function regionByteOf(workplace: SingleFacts['workplace']): number {
  if (workplace === undefined) return 0
  return workplace.region === undefined ? 1 : Number(workplace.region.slice(0, 2))
}

/** The ordinal of a place in a shelf, both from 0: the shelves of a byte take turns, so that a province as a whole lies close together. */
export function ordinalAt(shelf: number, place: number): number {
  const turn = Math.floor(place / together) * shelves + (shelf % shelves)
  return Math.floor(shelf / shelves) * perByte + turn * together + (place % together)
}
