/** Name of a list of people: `<partition>|<code>`; neither part holds `|` or `#`. */
export type ListId = `${string}|${string}`

/** Blocks of one partition between two sort keys, both inclusive; the sort key of a block is `<code>#<base: 8 hex digits>`. */
export type ListRange = {
  readonly partition: string
  readonly from: string
  readonly to: string
  /** The codes of its lists, where they are known: it may then be read list by list. */
  readonly codes?: readonly string[]
}

/** One list between two ordinals, both inclusive. */
export type ListPart = {
  readonly partition: string
  readonly code: string
  readonly first: number
  readonly last: number
}

/** What the partitions of people of a status begin with. */
export const partitionPrefix = { active: '', deceased: 'dead/' } as const

/** After every base of the list before it, and before the next list: `g` follows the hexadecimal digits. */
const afterBases = 'g'
const afterAll = '\uffff'

/** The name of a list. */
export function listId(partition: string, code: string): ListId {
  return `${partition}|${code}`
}

/** Partition and code of a list. */
export function partsOf(list: ListId): { readonly partition: string; readonly code: string } {
  const at = list.indexOf('|')
  return { partition: list.slice(0, at), code: list.slice(at + 1) }
}

/** All blocks of one list. */
export function oneList(partition: string, code: string): ListRange {
  return listsBetween(partition, code, code, [code])
}

/** All blocks of the lists from one code to another, both inclusive; `codes` are all that there can be between. */
export function listsBetween(partition: string, from: string, to: string, codes?: readonly string[]): ListRange {
  const range = { partition, from: `${from}#`, to: `${to}#${afterBases}` }
  return codes === undefined ? range : { ...range, codes }
}

/** All blocks of the lists whose code begins with `prefix`; of the whole partition where it is empty. */
export function listsBelow(partition: string, prefix = ''): ListRange {
  return { partition, from: prefix === '' ? '!' : prefix, to: prefix + afterAll }
}
