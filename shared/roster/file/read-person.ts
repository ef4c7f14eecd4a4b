import type { Day } from '../../domain/dates.ts'
import { personId } from '../../domain/ids.ts'
import { remark } from '../../domain/text.ts'
import type { Cell } from '../../spreadsheet/workbook.ts'
import type { RosterColumn } from '../roster-column.ts'
import type { RosterFacts, RosterRow } from '../roster-row.ts'
import { plainWidth, quoted, saysNothing } from './cells/cell-text.ts'
import { readDegree, readDisciplines, readEthnicity, readGender, readPolitical } from './cells/codes.ts'
import { readEmail, readOrcid, readPhone } from './cells/contacts.ts'
import { readBirth } from './cells/dates.ts'
import { readEmployerAndTitle, readLine } from './cells/employer.ts'
import { readIdentity } from './cells/identity.ts'
import type { NameReading } from './cells/names.ts'
import { readProfessionalTitle } from './cells/professional-titles.ts'
import type { CellRemarks, RowRemarks } from './cells/row-remarks.ts'

/** A cell that is not blank, and where to say what is wrong with it. */
export type Said = { readonly cell: Cell; readonly remarks: CellRemarks }

/** The cells of a row by what their columns say; those with an error value are told of and left out. */
export type SaidByColumn = ReadonlyMap<RosterColumn, Said>

/** What a row says of the person. What stands behind the name, and what the identity number tells, fills blanks and must not contradict. */
export function readFacts(said: SaidByColumn, name: NameReading, row: RowRemarks, on: Day): RosterFacts {
  const read = <T>(as: RosterColumn, by: (cell: Cell, remarks: CellRemarks) => T | undefined): T | undefined => {
    const found = said.get(as)
    return found === undefined ? undefined : by(found.cell, found.remarks)
  }
  const both = read('employer-and-title', readEmployerAndTitle)
  const disciplines = read('discipline', readDisciplines)
  const facts: { -readonly [K in keyof RosterFacts]: RosterFacts[K] | undefined } = {
    nameEn: read('name-en', readLine),
    gender: read('gender', readGender) ?? undefined,
    birth: read('birth', (cell, remarks) => readBirth(cell, remarks, on)),
    ethnicity: read('ethnicity', readEthnicity),
    politicalAffiliation: read('political', readPolitical),
    degree: read('degree', readDegree),
    employer: read('employer', readLine) ?? both?.employer,
    employerTitle: read('employer-title', readLine) ?? both?.employerTitle,
    professionalTitle: read('professional-title', (cell, remarks) => readProfessionalTitle(cell, remarks, disciplines)),
    disciplines: disciplines === undefined ? undefined : [...disciplines],
    phone: read('phone', readPhone),
    email: read('email', readEmail),
    orcid: read('orcid', readOrcid),
    identity: undefined,
  }
  noted(facts, name, row)
  const identity = read('id-number', (cell, remarks) => readIdentity(cell, remarks, on))
  if (identity !== undefined) {
    const { remarks } = said.get('id-number') ?? { remarks: row.row }
    // A date on the card of somebody who is not yet born, or long dead, is as wrong as in its own column.
    const birth = readBirth({ kind: 'date', text: identity.birth }, silent, on)
    if (birth === undefined || (facts.birth !== undefined && !identity.birth.startsWith(facts.birth)))
      contradicts(remarks, '出生日期', 'date of birth')
    else facts.birth = identity.birth
    if (facts.gender !== undefined && facts.gender !== identity.gender) contradicts(remarks, '性别', 'gender')
    else facts.gender = identity.gender
    if (identity.hash !== undefined) facts.identity = identity.hash
  }
  return present(facts)
}

const silent: CellRemarks = { problem: () => undefined, warning: () => undefined }

function contradicts(remarks: CellRemarks, zh: string, en: string): void {
  remarks.problem(
    'id-number-contradicts',
    `身份证号码所示的${zh}与表中所写的不同，或不可能。请核对两处后改正。`,
    `The ${en} in the identity number is not the one in the row, or is impossible. Check both and mend what is wrong.`,
  )
}

/** 张三（女）says the gender where its own cell is blank; where that says otherwise, the cell is kept and a warning told. */
function noted(
  facts: { gender?: string | undefined; ethnicity?: string | undefined; politicalAffiliation?: string | undefined },
  name: NameReading,
  row: RowRemarks,
): void {
  for (const key of ['gender', 'ethnicity', 'politicalAffiliation'] as const) {
    const note = name[key]
    if (note === undefined) continue
    if (facts[key] === undefined) facts[key] = note
    else if (facts[key] !== note)
      row.row.warning(
        'name-note-contradicts',
        `姓名后括号里的内容与本行所写的${words[key].zh}不同，以列中所写为准。请核对。`,
        `What stands in brackets after the name is not the ${words[key].en} of the row; the column is followed. Check it.`,
      )
  }
}

const words = {
  gender: { zh: '性别', en: 'gender' },
  ethnicity: { zh: '民族', en: 'ethnic group' },
  politicalAffiliation: { zh: '政治面貌', en: 'political affiliation' },
} as const

function present(facts: { [K in keyof RosterFacts]: RosterFacts[K] | undefined }): RosterFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
}

/** The person whom the row means by the directory's own number. */
export function readPersonId({ cell, remarks }: Said): RosterRow['personId'] {
  if (saysNothing(cell.text)) return undefined
  const read = personId.safeParse(plainWidth(cell.text))
  if (read.success) return read.data
  return remarks.problem(
    'person-id-form',
    `${quoted(cell.text)}不是聚贤编号。请用导出名单中的编号，或留空。`,
    `${quoted(cell.text)} is no Juxian id. Use the one in an exported roster, or leave it blank.`,
  )
}

/** A longer remark, up to 2,000 characters. */
export function readNote({ cell, remarks }: Said): string | undefined {
  const read = remark.safeParse(cell.text)
  if (read.success) return read.data
  return remarks.problem(
    'text-long',
    '备注超过 2000 字。请缩短。',
    'The note is longer than 2,000 characters. Shorten it.',
  )
}
