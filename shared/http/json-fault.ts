const space = /[\t\n\r ]*/y
const string = /"[ !#-[\]-\u{10ffff}]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\u{10ffff}]*)*"/u
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/
const token = new RegExp(`(?:[{}[\\],:]|${string.source}|${scalar.source})${space.source}`, 'uy')

type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing'

/**
 * Offset of the first token that is not JSON (RFC 8259), the text's length when it breaks off, or undefined when all is well. Engines
 * word their own messages as they like and often leave the position out.
 */
export function jsonFaultAt(text: string): number | undefined {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'value'
  let at = after(space, text, 0)
  const afterValue = (): Expected => (open.length === 0 ? 'nothing' : 'comma or end')
  while (at < text.length) {
    const inKey = expected === 'key' || expected === 'key or end'
    const wantsValue = expected === 'value' || expected === 'value or end'
    const end = after(token, text, at)
    const first = text.charAt(at)
    if (end === at) return at
    if (first === '{' && wantsValue) {
      open.push('{')
      expected = 'key or end'
    } else if (first === '[' && wantsValue) {
      open.push('[')
      expected = 'value or end'
    } else if (first === '}' && open.at(-1) === '{' && (expected === 'key or end' || expected === 'comma or end')) {
      open.pop()
      expected = afterValue()
    } else if (first === ']' && open.at(-1) === '[' && (expected === 'value or end' || expected === 'comma or end')) {
      open.pop()
      expected = afterValue()
    } else if (first === ',' && expected === 'comma or end') expected = open.at(-1) === '{' ? 'key' : 'value'
    else if (first === ':' && expected === 'colon') expected = 'value'
    else if (first === '"' && inKey) expected = 'colon'
    else if (!'{}[],:'.includes(first) && wantsValue) expected = afterValue()
    else return at
    at = end
  }
  return expected === 'nothing' ? undefined : text.length
}

/** Line and column of an offset, both counted from 1. */
export function lineAndColumn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/)
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}
