import { damaged, tooLarge, unreadable } from '../unreadable-file.ts'
import { fileLimits } from '../workbook.ts'

/** An inner file of a ZIP: where its packed bytes lie, and what the directory says of them. */
export type ZipPart = {
  readonly name: string
  /** Packed by deflate, or else stored as it is. */
  readonly deflated: boolean
  readonly start: number
  readonly packed: number
  readonly unpacked: number
  readonly crc: number
}

type Placed = { readonly part: ZipPart; readonly from: number; readonly to: number }

const endSize = 22
const megabyte = 1024 * 1024

const inconsistent = () => damaged('压缩包目录与内容不符', 'the directory of its ZIP does not fit the contents')

/**
 * The parts of a ZIP by name, read from its central directory alone, nothing unpacked. Refuses what no spreadsheet program
 * writes: parts that overlap, repeat or lie outside, ZIP64 in so small a file, bytes that belong to nothing, and what goes
 * beyond the limits by what it declares.
 */
export function partsOf(bytes: Uint8Array): ReadonlyMap<string, ZipPart> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  const count = view.getUint16(end + 10, true)
  const size = view.getUint32(end + 12, true)
  const offset = view.getUint32(end + 16, true)
  const disks = view.getUint16(end + 4, true) + view.getUint16(end + 6, true)
  // ZIP64 says 0xffff here; a file of this size has no use for it.
  if (disks !== 0 || count === 0xffff || count !== view.getUint16(end + 8, true) || offset + size !== end)
    throw inconsistent()
  if (count > fileLimits.parts)
    throw tooLarge(
      `文件内含 ${count} 个部件，最多 ${fileLimits.parts} 个。请把名单单独复制到新文件中再上传。`,
      `The file has ${count} parts; at most ${fileLimits.parts} are read. Copy the roster into a new file and upload that.`,
    )
  const placed = entries(bytes, view, { offset, end, count })
  refuseOverlap(placed, offset)
  refuseSize(placed.map(({ part }) => part))
  const parts = new Map<string, ZipPart>()
  const seen = new Set<string>()
  for (const { part } of placed) {
    // Names of parts do not differ by case alone (ECMA-376-2, 6.2.2.3).
    if (seen.has(part.name.toLowerCase())) throw inconsistent()
    seen.add(part.name.toLowerCase())
    parts.set(part.name, part)
  }
  return parts
}

function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - endSize; at >= 0 && at >= view.byteLength - endSize - 0xffff; at--)
    if (view.getUint32(at, true) === 0x06054b50 && at + endSize + view.getUint16(at + 20, true) === view.byteLength)
      return at
  throw damaged('文件不完整，可能没有传完', 'it is incomplete, perhaps cut off on its way')
}

type Directory = { readonly offset: number; readonly end: number; readonly count: number }

function entries(bytes: Uint8Array, view: DataView, { offset, end, count }: Directory): Placed[] {
  const placed: Placed[] = []
  let at = offset
  for (let nth = 0; nth < count; nth++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw inconsistent()
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true))
    const next = at + 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0)
    if (next > end) throw inconsistent()
    placed.push(entry(bytes, view, at, nameLength ?? 0, offset))
    at = next
  }
  if (at !== end) throw inconsistent()
  return placed
}

/** One entry of the directory, whose local header must say the same name. */
function entry(bytes: Uint8Array, view: DataView, at: number, nameLength: number, directory: number): Placed {
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  const [packed, unpacked, from] = [20, 24, 42].map((field) => view.getUint32(at + field, true))
  if (packed === undefined || unpacked === undefined || from === undefined) throw inconsistent()
  if (flags & 1) throw encrypted()
  if (method !== 0 && method !== 8) throw damaged('用了不认识的压缩方式', 'it is packed in a way that is not known')
  if (from + 30 > directory || view.getUint32(from, true) !== 0x04034b50) throw inconsistent()
  const localName = view.getUint16(from + 26, true)
  const start = from + 30 + localName + view.getUint16(from + 28, true)
  const to = start + packed
  if (to > directory || (method === 0 && packed !== unpacked)) throw inconsistent()
  const name = nameAt(bytes, at + 46, nameLength)
  if (name !== nameAt(bytes, from + 30, localName) || /^\/|(?:^|\/)\.\.(?:\/|$)|\0/.test(name)) throw inconsistent()
  const crc = view.getUint32(at + 16, true)
  return { part: { name, deflated: method === 8, start, packed, unpacked, crc }, from, to }
}

function nameAt(bytes: Uint8Array, start: number, length: number): string {
  return new TextDecoder().decode(bytes.subarray(start, start + length)).replaceAll('\\', '/')
}

function refuseOverlap(placed: readonly Placed[], directory: number): void {
  const ordered = placed.toSorted((a, b) => a.from - b.from)
  ordered.forEach(({ to }, nth) => {
    if (to > (ordered[nth + 1]?.from ?? directory)) throw inconsistent()
  })
}

function refuseSize(parts: readonly ZipPart[]): void {
  const total = parts.reduce((sum, { unpacked }) => sum + unpacked, 0)
  const most = fileLimits.unpackedBytes / megabyte
  if (total > fileLimits.unpackedBytes)
    throw tooLarge(
      `文件解压后达 ${Math.ceil(total / megabyte)} MB，最多 ${most} MB。请删去图片和其他工作表，只留名单。`,
      `Unpacked, the file takes ${Math.ceil(total / megabyte)} MB; at most ${most} MB are read. Delete pictures and other sheets; keep the roster only.`,
    )
  const bomb = parts.find(({ packed, unpacked }) => unpacked > megabyte && unpacked > packed * fileLimits.ratio)
  if (bomb !== undefined)
    throw unreadable(
      `文件中有一个部件压缩超过 ${fileLimits.ratio} 倍，正常的名单不会这样。请把名单复制到新文件中再上传。`,
      `A part of the file is packed more than ${fileLimits.ratio} times, which no roster is. Copy the roster into a new file and upload that.`,
    )
}

/** The refusal of a file under a password. */
export function encrypted() {
  return unreadable(
    '文件设有打开密码。请在 Excel 或 WPS 中取消密码，另存为 .xlsx 后再上传。',
    'The file is under a password. Take the password off in Excel or WPS, save it as .xlsx and upload it again.',
  )
}
