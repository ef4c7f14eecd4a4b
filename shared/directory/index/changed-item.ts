/** An item of the table before and after a change, as the stream shows it: attribute values with their types (`{ S: … }`). */
export type ChangedItem = {
  readonly PK: string
  readonly SK: string
  readonly before: Image | undefined
  readonly after: Image | undefined
}

/** Attribute values by name. */
export type Image = Readonly<Record<string, unknown>>

/** The text of an attribute; undefined where it is missing or no text. */
export function textOf(image: Image | undefined, attribute: string): string | undefined {
  const value = image?.[attribute]
  return typeof value === 'object' && value !== null && 'S' in value && typeof value.S === 'string'
    ? value.S
    : undefined
}
