import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../shared/spreadsheet/workbook.ts'
import { formatOf } from '../../../shared/spreadsheet/xlsx/number-formats.ts'
import { read } from '../../support/file-refusal.ts'
import { sheetRelation, sheetXml, textCell, type XlsxParts, xlsx } from '../../support/xlsx.ts'

const cells = async (parts: XlsxParts): Promise<readonly (Cell | undefined)[]> =>
  (await read(xlsx(parts))).sheets[0]?.rows[0]?.cells ?? []

/** The cell of a number in a format, by code or by the number of a built-in one. */
async function formatted(value: string, format: string | number, from1904 = false): Promise<Cell | undefined> {
  const id = typeof format === 'number' ? format : 164
  const code =
    typeof format === 'number'
      ? ''
      : `<numFmts><numFmt numFmtId="164" formatCode="${format.replaceAll('"', '&quot;')}"/></numFmts>`
  const [cell] = await cells({
    rows: `<row r="1"><c r="A1" s="1"><v>${value}</v></c></row>`,
    formats: `${code}<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="${id}"/></cellXfs>`,
    ...(from1904 ? { workbook: '<workbookPr date1904="1"/><sheets><sheet name="名单" r:id="rId1"/></sheets>' } : {}),
  })
  return cell
}

describe('a number', () => {
  it.each([
    ['13800138000', '13800138000'],
    ['1965.03', '1965.03'],
    ['1965.0300000000001', '1965.03'],
    ['1.3800138E10', '13800138000'],
    ['123456789012345', '123456789012345'],
    ['4.4010619800101E+17', '4.4010619800101E+17'],
    ['440106198001011234', '4.40106198001011E+17'],
    ['1E-7', '0.0000001'],
    ['-0.5', '-0.5'],
  ])('%s reads %s', async (value, text) => {
    expect(await formatted(value, 0)).toEqual({ kind: 'number', text, number: Number(value) })
  })

  it.each([
    ['1965.1', '0.00', '1965.10'],
    ['1965.123', '0.00', '1965.123'],
    ['7', '000', '007'],
    ['1965.1', '0.00_ ', '1965.10'],
    ['5', 2, '5.00'],
  ])('%s shown as %s reads %s, and loses no digit', async (value, format, text) => {
    expect(await formatted(value, format)).toMatchObject({ kind: 'number', text })
  })
})

describe('a date', () => {
  it.each([
    ['23800', 14, '1965-02-27'],
    ['23800.75', 22, '1965-02-27'],
    ['23800', 'yyyy-mm-dd', '1965-02-27'],
    ['23800', 'yyyy"年"m"月"d"日"', '1965-02-27'],
    ['23800', '[$-804]yyyy"年"m"月"d"日";@', '1965-02-27'],
    ['23802', 'yyyy"年"m"月"', '1965-03'],
    ['23802', 57, '1965-03'],
    ['23800', 'yyyy"年"m"月"', '1965-02-27'],
    ['23743', 'yyyy', '1965'],
    ['1', 14, '1900-01-01'],
    ['59', 14, '1900-02-28'],
    ['61', 14, '1900-03-01'],
    ['2958465', 14, '9999-12-31'],
  ])('%s in the format %s reads %s', async (value, format, text) => {
    expect(await formatted(value, format)).toEqual({ kind: 'date', text })
  })

  it('counts from 1904 where the workbook does', async () => {
    expect(await formatted('22338', 14, true)).toEqual({ kind: 'date', text: '1965-02-27' })
  })

  it('is the same day in every time zone', async () => {
    const zone = process.env.TZ
    try {
      for (const each of ['Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Shanghai']) {
        process.env.TZ = each
        expect(await formatted('23800', 14)).toEqual({ kind: 'date', text: '1965-02-27' })
      }
    } finally {
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone
    }
  })

  it.each(['60', '0', '-5', '2958466'])('is a plain number where the calendar has no day %s', async (value) => {
    expect(await formatted(value, 14)).toMatchObject({ kind: 'number', text: value })
  })

  it('is no time of day, no amount and no text', () => {
    for (const code of [
      'h:mm',
      'mm:ss',
      'General',
      '@',
      '#,##0.00',
      '0%',
      '0.00E+00',
      '[Red]0.0',
      '上午/下午h"时"',
      '"yd"0',
    ])
      expect(formatOf(code), code).not.toMatchObject({ as: 'date' })
  })
})

