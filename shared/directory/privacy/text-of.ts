import { decodeDocument } from '../../index/postings/document.ts'

/** Keys, values and bytes of an item as text, strings as they are and not as JSON writes them: what values are looked for in. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof Uint8Array) return `${asText(value)}\n${documentIn(value)}`
  if (Array.isArray(value)) return value.map(textOf).join('\n')
  if (value instanceof Set) return [...value].map(textOf).join('\n')
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .map(([name, each]) => `${name}\n${textOf(each)}`)
    .join('\n')
}

/** What a card of the index says, which is packed; nothing for bytes of another kind. */
function documentIn(bytes: Uint8Array): string {
  try {
    return textOf(decodeDocument(bytes))
  } catch {
    return ''
  }
}

function asText(bytes: Uint8Array): string {
  return `${new TextDecoder().decode(bytes)}\n${new TextDecoder('latin1').decode(bytes)}`
}
