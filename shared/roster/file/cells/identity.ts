import { type Day, partialDate } from '../../../domain/dates.ts'
import type { Cell } from '../../../spreadsheet/workbook.ts'
import { plainWidth, saysNothing } from './cell-text.ts'
import type { CellRemarks } from './row-remarks.ts'

/** What an identity number says of its holder; the number itself is never kept, quoted or given back. */
export type Identity = { readonly birth: Day; readonly gender: '1' | '2' }

/**
 * Checks an identity number (GB 11643: 18 characters, the last a check; or the old 15 digits) and gives what it says of its
 * holder. Undefined where it is blank, no number of that kind, or wrong; the latter is a problem.
 */
export function readIdentity(cell: Cell, remarks: CellRemarks): Identity | undefined {
  if (saysNothing(cell.text)) return undefined
  const text = plainWidth(cell.text)
    .replace(/[\s'’‘-]/g, '')
    .toUpperCase()
  const rounded =
    cell.kind === 'number' ? cell.text.replace(/\D.*/, '').length !== 15 : /^\d(?:\.\d+)?E\+?\d+$/.test(text)
  if (rounded || (/^\d{15}0{3}$/.test(text) && !checks(text))) return tellRounded(remarks)
  if (/^\d{17}[\dX]$/.test(text)) {
    const birth = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`
    if (checks(text) && partialDate.safeParse(birth).success) return { birth, gender: genderOf(text.charAt(16)) }
    return remarks.problem(
      'id-number-wrong',
      '身份证号码的校验码或出生日期不对，多半有数字写错。请对照证件改正。',
      'The identity number has a wrong check character or birth date; some digit is wrong. Compare it with the document.',
    )
  }
  if (/^\d{15}$/.test(text)) {
    const birth = `19${text.slice(6, 8)}-${text.slice(8, 10)}-${text.slice(10, 12)}`
    if (partialDate.safeParse(birth).success) return { birth, gender: genderOf(text.charAt(14)) }
  }
  if (/^[A-Z]{1,3}\d{6,10}[A-Z]?$/.test(text) || /^\d{8}$/.test(text))
    return remarks.warning(
      'id-number-other',
      '这不是居民身份证号码（可能是护照或通行证），没有采用，也不保存。',
      'This is no identity number of a resident (perhaps a passport or permit); it is not used and not kept.',
    )
  return remarks.problem(
    'id-number-form',
    '身份证号码应为 18 位（旧证 15 位）。请把该列设为文本格式，对照证件重新填写。',
    'An identity number has 18 characters (15 on old cards). Format the column as text and write it again from the document.',
  )
}

const genderOf = (digit: string): '1' | '2' => (Number(digit) % 2 === 1 ? '1' : '2')

/** ISO 7064 MOD 11-2 over 18 characters, as GB 11643 has it. */
function checks(number: string): boolean {
  const sum = [...number].reduce(
    (total, digit, at) => total + (digit === 'X' ? 10 : Number(digit)) * (2 ** (17 - at) % 11),
    0,
  )
  return sum % 11 === 1
}

function tellRounded(remarks: CellRemarks): undefined {
  return remarks.problem(
    'id-number-rounded',
    '身份证号码被 Excel 当作数字，末几位已经丢失。请把该列设为文本格式，再对照证件重新填写。',
    'The spreadsheet took the identity number for a number, and its last digits are lost. Format the column as text and write it again from the document.',
  )
}
