import type { Deadline } from '../deadline.ts'
import { tooLarge } from '../unreadable-file.ts'
import { scanXml } from './scan-xml.ts'

/** Different texts of a workbook; four times what a roster at its limit of rows can hold in ordinary columns. */
const most = 1_000_000

/** The texts that cells name by number; how they sound (furigana) is left out, as is how they look. */
export function readSharedStrings(xml: string, deadline: Deadline): readonly string[] {
  const strings: string[] = []
  let current = ''
  let inText = false
  let phonetic = 0
  const open = (name: string) => {
    if (name === 'si') current = ''
    if (name === 'rPh') phonetic++
    inText = name === 't' && phonetic === 0
  }
  const close = (name: string) => {
    inText = false
    if (name === 'rPh') phonetic--
    if (name !== 'si') return
    if (strings.push(unescaped(current)) > most)
      throw tooLarge(
        `文件中的不同文字超过 ${most} 段。请把名单单独复制到新文件中再上传。`,
        `The file has more than ${most} different texts. Copy the roster into a new file and upload that.`,
      )
  }
  const text = (part: string) => {
    if (inText) current += part
  }
  scanXml(xml, { open, close, text }, deadline)
  return strings
}

/** Text with Excel's escapes resolved: `_x000D_` is a carriage return, `_x005F_` an underscore (ECMA-376-1, 22.9.2.19). */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
