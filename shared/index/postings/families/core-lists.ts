import { type ListRange, listId, oneList } from '../list.ts'

/** Lists that most searches ask for, side by side so that several of them can be read in one request: everybody, and those of whom a fact is not known. */
const codes = {
  everybody: '0-everybody',
  workplace: '1-workplace',
  /** Works in China, and more is not known. */
  regionInChina: '2-region',
  disciplines: '3-disciplines',
  birth: '4-birth',
  titleRank: '5-rank',
} as const

/** Name of such a list. */
export type CoreList = keyof typeof codes

const partition = '*'

/** The list, as it is written. */
export function coreList(name: CoreList) {
  return listId(partition, codes[name])
}

/** The list, as it is read. */
export function coreRange(name: CoreList): ListRange {
  return oneList(partition, codes[name])
}

/** Which of these lists a list is. */
export function coreName(code: string, at: string): CoreList | undefined {
  if (at !== partition) return undefined
  return names.find((name) => codes[name] === code)
}

const names = ['everybody', 'workplace', 'regionInChina', 'disciplines', 'birth', 'titleRank'] as const
