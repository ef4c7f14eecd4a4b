import { pairs } from './compiled/character-forms.ts'

/** The form in which names are compared: simplified where a character has a simplified form (發 and 髮 both give 发). */
export function simplified(text: string): string {
  return Array.from(text, (character) => tables().simple.get(character) ?? character).join('')
}

/** Every character with the same simplified form as this one, itself first. */
export function formsOf(character: string): readonly string[] {
  const base = tables().simple.get(character) ?? character
  return [...new Set([character, base, ...(tables().traditional.get(base) ?? [])])]
}

/** A traditional character's simplified form, and a simplified one's traditional forms. */
type Tables = {
  readonly simple: ReadonlyMap<string, string>
  readonly traditional: ReadonlyMap<string, readonly string[]>
}

let read: Tables | undefined

/** Read on first use: a request that searches no name does not pay for it. */
function tables() {
  if (read !== undefined) return read
  const simple = new Map<string, string>()
  const traditional = new Map<string, string[]>()
  let to: string | undefined
  for (const character of pairs) {
    if (to === undefined) {
      to = character
      continue
    }
    simple.set(character, to)
    const others = traditional.get(to)
    if (others === undefined) traditional.set(to, [character])
    else others.push(character)
    to = undefined
  }
  read = { simple, traditional }
  return read
}
