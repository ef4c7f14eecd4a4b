import { readCsv } from '../../../shared/vocabulary/lists/read-lists.ts'

/** The lists that come with a parent column, as their CSV has them: the naive side of the tests. */
export const sourceTrees = {
  disciplines: readCsv('disciplines-gbt13745-2009.csv').map((row) => ({
    code: row.code ?? '',
    name: row.name ?? '',
    parent: row.parent ?? '',
  })),
  regions: readCsv('regions-gbt2260.csv').map((row) => ({
    code: row.code ?? '',
    name: row.name ?? '',
    parent: row.parent_code ?? '',
  })),
}

/** One row of a source. */
export type SourceRow = (typeof sourceTrees)['regions'][number]

/** Ancestors by walking the parent column row by row, nearest first. */
export function walkUp(rows: readonly SourceRow[], code: string): readonly string[] {
  const above: string[] = []
  for (let at = rows.find((row) => row.code === code); at !== undefined && at.parent !== ''; ) {
    const { parent } = at
    above.push(parent)
    at = rows.find((row) => row.code === parent)
  }
  return above
}
