import type { Cell } from '../../../spreadsheet/workbook.ts'
import { plainWidth, quoted, saysNothing } from './cell-text.ts'
import type { CellRemarks } from './row-remarks.ts'

const digits = '零一二三四五六七八九'

/** The number of the session that a cell names: 第十届, 10, 第八届理事会. */
export function readSession(cell: Cell, remarks: CellRemarks): number | undefined {
  if (saysNothing(cell.text)) return undefined
  const number = sessionOf(cell.text)
  if (number !== undefined && number >= 1 && number <= 200) return number
  return remarks.problem(
    'session-form',
    `看不出${quoted(cell.text)}是第几届。请写成“第十届”或 10。`,
    `${quoted(cell.text)} does not say which session. Write 第十届 or 10.`,
  )
}

/** 第十届, 10, 第八届理事会, 某会第八届理事会（2021-2026）; a post behind it (第十届副主席) is none of this column's. */
function sessionOf(text: string): number | undefined {
  const plain = plainWidth(text).replace(/\s+/g, '')
  const form =
    /^(?:\p{Script=Han}{0,30}第|第)?(\d{1,3}|[零〇一二两三四五六七八九十百]{1,5})(?:\.0+|届(?:\p{Script=Han}{0,15}[会届])?)?(?:[（(][^（）()]*[）)])?$/u
  const number = form.exec(plain)?.[1] ?? ''
  return /^\d/.test(number) ? Number(number) : hanNumber(number)
}

/** A number below 200 in Han characters: 十, 十二, 二十一, 一百零三; undefined for what is not one (十十). */
export function hanNumber(text: string): number | undefined {
  const plain = text.replace(/〇/g, '零').replace(/两/g, '二')
  const [, hundred, rest = ''] = /^(一?百)?(.*)$/.exec(plain) ?? []
  const [, tens, ones] = /^零?(?:([一二三四五六七八九]?)十)?([一二三四五六七八九])?$/.exec(rest) ?? [
    undefined,
    undefined,
    undefined,
  ]
  if (!/^零?(?:[一二三四五六七八九]?十)?[一二三四五六七八九]?$/.test(rest)) return undefined
  const value =
    (hundred === undefined ? 0 : 100) + (tens === undefined ? 0 : 10 * (tens === '' ? 1 : digits.indexOf(tens)))
  return value + (ones === undefined ? 0 : digits.indexOf(ones)) || undefined
}
