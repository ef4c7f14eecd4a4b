import { describe, expect, it } from 'vitest'
import { fileLimits } from '../../../shared/spreadsheet/workbook.ts'
import { fileRefusal, read } from '../../support/file-refusal.ts'
import { sheetXml, textCell, xlsx, xlsxEntries } from '../../support/xlsx.ts'
import { zip } from '../../support/zip.ts'

const megabyte = 1024 * 1024
const row = (n: number, cells: string) => `<row r="${n}">${cells}</row>`
const sheet = 'xl/worksheets/sheet1.xml'

/** The entries of a right workbook, the sheet's changed. */
const withSheet = (change: object) =>
  xlsxEntries({ rows: row(1, textCell('A1', '姓名')) }).map((entry) =>
    entry.name === sheet ? { ...entry, ...change } : entry,
  )

const packages: readonly (readonly [what: string, file: () => Uint8Array, code: string, zh: string])[] = [
  [
    'a part that says it unpacks to 5 GB beyond the limit',
    () => zip(withSheet({ declared: 0xf0000000 })),
    'too-large',
    '解压后达',
  ],
  [
    'a part packed a thousand times',
    () => zip([...xlsxEntries(), { name: 'x.xml', content: new Uint8Array(2 * megabyte) }]),
    'unreadable-file',
    '压缩超过',
  ],
  [
    'a part that unpacks to more than it says',
    () => zip(withSheet({ content: ' '.repeat(megabyte), declared: 100 })),
    'unreadable-file',
    '声明的大小',
  ],
  [
    'a part that unpacks to less than it says',
    () => zip(withSheet({ declared: 90_000 })),
    'unreadable-file',
    '声明的大小',
  ],
  ['a part with a wrong checksum', () => zip(withSheet({ crc: 1 })), 'unreadable-file', '校验和'],
  [
    'a part that is no deflate data',
    () => zip(withSheet({ stored: true, method: 8 })),
    'unreadable-file',
    '声明的大小',
  ],
  ['a part packed in another way', () => zip(withSheet({ method: 14 })), 'unreadable-file', '压缩方式'],
  ['a part under a password', () => zip(withSheet({ flags: 1 })), 'unreadable-file', '密码'],
  [
    'two parts of one name',
    () => zip([...xlsxEntries(), ...xlsxEntries().slice(-1)]),
    'unreadable-file',
    '目录与内容不符',
  ],
  [
    'names that differ by case alone',
    () => zip([...xlsxEntries(), { name: sheet.toUpperCase(), content: 'x' }]),
    'unreadable-file',
    '目录与内容不符',
  ],
  [
    'parts that overlap',
    () => zip([...xlsxEntries(), { name: 'b', content: 'b', offset: 0, localName: 'b' }]),
    'unreadable-file',
    '目录与内容不符',
  ],
  [
    'a local header of another name',
    () => zip(withSheet({ localName: 'xl/worksheets/sheet2.xml' })),
    'unreadable-file',
    '目录与内容不符',
  ],
  [
    'a part outside of the file',
    () => zip([...xlsxEntries(), { name: 'b', content: 'b', offset: 0x7fffffff }]),
    'unreadable-file',
    '目录与内容不符',
  ],
  ['ZIP64 marks in a small file', () => zip(xlsxEntries(), { count: 0xffff }), 'unreadable-file', '目录与内容不符'],
  [
    'a directory that counts more than it has',
    () => zip(xlsxEntries(), { count: 20 }),
    'unreadable-file',
    '目录与内容不符',
  ],
  [
    'a path out of the package',
    () => zip([...xlsxEntries(), { name: '../../etc/passwd', content: 'x' }]),
    'unreadable-file',
    '目录与内容不符',
  ],
  ['bytes behind its end', () => zip(xlsxEntries(), { tail: 'more' }), 'unreadable-file', '不完整'],
  ['its second half cut off', () => xlsx().slice(0, 900), 'unreadable-file', '不完整'],
  [
    '501 parts',
    () => zip(Array.from({ length: 501 }, (_, n) => ({ name: `${n}`, content: '' }))),
    'too-large',
    '最多 500 个',
  ],
  ['no workbook in it', () => zip([{ name: 'word/document.xml', content: '<a/>' }]), 'unreadable-file', '不是 .xlsx'],
  [
    'a binary workbook (.xlsb)',
    () =>
      xlsx({
        without: ['_rels/.rels'],
        more: [
          {
            name: '_rels/.rels',
            content: '<r><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></r>',
          },
          { name: 'xl/workbook.bin', content: 'x' },
        ],
      }),
    'unreadable-file',
    '.xlsb',
  ],
  ['a sheet whose part is missing', () => xlsx({ without: [sheet] }), 'unreadable-file', '“名单”的内容不在文件中'],
  [
    'a sheet whose relationship is missing',
    () => xlsx({ relations: '<Nothing/>' }),
    'unreadable-file',
    '“名单”的内容不在文件中',
  ],
  [
    'a sheet that lies on the web',
    () =>
      xlsx({
        relations:
          '<Relationship Id="rId1" Type="x/worksheet" Target="http://example.org/a.xml" TargetMode="External"/>',
      }),
    'unreadable-file',
    '“名单”的内容不在文件中',
  ],
  [
    '21 sheets',
    () => xlsx({ workbook: `<sheets>${'<sheet name="a" r:id="rId1"/>'.repeat(21)}</sheets>` }),
    'too-large',
    '最多 20 个',
  ],
  ['no sheet', () => xlsx({ workbook: '<sheets/>' }), 'unreadable-file', '没有工作表'],
]

