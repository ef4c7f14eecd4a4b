import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SheetToWrite } from '../../../shared/spreadsheet/workbook.ts'
import { writeCsv } from '../../../shared/spreadsheet/write-csv.ts'
import { writeWorkbook } from '../../../shared/spreadsheet/write-workbook.ts'
import { partsOf } from '../../../shared/spreadsheet/xlsx/gate.ts'
import { unpackText } from '../../../shared/spreadsheet/xlsx/unpack.ts'
import { read } from '../../support/file-refusal.ts'
import { runs } from '../../support/property.ts'

/** Anything that a field of ours can hold, and what a spreadsheet would like to make something else of. */
const text = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.string({
      unit: fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        "'",
        '"',
        ',',
        ';',
        '\n',
        '\r\n',
        '\t',
        ' ',
        '，',
        '＝',
        '郭',
        '𠮷',
        '_x0041_',
        '1',
        '0',
        '.',
        'E',
        '年',
        '\u0001',
        '\ufffe',
        '&',
        '<',
      ),
      maxLength: 10,
    }),
    fc.constantFrom(
      '440106198001011234',
      '00123',
      '1965.10',
      '1965-03',
      '1965年3月',
      '4.4E+17',
      '=1+1',
      '=HYPERLINK("http://a.example")',
      '@SUM(A1)',
      '#N/A',
      '#REF!',
      '="a"',
      "'=1",
      'http://a.example',
      'TRUE',
      '13800138000',
      '00012345678901234567',
    ),
  )
  .map((drawn) => drawn.normalize('NFC').trim())
const grid = fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 })

const written = (rows: readonly (readonly string[])[]): SheetToWrite => ({
  name: '名单',
  title: ['标题'],
  header: ['甲', '乙', '丙', '丁', '戊'],
  rows,
})

async function textsOf(bytes: Uint8Array): Promise<readonly string[]> {
  const rows = (await read(bytes)).sheets[0]?.rows ?? []
  return rows
    .filter(({ row }) => row > 2)
    .flatMap(({ row, cells }) => cells.flatMap((cell, at) => (cell === undefined ? [] : [`${row} ${at} ${cell.text}`])))
}
const expected = (rows: readonly (readonly string[])[]) =>
  rows.flatMap((row, nth) => row.flatMap((each, at) => (each === '' ? [] : [`${nth + 3} ${at} ${each}`])))

describe('what is written is read back', () => {
  it('from XLSX, whatever the texts are, and never as anything but text', async () => {
    await fc.assert(
      fc.asyncProperty(grid, async (rows) => {
        const bytes = await writeWorkbook([written(rows)])
        expect(await textsOf(bytes)).toEqual(expected(rows))
        const cells = (await read(bytes)).sheets[0]?.rows.flatMap(({ cells }) => cells) ?? []
        expect(cells.every((cell) => cell === undefined || cell.kind === 'text')).toBe(true)
      }),
      runs(150),
    )
  })

  it('from CSV, whatever the texts are', async () => {
    await fc.assert(
      fc.asyncProperty(grid, async (rows) => {
        expect(await textsOf(writeCsv(written(rows)))).toEqual(expected(rows))
      }),
      runs(400),
    )
  })

  it('numbers as numbers', async () => {
    const sheet = { ...written([]), rows: [[1, 2.5, undefined, '3']] }
    for (const bytes of [await writeWorkbook([sheet]), writeCsv(sheet)])
      expect((await read(bytes)).sheets[0]?.rows.at(-1)?.cells).toEqual([
        { kind: 'number', text: '1', number: 1 },
        { kind: 'number', text: '2.5', number: 2.5 },
        undefined,
        { kind: 'text', text: '3' },
      ])
  })
})

describe('an XLSX file', () => {
  const xml = async (sheet: SheetToWrite, part = 'xl/worksheets/sheet1.xml') => {
    const bytes = await writeWorkbook([sheet])
    const found = partsOf(bytes).get(part)
    return found === undefined ? '' : unpackText(bytes, found)
  }

  it('holds no formula and no link, whatever texts begin with', async () => {
    const sheet = await xml(written([['=1+1', '=HYPERLINK("http://a.example")', '@SUM(1)', '+1', '-1']]))
    expect(sheet.match(/<c [^>]*t="s"/g)).toHaveLength(11)
    expect(sheet).not.toMatch(/<f[ >]|hyperlink|t="n"/i)
  })

  it('has its title over all columns, its header frozen, and widths', async () => {
    const sheet = await xml({ ...written([]), widths: [8, 30] })
    expect(sheet).toContain('<mergeCell ref="A1:E1"/>')
    expect(sheet).toMatch(/ySplit="2"[^>]*state="frozen"/)
    expect(sheet).toMatch(/<col min="2" max="2" width="30"/)
    expect(await xml(written([]), 'xl/styles.xml')).toMatch(/<font><b\/>.*formatCode="@"|formatCode="@".*<b\/>/)
  })

  it('offers short choices in the rule and long ones from a hidden sheet, and formats blank cells as text', async () => {
    const values = Array.from({ length: 60 }, (_, n) => `副主席${n}`)
    const sheet = {
      ...written([]),
      choices: [
        { column: 0, values: ['男', '女'] },
        { column: 3, values },
      ],
    }
    const rules = await xml(sheet)
    expect(rules).toContain('<formula1>"男,女"</formula1>')
    expect(rules).toMatch(/sqref="D3:D\d+"[^>]*><formula1>'选项'!\$A\$1:\$A\$60</)
    expect(rules).toMatch(/<c r="E300" s="\d+"\/>/)
    const { sheets } = await read(await writeWorkbook([sheet]))
    expect(sheets.map(({ name, hidden, rows }) => [name, hidden, rows.length])).toEqual([
      ['名单', false, 2],
      ['选项', true, 60],
    ])
  })

  it('names its sheets so that Excel takes them', async () => {
    const names = ['某省科学技术协会第十届委员会委员名单（2026年换届，含候补委员）[草案]', 'a/b:c', 'a b c', '', '选项']
    const { sheets } = await read(await writeWorkbook(names.map((name) => ({ ...written([['x']]), name }))))
    expect(sheets.map(({ name }) => name)).toEqual([
      expect.stringMatching(/^某省科学技术协会第十届.{1,20}$/),
      'a b c',
      'a b c 2',
      '名单',
      '选项 2',
    ])
    expect(sheets.every(({ name }) => name.length <= 31 && !/[[\]:*?/\\]/.test(name))).toBe(true)
  })
})
