import { organizationNameLists, personNameLists } from '../../../shared/names/name-lists.ts'
import { matchOf, type NameMatch, type Proof } from '../../../shared/names/name-match.ts'
import { parseNameQuery } from '../../../shared/names/name-query.ts'
import { characterIn, isKept, type NameLists, type NameRange, type NameTier } from '../../../shared/names/name-tiers.ts'
import { organizationTiers } from '../../../shared/names/organization-tiers.ts'
import { partitions, present } from '../../../shared/names/partitions.ts'
import { personTiers } from '../../../shared/names/person-tiers.ts'

/** What a search makes of one person or organization with these names. */
export type Hit = {
  /** Extent of the first tier that its lists are in. */
  readonly tier: NameTier['extent']
  /** Whether some tier is certain of it. */
  readonly sure: boolean
  /** How its names fit, judged by the lists and the names; undefined for a false candidate. */
  readonly match: NameMatch | undefined
}

/** The person with these names as the search sees them; undefined where no tier has them. */
export function personHit(names: readonly string[], text: string): Hit | undefined {
  return hit('person', names, text)
}

/** The organization with these names as the search sees it; undefined where no tier has it. */
export function organizationHit(names: readonly string[], text: string): Hit | undefined {
  return hit('organization', names, text)
}

function hit(type: 'person' | 'organization', names: readonly string[], text: string): Hit | undefined {
  const query = parseNameQuery(text)
  if (query === undefined) return undefined
  const lists: readonly string[] = type === 'person' ? personNameLists(names) : organizationNameLists(names)
  const tiers = type === 'person' ? personTiers(query) : organizationTiers(query)
  const found = tiers.filter((tier) => holds(lists, tier.lists))
  const [first] = (['whole', 'prefix', 'inside'] as const).flatMap((extent) =>
    found.filter((tier) => tier.extent === extent),
  )
  if (first === undefined) return undefined
  const several = lists.includes(`${partitions.severalHan}|${present}`)
  const sure = found.some((tier) => tier.sure === 'yes' || (tier.sure === 'one-han-name' && !several))
  const proofs = found.flatMap((tier) => proofOf(lists, tier, names))
  const stored = names.map((name, at) => ({ text: name, kind: at === 0 ? 'official' : 'alias' }))
  return { tier: first.extent, sure, match: matchOf(query, type, stored, proofs) }
}

function holds(lists: readonly string[], asked: NameLists): boolean {
  if ('all' in asked) return asked.all.every((each) => holds(lists, each))
  if ('any' in asked) return asked.any.some((each) => holds(lists, each))
  return codesIn(lists, asked).length > 0
}

/** The codes of the lists whose blocks a table would find in the range: in the order of their UTF-8. */
function codesIn(lists: readonly string[], range: NameRange): string[] {
  const { partition, from, to } = range
  return lists.flatMap((list) => {
    const code = list.startsWith(`${partition}|`) ? list.slice(partition.length + 1) : undefined
    const key = Buffer.from(`${code}#00000000`)
    const inside = Buffer.compare(Buffer.from(from), key) <= 0 && Buffer.compare(key, Buffer.from(to)) <= 0
    return code !== undefined && inside && isKept(range, code) ? [code] : []
  })
}

function proofOf(lists: readonly string[], { by, spelled }: NameTier, names: readonly string[]): Proof[] {
  if (spelled === undefined) return []
  const characters = spelled.places.map((place) =>
    spelled.coded ? new Set(codesIn(lists, place).map(characterIn)) : undefined,
  )
  return [{ by, spelling: spelled.spelling, characters, names: new Set(names) }]
}
