import { type ZipEntry, zip } from './zip.ts'

/** Parts of a workbook, each by its XML; `rows` is what stands in sheetData of the one sheet 名单. */
export type XlsxParts = {
  readonly rows?: string
  /** What follows the rows: merged areas. */
  readonly after?: string
  readonly sheet?: string
  readonly strings?: string
  readonly formats?: string
  readonly workbook?: string
  readonly relations?: string
  readonly more?: readonly ZipEntry[]
  readonly without?: readonly string[]
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`
const relations = (...each: string[]) =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`

/** The XML of a sheet with these rows. */
export function sheetXml(rows: string, after = ''): string {
  return `${head}<worksheet ${main}><sheetData>${rows}</sheetData>${after}</worksheet>`
}

/** The entries of a workbook as Excel writes it, of the parts given. */
export function xlsxEntries(parts: XlsxParts = {}): readonly ZipEntry[] {
  const formats = parts.formats ?? '<cellXfs count="1"><xf numFmtId="0"/></cellXfs>'
  const all: ZipEntry[] = [
    { name: '[Content_Types].xml', content: `${head}<Types/>` },
    { name: '_rels/.rels', content: relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      content: `${head}<workbook ${main} xmlns:r="${office}">${parts.workbook ?? '<sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets>'}</workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations(
        parts.relations ?? relation('rId1', 'worksheet', 'worksheets/sheet1.xml'),
        relation('rId8', 'styles', 'styles.xml'),
        relation('rId9', 'sharedStrings', 'sharedStrings.xml'),
      ),
    },
    { name: 'xl/styles.xml', content: `${head}<styleSheet ${main}>${formats}</styleSheet>` },
    { name: 'xl/sharedStrings.xml', content: `${head}<sst ${main}>${parts.strings ?? ''}</sst>` },
    { name: 'xl/worksheets/sheet1.xml', content: parts.sheet ?? sheetXml(parts.rows ?? '', parts.after) },
  ]
  return [...all.filter(({ name }) => !parts.without?.includes(name)), ...(parts.more ?? [])]
}

/** A workbook of these parts. */
export function xlsx(parts: XlsxParts = {}): Uint8Array {
  return zip(xlsxEntries(parts))
}

/** A cell with its own text. */
export function textCell(ref: string, text: string): string {
  return `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`
}

/** A relationship of the workbook to a sheet. */
export function sheetRelation(id: string, target: string): string {
  return relation(id, 'worksheet', target)
}
