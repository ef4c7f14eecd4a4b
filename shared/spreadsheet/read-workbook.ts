import { readCsv } from './csv/read-csv.ts'
import { type Clock, deadlineOf } from './deadline.ts'
import { tooLarge, unreadable } from './unreadable-file.ts'
import { fileLimits, type Workbook } from './workbook.ts'
import { encrypted } from './xlsx/gate.ts'
import { readXlsx } from './xlsx/read-xlsx.ts'

/** Other kinds of files, by how they begin (latin1). */
const others: readonly (readonly [start: RegExp, zh: string, en: string])[] = [
  [/^%PDF/, 'PDF', 'a PDF'],
  [/^(?:\x89PNG|GIF8|\xff\xd8\xff|BM|RIFF....WEBP|II\*\0|MM\0\*)/s, '图片', 'a picture'],
  [/^(?:Rar!|7z\xbc\xaf)/, '压缩包', 'an archive'],
  [/^\{\\rtf/, 'RTF 文档', 'an RTF document'],
  [
    /^(?:\xef\xbb\xbf)?\s*<(?:\?xml|!doctype|html|table|meta|head|style)/i,
    '网页或 XML（有些系统把它命名为 .xls）',
    'a web page or XML (which some systems name .xls)',
  ],
]

/**
 * The sheets of an XLSX or CSV file, told apart by their contents. Throws `unreadable-file` for any other kind, a damaged or a
 * hostile file, and `too-large` beyond `fileLimits`, each with what to do; time and memory stay bounded whatever the bytes are.
 */
export async function readWorkbook(bytes: Uint8Array, { clock }: { readonly clock: Clock }): Promise<Workbook> {
  const deadline = deadlineOf(clock)
  if (bytes.length > fileLimits.bytes) {
    const most = fileLimits.bytes / 1024 / 1024
    throw tooLarge(
      `文件超过 ${most} MB。请删去图片和与名单无关的工作表；CSV 请另存为 .xlsx（小得多），或分成几个文件。`,
      `The file is larger than ${most} MB. Delete pictures and sheets that are not the roster; save a CSV as .xlsx, which is far smaller; or split it.`,
    )
  }
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 256)).toString('latin1')
  if (start.trim() === '' && bytes.length < 256) throw unreadable('文件是空的。', 'The file is empty.')
  if (start.startsWith('PK')) return readXlsx(bytes, deadline)
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) throw legacy(bytes)
  const other = others.find(([pattern]) => pattern.test(start))
  if (other !== undefined)
    throw unreadable(
      `这是${other[1]}，不是 Excel 工作簿或 CSV。请在 Excel 或 WPS 中打开名单，另存为 .xlsx 再上传。`,
      `This is ${other[2]}, no Excel workbook or CSV. Open the roster in Excel or WPS, save it as .xlsx and upload that.`,
    )
  return readCsv(bytes, deadline)
}

/** An OLE2 file is an old .xls, or holds a workbook under a password, which its directory then names in UTF-16. */
function legacy(bytes: Uint8Array) {
  const name = Buffer.from('EncryptedPackage', 'utf16le')
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(name)) return encrypted()
  return unreadable(
    '这是旧版 Excel 文件（.xls）。请在 Excel 或 WPS 中打开，另存为 .xlsx 再上传。',
    'This is an old Excel file (.xls). Open it in Excel or WPS, save it as .xlsx and upload that.',
  )
}
