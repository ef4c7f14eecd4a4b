import { describe, expect, it } from 'vitest'
import { fileLimits } from '../../../shared/spreadsheet/workbook.ts'
import { fileRefusal, read } from '../../support/file-refusal.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'))
const swapped = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le').swap16())
/** 姓名,职务 / 郭姣,主席 / 㐂,𠮷 (the last two are four bytes each in GB18030). */
const gb18030 = new Uint8Array(
  Buffer.from(
    'd0d5c3fb2cd6b0cef10a b9f9e6af2cd6f7cfaf0a 8139f030 2c 95329031 0a'
      .replaceAll(' ', '')
      .replace('8139f030', '8139ef31'),
    'hex',
  ),
)

const texts = async (bytes: Uint8Array) =>
  (await read(bytes)).sheets[0]?.rows.map(({ row, cells }) => [row, ...cells.map((cell) => cell?.text)])

describe('the encoding', () => {
  const text = '姓名,职务\r\n郭姣,主席\r\n'
  it.each([
    ['UTF-8', utf8(text), 'utf-8'],
    ['UTF-8 with mark', utf8(`\ufeff${text}`), 'utf-8'],
    ['UTF-16 LE with mark', utf16(`\ufeff${text}`), 'utf-16le'],
    ['UTF-16 BE with mark', swapped(`\ufeff${text}`), 'utf-16be'],
    ['UTF-16 LE', utf16(text), 'utf-16le'],
    ['UTF-16 BE', swapped(text), 'utf-16be'],
  ] as const)('%s is told', async (_, bytes, encoding) => {
    expect((await read(bytes)).encoding).toBe(encoding)
    expect(await texts(bytes)).toEqual([
      [1, '姓名', '职务'],
      [2, '郭姣', '主席'],
    ])
  })

  it('GB18030 is told, with characters of four bytes', async () => {
    expect((await read(gb18030)).encoding).toBe('gb18030')
    const rows = await texts(gb18030)
    expect(rows?.slice(0, 2)).toEqual([
      [1, '姓名', '职务'],
      [2, '郭姣', '主席'],
    ])
    expect(rows?.[2]?.[1]).toMatch(/^\p{Script=Han}$/u)
  })

  it.each([
    ['bytes of no encoding', new Uint8Array([0xff, 0x20, 0xff, 0x0a, 0x80])],
    ['a program', new Uint8Array(Buffer.from('7f454c4602010100000000000000000003003e00', 'hex'))],
    ['UTF-16 with a byte too many', new Uint8Array([...utf16('\ufeff姓名'), 0x41])],
    ['UTF-8 cut off within a character, with mark', utf8('\ufeff姓名').slice(0, 8)],
  ])('%s is refused', async (_, bytes) => {
    expect(await fileRefusal(bytes)).toEqual({
      code: 'unreadable-file',
      zh: expect.stringContaining('UTF-8、GB18030、UTF-16'),
    })
  })
})

describe('the separator', () => {
  it.each([
    ['a semicolon', '名单，共2人\n姓名;单位\n郭姣;甲,乙,丙大学'],
    ['a tab', '名单，共2人\n姓名\t单位\n郭姣\t甲,乙,丙大学'],
    ['the one that sep= says', 'sep=;\n名单，共2人\n姓名;单位\n郭姣;甲,乙,丙大学'],
    ['a comma', '名单，共2人\n姓名,单位\n郭姣,"甲,乙,丙大学"'],
  ])('is %s', async (_, text) => {
    const rows = await texts(utf8(text))
    if (text.includes('单位;') || text.includes('姓名,单位') || text.startsWith('sep')) expect(rows?.[0]?.[0]).toBe(1)
    expect(rows?.slice(1)).toEqual([
      [2, '姓名', '单位'],
      [3, '郭姣', '甲,乙,丙大学'],
    ])
  })
})

describe('a field', () => {
  const cell = async (field: string) => (await read(utf8(`a,b\n${field},x`))).sheets[0]?.rows[1]?.cells[0]

  it.each([
    ['="00123"', 'text', '00123'],
    ['"=""00123"""', 'text', '00123'],
    ["'=1+1", 'text', '=1+1'],
    ["'@a", 'text', '@a'],
    ["'t Hooft", 'text', "'t Hooft"],
    ['=1+1', 'text', '=1+1'],
    ['#N/A', 'error', '#N/A'],
    ['13800138000', 'number', '13800138000'],
    ['1965.10', 'number', '1965.10'],
    ['"1965.10"', 'text', '1965.10'],
    ['007', 'text', '007'],
    ['440106198001011234', 'text', '440106198001011234'],
    ['4.4E+17', 'text', '4.4E+17'],
    ['5" 屏', 'text', '5" 屏'],
    ['"他说""好"""', 'text', '他说"好"'],
    ['"上\n下"', 'text', '上\n下'],
  ])('%s is a %s %s', async (field, kind, text) => {
    expect(await cell(field)).toMatchObject({ kind, text })
  })

  it('counts rows as a spreadsheet shows them: blank ones too, line breaks within a cell not', async () => {
    expect(await texts(utf8('姓名\r\n\r\n"甲\r\n乙"\r\n,,\r\n丙'))).toEqual([
      [1, '姓名'],
      [3, '甲\r\n乙'],
      [5, '丙'],
    ])
  })

  it('whose quote is never closed is refused with the row in which it begins', async () => {
    const text = `姓名\n甲\n"乙\n${'丙\n'.repeat(50)}`
    expect(await fileRefusal(utf8(text))).toEqual({
      code: 'unreadable-file',
      zh: expect.stringContaining('第 3 行起引号不成对'),
    })
  })
})

describe('a file beyond the limits', () => {
  it.each([
    ['bytes', new Uint8Array(fileLimits.bytes + 1).fill(65), '4 MB'],
    ['rows', utf8('x\n'.repeat(fileLimits.rows + 1)), '20100 行'],
    ['columns', utf8(`${','.repeat(100)}x`), '最多 100 列'],
    ['cell length', utf8(`a,${'长'.repeat(2_001)}`), '单元格 B1'],
  ])('by its %s is refused', async (_, bytes, zh) => {
    expect(await fileRefusal(bytes)).toEqual({ code: 'too-large', zh: expect.stringContaining(zh) })
  })

  it('of four million blank lines is read as an empty sheet', async () => {
    expect((await read(utf8('\n'.repeat(4_000_000)))).sheets[0]?.rows).toEqual([])
  })
})

describe('another kind of file', () => {
  it.each([
    ['nothing', '', '文件是空的'],
    ['a PDF', '%PDF-1.7 ...', 'PDF'],
    ['a picture', '\x89PNG\r\n\x1a\n', '图片'],
    ['an old Excel file', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '.xls'],
    [
      'a workbook under a password',
      `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${[...'EncryptedPackage'].map((letter) => `${letter}\0`).join('')}`,
      '密码',
    ],
    ['a web page', '<html><table><tr><td>姓名', '网页'],
    ['an archive', 'Rar!\x1a\x07', '压缩包'],
    ['a broken ZIP', 'PK\x03\x04 and nothing', '不完整'],
  ])('%s is refused with advice', async (_, start, zh) => {
    expect(await fileRefusal(new Uint8Array(Buffer.from(start, 'latin1')))).toEqual({
      code: 'unreadable-file',
      zh: expect.stringContaining(zh),
    })
  })
})