describe('a cell', () => {
  it('with a formula is its last result; without one it is blank', async () => {
    const rows =
      '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>A1&amp;"x"</f><v>甲x</v></c><c r="C1"><f>NOW()</f></c><c r="D1" t="b"><v>1</v></c></row>'
    expect(await cells({ rows })).toEqual([
      { kind: 'number', text: '2', number: 2 },
      { kind: 'text', text: '甲x' },
      undefined,
      { kind: 'boolean', text: 'TRUE' },
    ])
  })

  it('with an error keeps it apart from a text that reads the same', async () => {
    const rows = `<row r="1"><c r="A1" t="e"><f>B9</f><v>#REF!</v></c>${textCell('B1', '#REF!')}</row>`
    expect(await cells({ rows })).toEqual([
      { kind: 'error', text: '#REF!' },
      { kind: 'text', text: '#REF!' },
    ])
  })

  it('in several looks is one text, without what tells how it sounds', async () => {
    const strings =
      '<si><r><rPr><b/></rPr><t>张</t></r><r><t xml:space="preserve"> 三</t></r><rPh sb="0" eb="1"><t>チョウ</t></rPh></si><si><t>a_x000D_&#10;&lt;b&gt;&#x4e2d;</t></si><si/>'
    const rows =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="inlineStr"><is><r><t>李</t></r><r><t>四</t></r><rPh><t>リ</t></rPh></is></c></row>'
    expect(await cells({ rows, strings })).toEqual([
      { kind: 'text', text: '张 三' },
      { kind: 'text', text: 'a\r\n<b>中' },
      undefined,
      { kind: 'text', text: '李四' },
    ])
  })

  it('of blanks only is blank, and a row of such cells is no row', async () => {
    const rows = `<row r="1">${textCell('A1', '  ')}</row><row r="3"><c r="A3" s="0"/>${textCell('C3', '丙')}<c r="D3"/></row>`
    expect((await read(xlsx({ rows }))).sheets[0]?.rows).toEqual([
      { row: 3, cells: [undefined, undefined, { kind: 'text', text: '丙' }] },
    ])
  })

  it('without a place of its own follows the one before, as do rows', async () => {
    const rows = '<row><c t="str"><v>甲</v></c><c t="str"><v>乙</v></c></row><row><c><v>1</v></c></row>'
    expect((await read(xlsx({ rows }))).sheets[0]?.rows.map(({ row, cells }) => [row, cells.length])).toEqual([
      [1, 2],
      [2, 1],
    ])
  })
})

it('lists sheets in their order, hidden ones and chart sheets too, with prefixes of any name', async () => {
  const prefixed = sheetXml(
    `<x:row r="2">${textCell('B2', '乙').replaceAll('<', '<x:').replaceAll('<x:/', '</x:')}</x:row>`,
  )
    .replace('<worksheet ', '<x:worksheet ')
    .replace('</worksheet>', '</x:worksheet>')
    .replace('<sheetData>', '<x:sheetData>')
    .replace('</sheetData>', '</x:sheetData>')
  const file = xlsx({
    workbook:
      '<sheets><sheet name="说明" state="hidden" r:id="rId2"/><sheet name="图" r:id="rId3"/><sheet name="名单" r:id="rId1"/><sheet name="藏" state="veryHidden" r:id="rId1"/></sheets>',
    relations:
      sheetRelation('rId1', '/xl/worksheets/Sheet1.xml') +
      sheetRelation('rId2', '../xl/worksheets/b.xml') +
      '<Relationship Id="rId3" Type="x/chartsheet" Target="chart.xml"/>',
    more: [
      { name: 'xl/worksheets/b.xml', content: prefixed },
      { name: 'xl/chart.xml', content: '<a/>' },
    ],
    rows: `<row r="1">${textCell('A1', '甲')}</row>`,
    after: '<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="B3"/></mergeCells>',
  })
  const { kind, sheets } = await read(file)
  expect(kind).toBe('xlsx')
  expect(sheets.map(({ name, hidden, rows }) => [name, hidden, rows.map(({ row }) => row)])).toEqual([
    ['说明', true, [2]],
    ['图', false, []],
    ['名单', false, [1]],
    ['藏', true, [1]],
  ])
  expect(sheets[2]?.merged).toEqual([
    { top: 1, left: 1, bottom: 1, right: 3 },
    { top: 3, left: 2, bottom: 3, right: 2 },
  ])
})
