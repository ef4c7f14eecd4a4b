import { describe, expect, it } from 'vitest'
import { guessColumns } from '../../../../shared/roster/file/map-columns.ts'
import { readRows } from '../../../../shared/roster/file/read-rows.ts'
import { rosterRow } from '../../../../shared/roster/roster-row.ts'
import type { MergedArea } from '../../../../shared/spreadsheet/workbook.ts'
import { today } from '../../../support/clock.ts'
import { type GridValue, workbookOf } from '../../../support/sheets.ts'

// All names are invented.
function rowsOf(grid: readonly (readonly GridValue[])[], merged: readonly MergedArea[] = []) {
  const workbook = workbookOf(grid, merged)
  const read = readRows(workbook, guessColumns(workbook, {}), { on: today })
  for (const row of read.rows) expect(rosterRow.parse(row)).toEqual(row)
  return read
}
const codes = (row: { problems: readonly { code: string }[]; warnings: readonly { code: string }[] } | undefined) => [
  ...(row?.problems ?? []).map(({ code }) => `!${code}`),
  ...(row?.warnings ?? []).map(({ code }) => `?${code}`),
]

describe('facts that two cells tell', () => {
  const id = '110101199003070046'
  const facts = (header: string[], ...row: GridValue[]) =>
    rowsOf([
      ['姓名', ...header],
      ['甄试', ...row],
    ]).rows[0]

  it('come from the identity number where their own cells are blank, and the number is nowhere', () => {
    const row = facts(['身份证号', '性别', '出生年月'], valid('11010119900307004'))
    expect(row?.facts).toEqual({ gender: '2', birth: '1990-03-07' })
    expect(JSON.stringify(row)).not.toContain(id.slice(0, 10))
    expect(facts(['身份证号', '出生年月'], valid('11010119900307004'), '1990.03')?.facts.birth).toBe('1990-03-07')
  })

  it('are a problem where the identity number says otherwise', () => {
    const row = facts(['身份证号', '性别', '出生年月'], valid('11010119900307004'), '男', '1991.03')
    expect(codes(row)).toEqual(['!id-number-contradicts', '!id-number-contradicts'])
    expect(row?.facts).toEqual({ gender: '1', birth: '1991-03' })
  })

  it('are a warning where the note behind the name says otherwise', () => {
    const { rows } = rowsOf([
      ['姓名', '性别'],
      ['甄试（女）', '男'],
      ['贾试（女）', ''],
    ])
    expect(rows.map((row) => [row.facts.gender, codes(row)])).toEqual([
      ['1', ['?name-note-contradicts']],
      ['2', []],
    ])
  })

  it('are a problem where term, start and end do not agree', () => {
    expect(codes(facts(['任期', '任职起始时间'], '2021.01-2026.01', '2020.01'))).toEqual(['!term-contradicts'])
    expect(codes(facts(['任职起始时间', '离任'], '2021.01', '2020.01'))).toEqual(['!end-before-start'])
    expect(facts(['任期', '任职起始时间', '离任'], '2021', '2021.05', '至今')).toMatchObject({ start: '2021-05' })
    expect(codes(facts(['任职起始时间'], '至今'))).toEqual(['!date-form'])
    expect(codes(facts(['职务', '专兼职'], '主席（兼职）', '专职'))).toEqual(['!nature-contradicts'])
  })
})

it('all problems of a row are told, each with its column', () => {
  const [row] = rowsOf([
    ['姓名', '性别', '出生年月', '拟任职务', '任期', '手机', '身份证号'],
    ['甄试、贾试', '猫', '65.03', { kind: 'error', text: '#N/A' }, '五年', '12', '4.4E+17'],
  ]).rows
  expect(row?.problems.map(({ code, column, header }) => [code, column, header])).toEqual([
    ['cell-error', 'D', '拟任职务'],
    ['name-several', 'A', '姓名'],
    ['gender-unknown', 'B', '性别'],
    ['date-two-digit-year', 'C', '出生年月'],
    ['phone-form', 'F', '手机'],
    ['id-number-rounded', 'G', '身份证号'],
    ['term-form', 'E', '任期'],
  ])
  for (const { zh, en } of row?.problems ?? []) expect([zh.length > 10, en.length > 20]).toEqual([true, true])
})

it('a person may be named by the number of the directory alone', () => {
  const { rows } = rowsOf([
    ['聚贤编号', '姓名', '职务'],
    ['per_0123456789abcdef', '', '主席'],
    ['per_1', '甄试', ''],
  ])
  expect(rows.map((row) => [row.personId, codes(row)])).toEqual([
    ['per_0123456789abcdef', []],
    [undefined, ['!person-id-form']],
  ])
})

/** An invented identity number with the right check character. */
function valid(first17: string): string {
  const sum = [...first17].reduce((total, digit, at) => total + Number(digit) * (2 ** (17 - at) % 11), 0)
  return `${first17}${'10X98765432'.charAt(sum % 11)}`
}
