import { describe, expect, it } from 'vitest'
import { guessColumns } from '../../../../shared/roster/file/map-columns.ts'
import { readRows } from '../../../../shared/roster/file/read-rows.ts'
import type { SheetToWrite } from '../../../../shared/spreadsheet/workbook.ts'
import { writeCsv } from '../../../../shared/spreadsheet/write-csv.ts'
import { writeWorkbook } from '../../../../shared/spreadsheet/write-workbook.ts'
import { today } from '../../../support/clock.ts'
import { read } from '../../../support/file-refusal.ts'
import { textCell, xlsx } from '../../../support/xlsx.ts'

// All names are invented.
const sheet: SheetToWrite = {
  name: '名单',
  title: ['试验市科协第十届委员会组成人员名单'],
  header: ['姓名', '性别', '出生年月', '工作单位', '职务', '学会职务', '任期', '手机', '备注'],
  rows: [
    ['甄试', '女', '1965.10', '试验大学', '校长', '主席、秘书长', '2021.01至今', '13800138000', '=无'],
    ['贾 试', '男', '1970-01', '试验公司', '总经理', '副主席（兼）', '2021-2026', '020-81234567', ''],
  ],
}

const rowsOf = async (bytes: Uint8Array) => {
  const workbook = await read(bytes)
  const { rows, skipped } = readRows(workbook, guessColumns(workbook, {}), { on: today })
  return { rows, skipped }
}

describe('a file from its bytes to its people', () => {
  it('reads the same from XLSX, CSV, GB18030 and UTF-16', async () => {
    const csv = writeCsv(sheet)
    const text = new TextDecoder().decode(csv)
    const expected = await rowsOf(await writeWorkbook([sheet]))
    expect(
      expected.rows.map(({ row, name, facts, posts, start, end, problems, warnings }) => [
        row,
        name,
        facts.birth,
        posts,
        start,
        end,
        problems,
        warnings,
      ]),
    ).toEqual([
      [3, '甄试', '1965-10', ['主席', '秘书长'], '2021-01', undefined, [], []],
      [4, '贾试', '1970-01', ['副主席'], '2021', '2026', [], []],
    ])
    expect(expected.rows[0]?.note).toBe('=无')
    expect(await rowsOf(csv)).toEqual(expected)
    expect(await rowsOf(new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')))).toEqual(expected)
  })

  it('as Excel makes it of what people type: dates, numbers, an identity number that is lost', async () => {
    const cell = (ref: string, value: number | string, style = 0) => `<c r="${ref}" s="${style}"><v>${value}</v></c>`
    const header = ['姓名', '出生年月', '手机', '身份证号', '职务', '届次']
      .map((text, at) => textCell(`${'ABCDEF'.charAt(at)}2`, text))
      .join('')
    const row = (n: number, birth: string) =>
      `<row r="${n}">${textCell(`A${n}`, `甄试${'名'.repeat(n - 3)}`)}${birth}${cell(`C${n}`, 13800138000)}</row>`
    const file = xlsx({
      formats:
        '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="2"/></cellXfs>',
      rows: `<row r="1">${textCell('A1', '名单')}</row><row r="2">${header}</row>${row(3, cell('B3', 23800, 1))}${row(4, cell('B4', 23802, 2))}${row(5, cell('B5', 1965.1, 3))}${row(6, cell('B6', 1965.1))}${row(7, cell('B7', 23800))}
        <row r="8">${textCell('A8', '贾试')}${cell('D8', '4.4010619650227E+17')}<c r="E8" t="e"><v>#N/A</v></c>${cell('F8', 10)}</row>`,
      after: '<mergeCells><mergeCell ref="A1:F1"/></mergeCells>',
    })
    const { rows } = await rowsOf(file)
    expect(
      rows.map(({ facts, session, problems, warnings }) => [
        facts.birth,
        facts.phone,
        session,
        [...problems, ...warnings].map(({ code }) => code),
      ]),
    ).toEqual([
      ['1965-02-27', '13800138000', undefined, []],
      ['1965-03', '13800138000', undefined, []],
      ['1965-10', '13800138000', undefined, []],
      [undefined, '13800138000', undefined, ['date-ambiguous']],
      ['1965-02-27', '13800138000', undefined, ['date-serial']],
      [undefined, undefined, 10, ['cell-error', 'id-number-rounded']],
    ])
    expect(JSON.stringify(rows)).not.toMatch(/4\.4|44010/)
  })
})
