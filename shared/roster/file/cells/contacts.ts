import type { Identifier } from '../../../domain/identifier.ts'
import { identifier } from '../../../domain/identifier.ts'
import type { Cell } from '../../../spreadsheet/workbook.ts'
import { oneLine, plainWidth, quoted, saysNothing } from './cell-text.ts'
import type { CellRemarks } from './row-remarks.ts'

/** Telephone numbers as written; they are never quoted in remarks. */
export function readPhone(cell: Cell, remarks: CellRemarks): string | undefined {
  if (saysNothing(cell.text)) return undefined
  const text = oneLine(cell.text)
  if (/\d(?:\.\d+)?E\+?\d/i.test(text) || (cell.kind === 'number' && !/^\d+$/.test(text)))
    return remarks.problem(
      'phone-rounded',
      '电话号码被 Excel 当作数字，已不完整。请把该列设为文本格式后重新填写。',
      'The spreadsheet took the telephone number for a number, and it is no longer complete. Format the column as text and write it again.',
    )
  const numbers = text.split(/[、，,;；/\s]+/).filter((each) => each !== '')
  const digits = text.replace(/\D/g, '').length
  if (digits >= 7 && text.length <= 300 && numbers.every((each) => /^[+\d()（）*#转\-—]+$/.test(each))) return text
  return remarks.problem(
    'phone-form',
    '电话号码有字母或其他内容，或不足 7 位。请只写号码，几个号码用顿号分隔。',
    'The telephone number has letters or other things in it, or fewer than 7 digits. Write numbers only; put 、 between several.',
  )
}

/** An e-mail address; it is never quoted in remarks. */
export function readEmail(cell: Cell, remarks: CellRemarks): string | undefined {
  if (saysNothing(cell.text)) return undefined
  const text = plainWidth(cell.text).replace(/^mailto:/i, '')
  if (/^[^\s@、，,;；]+@[^\s@、，,;；]+\.[^\s@、，,;；]+$/.test(text) && text.length <= 300) return text
  return remarks.problem(
    'email-form',
    '电子邮箱的写法不对。请写成 name@example.org，只写一个。',
    'This is no e-mail address. Write one, as in name@example.org.',
  )
}

/** An ORCID iD with the right check character, with or without its web address. */
export function readOrcid(cell: Cell, remarks: CellRemarks): Identifier | undefined {
  if (saysNothing(cell.text)) return undefined
  const text = plainWidth(cell.text).replace(/\s+/g, '')
  const bare = text.replace(/^https?:\/\/orcid\.org\//i, '')
  const value = /^[\dX]{16}$/i.test(bare) ? (bare.match(/.{4}/g) ?? []).join('-') : bare
  const read = identifier.safeParse({ scheme: 'orcid', value })
  if (read.success && read.data.valid) return read.data
  return remarks.problem(
    'orcid-wrong',
    `${quoted(cell.text)}不是有效的 ORCID。请核对，如 0000-0002-1825-0097。`,
    `${quoted(cell.text)} is no valid ORCID iD. Check it; one looks like 0000-0002-1825-0097.`,
  )
}
