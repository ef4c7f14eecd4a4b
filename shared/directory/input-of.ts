import type * as z from 'zod'

/** What a user said of a stored thing: only the fields of its input schema, as they would be sent again. */
export function inputOf(schema: z.ZodObject, stored: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields = Object.keys(schema.shape).filter((field) => stored[field] !== undefined)
  return Object.fromEntries(fields.map((field) => [field, stored[field]]))
}

/** The stored thing with all it says of the input's fields replaced by `input`: a field that is left out there is gone. */
export function replaced<T extends object>(schema: z.ZodObject, stored: T, input: Partial<T>): T {
  const kept = { ...stored }
  for (const field of Object.keys(schema.shape)) Reflect.deleteProperty(kept, field)
  return { ...kept, ...input }
}