const contents: readonly (readonly [what: string, xml: () => string, code: string, zh: string])[] = [
  [
    'entities within entities (billion laughs)',
    () => `<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${sheetXml(row(1, textCell('A1', '&b;')))}`,
    'unreadable-file',
    'DTD',
  ],
  ['an entity of its own', () => sheetXml(row(1, textCell('A1', '&xxe;'))), 'unreadable-file', 'XML 不完整或有错'],
  [
    'an ampersand that begins nothing',
    () => sheetXml(row(1, textCell('A1', 'R & D'))),
    'unreadable-file',
    'XML 不完整或有错',
  ],
  ['XML a million levels deep', () => '<a>'.repeat(1_000_000), 'unreadable-file', '嵌套过深'],
  [
    'XML that is cut off between rows',
    () => `<worksheet><sheetData>${row(1, textCell('A1', '姓名'))}`,
    'unreadable-file',
    'XML 不完整或有错',
  ],
  ['XML that is cut off within a tag', () => '<worksheet><sheetData><row r="1', 'unreadable-file', 'XML 不完整或有错'],
  [
    'a tag of a million attributes',
    () => `<worksheet ${'a="1" '.repeat(1_000_000)}`,
    'unreadable-file',
    'XML 不完整或有错',
  ],
  [
    'elements that close each other',
    () => '<worksheet><sheetData></worksheet></sheetData>',
    'unreadable-file',
    'XML 不完整或有错',
  ],
  ['a row beyond the last', () => sheetXml(row(1_048_577, '')), 'unreadable-file', '有错'],
  ['rows that go backward', () => sheetXml(row(2, '') + row(1, '')), 'unreadable-file', '有错'],
  ['a cell in the last column of all', () => sheetXml(row(1, textCell('XFD1', '远'))), 'too-large', '最多 100 列'],
  ['a cell beyond all columns', () => sheetXml(row(1, textCell('XFE1', '远'))), 'unreadable-file', '有错'],
  ['a cell of another row', () => sheetXml(row(1, textCell('A2', '错'))), 'unreadable-file', '有错'],
  ['a cell twice', () => sheetXml(row(1, textCell('A1', '一') + textCell('A1', '二'))), 'unreadable-file', '有错'],
  ['a cell without row in its name', () => sheetXml(row(1, textCell('A', '一'))), 'unreadable-file', '有错'],
  [
    'a shared text that is not there',
    () => sheetXml(row(1, '<c r="A1" t="s"><v>7</v></c>')),
    'unreadable-file',
    '有错',
  ],
  ['a number that is none', () => sheetXml(row(1, '<c r="A1"><v>1,5</v></c>')), 'unreadable-file', '有错'],
  [
    'a cell of more than 2,000 characters',
    () => sheetXml(row(1, textCell('B1', '长'.repeat(2_001)))),
    'too-large',
    '单元格 B1',
  ],
  [
    'more rows than the limit',
    () =>
      sheetXml(Array.from({ length: fileLimits.rows + 1 }, (_, n) => row(n + 1, textCell(`A${n + 1}`, 'x'))).join('')),
    'too-large',
    '超过 20100 行',
  ],
  [
    'a merged area that is none',
    () => sheetXml('', '<mergeCells><mergeCell ref="B2:A1"/></mergeCells>'),
    'unreadable-file',
    '有错',
  ],
  ['a text in another encoding', () => '\u0000', 'unreadable-file', 'XML'],
]

