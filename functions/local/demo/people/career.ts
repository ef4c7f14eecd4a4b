import type { Random } from '../random.ts'
import type { Workplace } from './employers.ts'
import type { Sector } from './sector.ts'

/** Rank of a professional title. */
export type Rank = 'senior' | 'associate' | 'intermediate'

/** How much somebody stands out, which decides age, rank and honours. */
export type Standing = 'leading' | 'officer' | 'member' | 'head' | 'cadre'

/** Codes of GB/T 8561 and what stands on the card, by rank. */
type Ladder = Readonly<Record<Rank, readonly [code: string, title: string]>>

const ladders = {
  professor: { senior: ['011', '教授'], associate: ['012', '副教授'], intermediate: ['013', '讲师'] },
  researcher: { senior: ['611', '研究员'], associate: ['612', '副研究员'], intermediate: ['613', '助理研究员'] },
  engineer: { senior: ['081', '正高级工程师'], associate: ['082', '高级工程师'], intermediate: ['083', '工程师'] },
  agronomist: {
    senior: ['091', '农业技术推广研究员'],
    associate: ['092', '高级农艺师'],
    intermediate: ['093', '农艺师'],
  },
  physician: { senior: ['231', '主任医师'], associate: ['232', '副主任医师'], intermediate: ['233', '主治医师'] },
  pharmacist: { senior: ['241', '主任药师'], associate: ['242', '副主任药师'], intermediate: ['243', '主管药师'] },
  nurse: { senior: ['251', '主任护师'], associate: ['252', '副主任护师'], intermediate: ['253', '主管护师'] },
  librarian: { senior: ['641', '研究馆员'], associate: ['642', '副研究馆员'], intermediate: ['643', '馆员'] },
  teacher: { senior: ['051', '正高级教师'], associate: ['052', '高级教师'], intermediate: ['053', '一级教师'] },
} as const satisfies Record<string, Ladder>

/** A ladder of titles. */
export type LadderName = keyof typeof ladders

type Way = readonly [readonly [Workplace, LadderName], number]

const ways: Record<Sector, readonly Way[]> = {
  basic: [
    [['university', 'professor'], 8],
    [['institute', 'researcher'], 2],
  ],
  engineering: [
    [['university', 'professor'], 5],
    [['institute', 'researcher'], 2],
    [['company', 'engineer'], 4],
  ],
  agriculture: [
    [['university', 'professor'], 5],
    [['institute', 'researcher'], 2],
    [['station', 'agronomist'], 3],
  ],
  medicine: [
    [['hospital', 'physician'], 6],
    [['university', 'professor'], 4],
  ],
  crossing: [
    [['university', 'professor'], 7],
    [['institute', 'researcher'], 2],
    [['company', 'engineer'], 1],
  ],
}

/** Where somebody of `sector` in `field` works, and on which ladder of titles. */
export function wayOf(random: Random, sector: Sector, field: readonly string[]): readonly [Workplace, LadderName] {
  const [discipline = ''] = field
  if (discipline.startsWith('32071') && random.chance(0.8)) return ['hospital', 'nurse']
  if (discipline.startsWith('350') && random.chance(0.5)) return ['hospital', 'pharmacist']
  if (discipline.startsWith('870') && random.chance(0.5)) return ['university', 'librarian']
  return random.weighted(ways[sector])
}

/** Code and title on a ladder. */
export function titleOn(ladder: LadderName, rank: Rank): readonly [string, string] {
  return ladders[ladder][rank]
}

/** The rank that somebody of this age and standing has most likely reached; nobody is senior before 33. */
export function rankAt(random: Random, age: number, standing: Standing): Rank {
  if (standing === 'leading') return 'senior'
  if (age < 33) return random.chance(0.6) ? 'intermediate' : 'associate'
  if (standing === 'head')
    return random.weighted([
      ['senior', 3],
      ['associate', 6],
      ['intermediate', 1],
    ])
  if (age < 39)
    return random.weighted([
      ['senior', standing === 'officer' ? 5 : 1.5],
      ['associate', 7.5],
      ['intermediate', 1],
    ])
  if (age < 46)
    return random.weighted([
      ['senior', standing === 'officer' ? 9 : 5],
      ['associate', 5],
    ])
  return random.chance(standing === 'officer' ? 0.96 : 0.85) ? 'senior' : 'associate'
}
