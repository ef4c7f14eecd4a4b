import type { Day } from '../../../domain/dates.ts'
import {
  hiddenNumber,
  type IdentityFacts,
  type IdentityFault,
  normalisedNumber,
  readIdentityNumber,
} from '../../../domain/identity-number.ts'
import type { Cell } from '../../../spreadsheet/workbook.ts'
import { saysNothing } from './cell-text.ts'
import type { CellRemarks } from './row-remarks.ts'

/** What an identity number says of its holder, and its keyed hash; the number itself is never kept, quoted or given back. */
export type IdentityCell = IdentityFacts & { readonly hash?: string | undefined }

/**
 * What a cell with an identity number (GB 11643) says; undefined where it is blank, no number of that kind, or wrong; the latter is a problem. Of
 * an old number of 15 digits it takes birth and gender.
 */
export function readIdentity(cell: Cell, remarks: CellRemarks, on: Day): IdentityCell | undefined {
  const hidden = cell.kind === 'number' ? undefined : cell.identity
  if (hidden !== undefined) return 'fault' in hidden ? told(hidden, remarks) : hidden
  if (saysNothing(cell.text)) return undefined
  // A header or a remark of ours in the place of a number that was taken out.
  if (cell.text === hiddenNumber) return told({ fault: 'form' }, remarks)
  const digits = normalisedNumber(cell.text).replace(/\D.*/, '')
  if (cell.kind === 'number' && digits.length !== 15) return told({ fault: 'rounded' }, remarks)
  const reading = readIdentityNumber(cell.text, on)
  return 'fault' in reading ? told(reading, remarks) : { birth: reading.birth, gender: reading.gender }
}

/** Says what is wrong; an old number, which is no identity, still says something of its holder. */
function told(
  { fault, says }: { readonly fault: IdentityFault; readonly says?: IdentityFacts | undefined },
  remarks: CellRemarks,
): IdentityFacts | undefined {
  if (fault === 'old') return says
  const { code, zh, en } = sentences[fault]
  return fault === 'other' ? remarks.warning(code, zh, en) : remarks.problem(code, zh, en)
}

const wrong = {
  code: 'id-number-wrong',
  zh: '身份证号码的校验码或出生日期不对，多半有数字写错。请对照证件改正。',
  en: 'The identity number has a wrong check character or birth date; some digit is wrong. Compare it with the document.',
}

const sentences = {
  check: wrong,
  birth: wrong,
  other: {
    code: 'id-number-other',
    zh: '这不是居民身份证号码（可能是护照或通行证），没有采用，也不保存。',
    en: 'This is no identity number of a resident (perhaps a passport or permit); it is not used and not kept.',
  },
  form: {
    code: 'id-number-form',
    zh: '身份证号码应为 18 位（旧证 15 位）。请把该列设为文本格式，对照证件重新填写。',
    en: 'An identity number has 18 characters (15 on old cards). Format the column as text and write it again from the document.',
  },
  rounded: {
    code: 'id-number-rounded',
    zh: '身份证号码被 Excel 当作数字，末几位已经丢失。请把该列设为文本格式，再对照证件重新填写。',
    en: 'The spreadsheet took the identity number for a number, and its last digits are lost. Format the column as text and write it again from the document.',
  },
} as const
