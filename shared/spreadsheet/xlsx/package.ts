import type { Deadline } from '../deadline.ts'
import { damaged, tooLarge, unreadable } from '../unreadable-file.ts'
import { fileLimits } from '../workbook.ts'
import type { ZipPart } from './gate.ts'
import { scanXml } from './scan-xml.ts'
import { unpackText } from './unpack.ts'

/** A sheet that the workbook lists, and the part that holds it; undefined for a chart sheet, which has no cells. */
export type SheetPart = { readonly name: string; readonly hidden: boolean; readonly part: ZipPart | undefined }

/** The parts of a workbook that a reader needs. */
export type WorkbookParts = {
  readonly sheets: readonly SheetPart[]
  readonly strings: ZipPart | undefined
  readonly styles: ZipPart | undefined
  /** Days are counted from 1904 instead of 1900. */
  readonly from1904: boolean
}

type Relation = { readonly type: string; readonly target: string }
type Listed = { readonly name: string; readonly hidden: boolean; readonly relation: string }

/** What the workbook of a package consists of, found by its relationships. */
export function workbookParts(
  bytes: Uint8Array,
  parts: ReadonlyMap<string, ZipPart>,
  deadline: Deadline,
): WorkbookParts {
  if (!parts.has('[Content_Types].xml')) throw notWorkbook()
  const byLowerCase = new Map([...parts].map(([name, part]) => [name.toLowerCase(), part]))
  const find = (name: string) => byLowerCase.get(name.toLowerCase())
  const relations = (name: string) => readRelations(bytes, find(name), deadline)

  const root = [...relations('_rels/.rels').values()].find(({ type }) => type === 'officeDocument')
  const path = root === undefined ? undefined : resolved('', root.target)
  const part = path === undefined ? undefined : find(path)
  if (path === undefined || part === undefined || !/\.xml$/i.test(path)) throw notWorkbook()
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const related = relations(`${folder}_rels/${path.slice(folder.length)}.rels`)
  const { sheets, from1904 } = readWorkbookPart(unpackText(bytes, part), deadline)

  const only = (type: string) => {
    const relation = [...related.values()].find((each) => each.type === type)
    return relation === undefined ? undefined : find(resolved(folder, relation.target))
  }
  return {
    sheets: sheets.map(({ name, hidden, relation }) => {
      const to = related.get(relation)
      const found = to === undefined ? undefined : find(resolved(folder, to.target))
      const cells = to?.type === 'worksheet' ? found : undefined
      if (found === undefined || (cells === undefined && to?.type === undefined))
        throw damaged(`工作表“${name}”的内容不在文件中`, `the sheet "${name}" is not in it`)
      return { name, hidden, part: cells }
    }),
    strings: only('sharedStrings'),
    styles: only('styles'),
    from1904,
  }
}

const notWorkbook = () =>
  unreadable(
    '这个压缩文件不是 .xlsx 工作簿（可能是 .xlsb、.ods、Word 文件或普通压缩包）。请在 Excel 或 WPS 中另存为 .xlsx 再上传。',
    'This ZIP is no .xlsx workbook (perhaps .xlsb, .ods, a Word file or an ordinary archive). Save it as .xlsx in Excel or WPS and upload that.',
  )

function readRelations(
  bytes: Uint8Array,
  part: ZipPart | undefined,
  deadline: Deadline,
): ReadonlyMap<string, Relation> {
  const relations = new Map<string, Relation>()
  if (part === undefined) return relations
  const open = (name: string, attributes: ReadonlyMap<string, string>) => {
    const [id, type, target] = ['Id', 'Type', 'Target'].map((key) => attributes.get(key))
    if (name !== 'Relationship' || id === undefined || type === undefined || target === undefined) return
    // Nothing outside of the file is ever looked at.
    if (attributes.get('TargetMode') === 'External') return
    relations.set(id, { type: type.slice(type.lastIndexOf('/') + 1), target })
  }
  scanXml(unpackText(bytes, part), { open }, deadline)
  return relations
}

/** A target as a name in the package; `..` at the top stays there. */
function resolved(folder: string, target: string): string {
  const path: string[] = []
  for (const step of `${target.startsWith('/') ? '' : folder}${target.replaceAll('\\', '/')}`.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}

function readWorkbookPart(xml: string, deadline: Deadline) {
  const sheets: Listed[] = []
  let from1904 = false
  const open = (element: string, attributes: ReadonlyMap<string, string>) => {
    if (element === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes.get('date1904') ?? '')
    if (element !== 'sheet') return
    const name = attributes.get('name')
    const relation = [...attributes].find(([key]) => key.endsWith(':id'))?.[1]
    if (name === undefined || relation === undefined) throw damaged('工作表目录有错', 'its list of sheets is wrong')
    sheets.push({ name: name.slice(0, 100), hidden: /hidden/i.test(attributes.get('state') ?? ''), relation })
  }
  scanXml(xml, { open }, deadline)
  if (sheets.length === 0) throw damaged('没有工作表', 'it has no sheet')
  if (sheets.length > fileLimits.sheets)
    throw tooLarge(
      `文件有 ${sheets.length} 个工作表，最多 ${fileLimits.sheets} 个。请删去与名单无关的工作表。`,
      `The file has ${sheets.length} sheets; at most ${fileLimits.sheets} are read. Delete those that are not the roster.`,
    )
  return { sheets, from1904 }
}
