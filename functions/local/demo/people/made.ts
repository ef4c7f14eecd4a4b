import type { LadderName, Rank, Standing } from './career.ts'
import type { Employer } from './employers.ts'
import type { Sector } from './sector.ts'

/** A made-up person as the generator knows them, whatever the directory is told. */
export type Made = {
  readonly born: number
  readonly gender: 'male' | 'female'
  readonly sector: Sector
  readonly field: readonly string[]
  readonly province: string
  readonly standing: Standing
  readonly rank: Rank | undefined
  readonly ladder: LadderName
  readonly academician: boolean
  readonly employer: Employer
}
