import type { Files } from '../../store/files.ts'
import type { Table } from '../../table/client.ts'
import { scanOnce } from '../../table/scan-once.ts'
import { textOf } from './text-of.ts'

/** Where one of the values was found: the keys of an item, or of a file. */
export type Remnant = { readonly value: string; readonly at: string }

/**
 * Looks for values in every item of the table, keys and binary attributes included, and in the files of these keys: what is left of somebody who was erased.
 * Reads the whole table; for commands and tests.
 */
export async function verifyErased(
  table: Table,
  files: { readonly files: Files; readonly keys: readonly string[] },
  values: readonly string[],
): Promise<Remnant[]> {
  const left: Remnant[] = []
  const search = (text: string, at: string) => {
    for (const value of values) if (text.includes(value)) left.push({ value, at })
  }
  let after: Readonly<Record<string, string>> | undefined
  do {
    const { items, next } = await scanOnce(table, after)
    for (const item of items) search(textOf(item), `${String(item.PK)} ${String(item.SK)}`)
    after = next
  } while (after !== undefined)
  for (const key of files.keys) {
    const bytes = await files.files.get(key)
    if (bytes !== undefined) search(textOf(bytes), key)
  }
  return left
}
