import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { cursorsFor, makeCursors, positionSchema } from '../../../shared/table/cursor.ts'

const cursors = makeCursors('secret')
const position = { key: { PK: 'P#per_1', SK: 'A', GS1PK: 'N#郭姣', GS1SK: '𬭎' } }
const query = { path: '/v1/people', filters: { region: '440000' }, sort: 'name' }
const sealed = cursors.seal(position, query)
const open = (text: string, of: unknown = query, by = cursors) => by.open(text, of, positionSchema)

describe('a cursor', () => {
  test('opens to the position that was sealed, for the same query', () => {
    expect(open(sealed)).toEqual(position)
  })

  test('is another text each time and does not show what it holds', () => {
    expect(cursors.seal(position, query)).not.toBe(sealed)
    expect(sealed).toMatch(/^[A-Za-z0-9_-]+$/)
    expect(Buffer.from(sealed, 'base64url').includes('per_1')).toBe(false)
  })

  test('with any bit of any byte flipped is refused', () => {
    const bytes = Buffer.from(sealed, 'base64url')
    for (let at = 0; at < bytes.length; at++)
      for (let bit = 0; bit < 8; bit++) {
        const forged = Buffer.from(bytes)
        forged.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at)
        expect(() => open(forged.toString('base64url'))).toThrow('invalid-cursor')
      }
  })

  test('cut short or made longer is refused', () => {
    const bytes = Buffer.from(sealed, 'base64url')
    for (let length = 0; length < bytes.length; length++)
      expect(() => open(bytes.subarray(0, length).toString('base64url'))).toThrow('invalid-cursor')
    expect(() => open(Buffer.concat([bytes, Buffer.from([0])]).toString('base64url'))).toThrow('invalid-cursor')
  })

  test.each(['', 'x', '游标', '%00', '{"key":{}}', 'AAAA'.repeat(100)])('made up as %j is refused', (text) => {
    expect(() => open(text)).toThrow('invalid-cursor')
  })

  test.each([
    ['other filters', { ...query, filters: { region: '440300' } }],
    ['another sort', { ...query, sort: 'date' }],
    ['no query at all', {}],
  ])('of %s is refused', (_, other) => {
    expect(() => open(sealed, other)).toThrow('invalid-cursor')
  })

  test('under another secret is refused', () => {
    expect(() => open(sealed, query, makeCursors('other'))).toThrow('invalid-cursor')
  })

  test('sealed before the secret was changed still opens, and not once it was changed twice', () => {
    const changed = makeCursors('new', 'secret')
    expect(open(sealed, query, changed)).toEqual(position)
    expect(open(changed.seal(position, query), query, makeCursors('newest', 'new'))).toEqual(position)
    expect(() => open(sealed, query, makeCursors('newest', 'new'))).toThrow('invalid-cursor')
    expect(() => open(changed.seal(position, query))).toThrow('invalid-cursor')
  })

  test('of one principal opens for no other, nor without a principal', () => {
    const [mine, theirs] = ['user:a', 'user:b'].map((id) => cursorsFor(cursors, id))
    const own = mine?.seal(position, query) ?? ''
    expect(open(own, query, mine)).toEqual(position)
    expect(() => open(own, query, theirs)).toThrow('invalid-cursor')
    expect(() => open(own)).toThrow('invalid-cursor')
    expect(() => open(sealed, query, mine)).toThrow('invalid-cursor')
  })

  test('that holds something else than a position is refused', () => {
    expect(() => open(cursors.seal({ offset: 10 }, query))).toThrow('invalid-cursor')
    expect(cursors.open(cursors.seal(7, query), query, z.int())).toBe(7)
  })
})
