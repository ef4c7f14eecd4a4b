/** What an item takes as DynamoDB counts it, in bytes: names and values of its attributes, as far as the index uses them. */
export function itemBytes(item: Readonly<Record<string, unknown>>): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0)
}

function valueBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (typeof value === 'boolean') return 1
  if (value instanceof Uint8Array) return value.length
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return numberBytes(value)
  throw new TypeError(`a ${typeof value} in an item of the index`)
}

/** A byte for every two digits, counted in pairs from the point, but not for zeros at the end; and one more. */
function numberBytes(value: number): number {
  const digits = String(value)
  const pairs = digits.padStart(digits.length + (digits.length % 2), '0').replace(/(00)+$/, '')
  return pairs.length / 2 + 1
}
