import * as z from 'zod'
import { line } from '../domain/text.ts'
import { valuesOf } from './code-list.ts'
import { searchLimits } from './limits.ts'

/** The form in which texts are compared: NFKC, lower case, without spaces and the middle dots of names. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·•・‧∙]+/gu, '')
}

/** A text that must occur inside another, folded. */
export const fragment = line(searchLimits.textLength).transform(folded).pipe(z.string().min(1))

/** Texts of which any one must occur. */
export const fragments = valuesOf(fragment)

/** Whether any of the folded `wanted` occurs in the folded `text`. */
export function holdsText(text: string, wanted: readonly string[]): boolean {
  return wanted.some((each) => text.includes(each))
}
