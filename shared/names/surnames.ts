import { table } from './compiled/surname-readings.ts'

/** Surnames with readings of their own → each reading, a syllable per character. */
const surnames: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(
  table.split('\n').map((line) => {
    const [surname = '', ...readings] = line.split(' ')
    return [surname, readings.map((reading) => reading.split('-'))] as const
  }),
)

/** The readings of `surname` that differ from its characters' usual ones or are worth stating; none for most surnames. */
export function surnameReadings(surname: string): readonly (readonly string[])[] {
  return surnames.get(surname) ?? []
}
