import { type Nature, natures } from '../../../domain/membership.ts'
import type { Cell } from '../../../spreadsheet/workbook.ts'
import { membershipNatures } from '../../../vocabulary/membership-natures.ts'
import { plainWidth, quoted, saysNothing } from './cell-text.ts'
import type { CellRemarks } from './row-remarks.ts'

const short: Readonly<Record<string, Nature>> = {
  兼: 'part-time',
  专: 'full-time',
  挂: 'seconded',
  不驻会: 'part-time',
  代: 'acting',
}

/** The nature that a word means: 兼职, 兼, 挂职, part-time. */
export function natureOf(text: string): Nature | undefined {
  const word = plainWidth(text).replace(/\s+/g, '')
  const code = membershipNatures.find(word)[0]?.code
  return short[word] ?? natures.find((each) => each === code)
}

/** The nature that a cell says. */
export function readNature(cell: Cell, remarks: CellRemarks): Nature | undefined {
  if (saysNothing(cell.text)) return undefined
  return (
    natureOf(cell.text) ??
    remarks.problem(
      'nature-unknown',
      `${quoted(cell.text)}不是任职性质。请写专职、兼职、挂职、当然、名誉或主持工作。`,
      `${quoted(cell.text)} is no nature of a holding. Write 专职, 兼职, 挂职, 当然, 名誉 or 主持工作.`,
    )
  )
}
