import * as z from 'zod'
import { identity } from '../../domain/identity-number.ts'
import type { Workbook } from '../../spreadsheet/workbook.ts'
import type { Files } from '../../store/files.ts'

/** A file that was uploaded, or, where identity numbers were taken out of it, the workbook that is left. */
export type KeptFile = { readonly bytes: Uint8Array } | { readonly workbook: Workbook }

/** Where the workbook lies that has taken the place of an uploaded file. */
function keyBeside(key: string): string {
  return `${key}-read`
}

/** Reads what is kept of an upload; undefined where it is past its time. */
export async function readKept(files: Files, key: string): Promise<KeptFile | undefined> {
  const read = await files.get(keyBeside(key))
  if (read !== undefined) {
    const { encoding, ...workbook } = kept.parse(JSON.parse(new TextDecoder().decode(read)))
    return { workbook: encoding === undefined ? workbook : { ...workbook, encoding } }
  }
  const bytes = await files.get(key)
  return bytes === undefined ? undefined : { bytes }
}

/** Keeps a workbook in the place of the file that it was read from, which goes at once. */
export async function keepInPlace(files: Files, key: string, workbook: Workbook): Promise<void> {
  await files.put(keyBeside(key), new TextEncoder().encode(JSON.stringify(workbook)))
  await files.remove(key)
}

/** Takes away all that is kept of an upload. */
export async function removeKept(files: Files, key: string): Promise<void> {
  await files.remove(key)
  await files.remove(keyBeside(key))
}

const says = { birth: z.string(), gender: z.enum(['1', '2']) }
const hidden = z.union([
  z.strictObject({ ...says, hash: identity.shape.hash }),
  z.strictObject({
    fault: z.enum(['old', 'rounded', 'check', 'birth', 'other', 'form']),
    says: z.strictObject(says).optional(),
  }),
])
const cell = z.union([
  z.strictObject({
    kind: z.enum(['text', 'date', 'boolean', 'error']),
    text: z.string(),
    identity: hidden.optional(),
  }),
  z.strictObject({ kind: z.literal('number'), text: z.string(), number: z.number() }),
])

/** JSON has null where a row has a blank cell. */
const cells = z.array(z.union([cell, z.null().transform(() => undefined)]))
const area = z.strictObject({ top: z.int(), left: z.int(), bottom: z.int(), right: z.int() })
const kept = z.strictObject({
  kind: z.enum(['xlsx', 'csv']),
  encoding: z.enum(['utf-8', 'gb18030', 'utf-16le', 'utf-16be']).optional(),
  sheets: z.array(
    z.strictObject({
      name: z.string(),
      hidden: z.boolean(),
      rows: z.array(z.strictObject({ row: z.int(), cells })),
      merged: z.array(area),
    }),
  ),
})