const packed = new Uint8Array(Buffer.from(sheetXml(row(1, textCell('A1', 'x'))), 'utf16le'))

describe('a workbook that no spreadsheet program wrote', () => {
  for (const [what, file, code, zh] of packages)
    it(`is refused for ${what}`, async () => {
      expect(await fileRefusal(file())).toEqual({ code, zh: expect.stringContaining(zh) })
    })

  for (const [what, xml, code, zh] of contents)
    it(`is refused for ${what}`, async () => {
      const file = zip(
        xlsxEntries({ sheet: xml() }).map((entry) => (entry.name === sheet ? { ...entry, stored: true } : entry)),
      )
      // Stored, so that neither ratio nor size is what is refused; what is larger than a file may be goes packed.
      const bytes = file.length > fileLimits.bytes ? xlsx({ sheet: `${xml()}${noise}` }) : file
      expect(await fileRefusal(bytes)).toEqual({ code, zh: expect.stringContaining(zh) })
    })

  it('is refused where a part is not UTF-8', async () => {
    expect((await fileRefusal(zip(withSheet({ content: packed })))).zh).toContain('XML')
    expect((await fileRefusal(zip(withSheet({ content: new Uint8Array([60, 0xff, 62]) })))).zh).toContain('UTF-8')
  })

  it('is refused once the time is over, in the middle of a sheet', async () => {
    let now = 0
    const clock = () => (now += 5_000)
    const rows = Array.from({ length: 20_000 }, (_, n) => row(n + 1, textCell(`A${n + 1}`, `人${n}`))).join('')
    expect(await fileRefusal(xlsx({ rows }), clock)).toEqual({
      code: 'too-large',
      zh: expect.stringContaining('20 秒'),
    })
  })

  it('is refused where it has more than a million shared texts', async () => {
    const strings = (count: number) =>
      Array.from({ length: count }, (_, n) => `<si><t>${(n * 7919) % 1_000_003}</t></si>`).join('')
    expect(await fileRefusal(xlsx({ strings: strings(1_000_001) }))).toEqual({
      code: 'too-large',
      zh: expect.stringContaining('1000000 段'),
    })
  })
})

/** What keeps a long run of one text from being packed too well. */
const noise = Array.from({ length: 12_000 }, (_, n) => ((n * 2_654_435_761) % 2 ** 32).toString(36)).join('')

describe('what looks odd and is right', () => {
  it('a dimension that lies, a row at the very end, blank cells far to the right', async () => {
    const rows =
      row(1, textCell('A1', '姓名')) + row(1_048_576, `${textCell('A1048576', '末行')}<c r="XFD1048576" s="0"/>`)
    const lying = sheetXml(rows).replace('<sheetData>', '<dimension ref="A1:XFD1048576"/><sheetData>')
    expect((await read(xlsx({ sheet: lying }))).sheets[0]?.rows.map(({ row, cells }) => [row, cells.length])).toEqual([
      [1, 1],
      [1_048_576, 1],
    ])
  })

  it('an area merged over the whole sheet', async () => {
    const file = xlsx({
      rows: row(1, textCell('A1', '姓名')),
      after: '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    })
    expect((await read(file)).sheets[0]?.merged).toEqual([{ top: 1, left: 1, bottom: 1_048_576, right: 16_384 }])
  })
})
