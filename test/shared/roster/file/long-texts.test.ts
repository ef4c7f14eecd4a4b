import { describe, expect, it } from 'vitest'
import type { Day } from '../../../../shared/domain/dates.ts'
import { meaningOf } from '../../../../shared/roster/file/header-names.ts'
import { guessColumns } from '../../../../shared/roster/file/map-columns.ts'
import { readRows } from '../../../../shared/roster/file/read-rows.ts'
import type { Workbook } from '../../../../shared/spreadsheet/workbook.ts'

const on: Day = '2026-03-02'

function bookOf(rows: readonly (readonly string[])[]): Workbook {
  const cells = (texts: readonly string[]) =>
    texts.map((text) => (text === '' ? undefined : { kind: 'text' as const, text }))
  const all = rows.map((texts, at) => ({ row: at + 1, cells: cells(texts) }))
  return { kind: 'xlsx', sheets: [{ name: 'S', hidden: false, rows: all, merged: [] }] }
}

describe('long texts', () => {
  // Going back from each bracket to the next took minutes at this length: such a test does not end in the time that each has.
  it('of brackets only mean nothing, and are understood in one pass', () => {
    expect(meaningOf('（'.repeat(400_000))).toBeUndefined()
  })

  it('mean what their first two hundred characters mean', () => {
    const book = bookOf([
      ['姓名', `职务${' '.repeat(300)}姓名`],
      ['李甲', '理事'],
      ['李乙', '理事'],
    ])
    expect(guessColumns(book, {}).columns.map(({ as, header }) => [as, header])).toEqual([
      ['name', '姓名'],
      ['post', '职务'],
    ])
  })

  it('of more than a hundred columns are not looked at', () => {
    const header = Array.from({ length: 101 }, (_, n) => (n === 0 ? '职务' : n === 100 ? '姓名' : ''))
    expect(() => guessColumns(bookOf([header, header.map(() => '李甲')]), {})).toThrow()
  })

  it.each(['职务', '手机', '姓名', '工作单位及职务', '任期'])('below %s are refused unread', (header) => {
    const names = header === '姓名' ? [header] : ['姓名', header]
    const long = '名单'.repeat(151)
    const book = bookOf([names, header === '姓名' ? [long] : ['李甲', long]])
    const { rows } = readRows(book, guessColumns(book, {}), { on })
    expect(rows.map(({ problems }) => problems.map(({ code }) => code))).toEqual([['text-long']])
  })
})
