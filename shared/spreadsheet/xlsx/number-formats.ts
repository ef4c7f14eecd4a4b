import type { Deadline } from '../deadline.ts'
import { scanXml } from './scan-xml.ts'

/** How a number is shown: as a date to the day, month or year, with so many digits before and decimals after the point, or plainly. */
export type NumberFormat =
  | { readonly as: 'date'; readonly to: 'day' | 'month' | 'year' }
  | { readonly as: 'digits'; readonly before: number; readonly decimals: number }
  | { readonly as: 'plain' }

const day: NumberFormat = { as: 'date', to: 'day' }
const month: NumberFormat = { as: 'date', to: 'month' }
const plain: NumberFormat = { as: 'plain' }

/** Formats without code of their own (ECMA-376-1, 18.8.30, with those of zh-CN); times of day are plain numbers. */
const builtIn: ReadonlyMap<number, NumberFormat> = new Map<number, NumberFormat>([
  [2, { as: 'digits', before: 1, decimals: 2 }],
  ...[14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58].map((id) => [id, day] as const),
  ...[17, 27, 36, 50, 52, 57].map((id) => [id, month] as const),
])

/** The formats of a workbook's cell styles, in the order in which cells name them. */
export function readNumberFormats(xml: string, deadline: Deadline): readonly NumberFormat[] {
  const codes = new Map<number, NumberFormat>()
  const formats: NumberFormat[] = []
  let inCells = false
  const open = (name: string, attributes: ReadonlyMap<string, string>) => {
    if (name === 'cellXfs') inCells = true
    const id = Number(attributes.get('numFmtId'))
    if (name === 'numFmt') codes.set(id, formatOf(attributes.get('formatCode') ?? ''))
    if (name === 'xf' && inCells) formats.push(codes.get(id) ?? builtIn.get(id) ?? plain)
  }
  const close = (name: string) => {
    if (name === 'cellXfs') inCells = false
  }
  scanXml(xml, { open, close }, deadline)
  return formats
}

/** What a format code shows of a positive number: `yyyy"年"m"月"` a month, `0.00` two decimals. */
export function formatOf(code: string): NumberFormat {
  const [bare = ''] = code
    .slice(0, 300)
    .replace(/"[^"]*"|\\.|[_*].|\[[^\]]*\]|AM\/PM|A\/P/gi, '')
    .split(';')
  const digits = /^(0+)(?:\.(0+))?$/.exec(bare.trim())
  if (digits !== null) return { as: 'digits', before: digits[1]?.length ?? 1, decimals: digits[2]?.length ?? 0 }
  if (/general|[#0?@]/i.test(bare)) return plain
  const timed = /[hs]/i.test(bare)
  if (/d/i.test(bare)) return day
  if (/[ye]/i.test(bare)) return /m/i.test(bare) ? month : { as: 'date', to: 'year' }
  return /m/i.test(bare) && !timed ? month : plain
}
