import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { type ListId, listId } from '../../index/postings/list.ts'

/** Names of lists in bytes: lines, deflated. */
export function encodeLists(lists: readonly ListId[]): Uint8Array {
  return deflateRawSync(lists.join('\n'))
}

/** The names of lists in an attribute; none where there is no attribute. */
export function decodeLists(bytes: unknown): readonly ListId[] {
  if (!(bytes instanceof Uint8Array)) return []
  return inflateRawSync(bytes)
    .toString()
    .split('\n')
    .map((line) => {
      const at = line.indexOf('|')
      return listId(line.slice(0, at), line.slice(at + 1))
    })
}
