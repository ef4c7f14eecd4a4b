import { unreadable } from '../unreadable-file.ts'
import type { Workbook } from '../workbook.ts'

/** Encodings of a CSV file. */
export type Encoding = NonNullable<Workbook['encoding']>

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** The text of a CSV file without byte order mark: by the mark, else UTF-16 by where its zero bytes are, else UTF-8 if valid, else GB18030. */
export function decodeCsv(bytes: Uint8Array): { readonly text: string; readonly encoding: Encoding } {
  const marked = marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))
  const tried = marked !== undefined ? [marked[0]] : (wide(bytes) ?? (['utf-8', 'gb18030'] as const))
  for (const encoding of tried) {
    const text = decoded(bytes, encoding)
    if (text !== undefined && (marked !== undefined || isText(text))) return { text, encoding }
  }
  throw unreadable(
    '文件既不是 Excel 工作簿，也不是可识别的文本（UTF-8、GB18030、UTF-16）。请在 Excel 或 WPS 中打开后另存为 .xlsx 再上传。',
    'The file is neither an Excel workbook nor a text in UTF-8, GB18030 or UTF-16. Open it in Excel or WPS, save it as .xlsx and upload that.',
  )
}

function decoded(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Separators and line ends have a zero byte in UTF-16, mostly in the second place where it is little-endian; no other encoding has any. */
function wide(bytes: Uint8Array): readonly Encoding[] | undefined {
  const zeros = [0, 0]
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [first = 0, second = 0] = zeros
  if (first + second === 0) return undefined
  return second >= first ? ['utf-16le', 'utf-16be'] : ['utf-16be', 'utf-16le']
}

/** Whether a text has nothing in it that only other kinds of files have. */
function isText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for.
  return !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffe\uffff]/.test(text)
}
