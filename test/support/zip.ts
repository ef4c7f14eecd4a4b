import { crc32, deflateRawSync } from 'node:zlib'

/** A file to put into a ZIP, and what its directory is to say of it where that is to be wrong. */
export type ZipEntry = {
  readonly name: string
  readonly content: string | Uint8Array
  readonly stored?: boolean
  readonly declared?: number
  readonly crc?: number
  /** The local header's name, where it is another. */
  readonly localName?: string
  /** Where the directory says the entry begins, where that is elsewhere. */
  readonly offset?: number
  readonly flags?: number
  readonly method?: number
}

/** A ZIP of these entries, in so far as they are honest a right one; `tail` bytes follow it. */
export function zip(entries: readonly ZipEntry[], { count = entries.length, tail = '' } = {}): Uint8Array {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const content = Buffer.from(entry.content)
    const packed = entry.stored ? content : deflateRawSync(content)
    const size = entry.declared ?? content.length
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(entry.flags ?? 0x800, 2)
    fields.writeUInt16LE(entry.method ?? (entry.stored ? 0 : 8), 4)
    fields.writeUInt32LE(entry.crc ?? crc32(content), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(size, 18)
    const name = Buffer.from(entry.name)
    const localName = Buffer.from(entry.localName ?? entry.name)
    fields.writeUInt16LE(localName.length, 22)
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), fields, localName, packed])
    fields.writeUInt16LE(name.length, 22)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(entry.offset ?? offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, rest, name]))
    bodies.push(body)
    offset += body.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(count, 4)
  end.writeUInt16LE(count, 6)
  end.writeUInt32LE(list.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...bodies, list, Buffer.from('PK\x05\x06'), end, Buffer.from(tail)])
}
