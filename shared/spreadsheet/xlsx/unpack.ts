import { crc32, inflateRawSync } from 'node:zlib'
import { damaged } from '../unreadable-file.ts'
import type { ZipPart } from './gate.ts'

/** The text of a part, which must be UTF-8. No more memory is taken than the directory says, and a part that says wrong is refused. */
export function unpackText(bytes: Uint8Array, part: ZipPart): string {
  const unpacked = unpack(bytes, part)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(unpacked)
  } catch {
    throw damaged(`部件 ${part.name} 不是 UTF-8 文本`, `its part ${part.name} is no UTF-8 text`)
  }
}

function unpack(bytes: Uint8Array, part: ZipPart): Uint8Array {
  const packed = bytes.subarray(part.start, part.start + part.packed)
  const unpacked = part.deflated ? inflate(packed, part) : packed
  if (unpacked.length !== part.unpacked || crc32(unpacked) !== part.crc) throw contradicted(part)
  return unpacked
}

function inflate(packed: Uint8Array, part: ZipPart): Uint8Array {
  try {
    // The bound holds while unpacking: a part that is larger than it says stops there.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, part.unpacked) })
  } catch {
    throw contradicted(part)
  }
}

const contradicted = ({ name }: ZipPart) =>
  damaged(
    `部件 ${name} 的内容与其声明的大小或校验和不符`,
    `its part ${name} is not of the size or checksum that it declares`,
  )
