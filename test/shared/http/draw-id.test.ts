import { expect, test } from 'vitest'
import { makeIds } from '../../../shared/domain/ids.ts'
import { drawId } from '../../../shared/http/draw-id.ts'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

test('an id has 80 bits of chance: sixteen characters, each of them any of 32, none likelier than another', () => {
  const draws = Array.from({ length: 20_000 }, () => drawId(16))
  expect(new Set(draws).size).toBe(draws.length)
  for (let at = 0; at < 16; at++) {
    const counts = new Map([...alphabet].map((each) => [each, 0]))
    for (const draw of draws) counts.set(draw.charAt(at), (counts.get(draw.charAt(at)) ?? Number.NaN) + 1)
    expect(counts.size).toBe(32)
    // 625 expected, standard deviation 25: eight of them either way.
    for (const [each, count] of counts) expect([at, each, Math.abs(count - 625) < 200]).toEqual([at, each, true])
  }
})

test('what has an id of its own is drawn whole, what lies with something adds 50 bits to its owner’s', () => {
  const lengths: number[] = []
  const ids = makeIds((length) => {
    lengths.push(length)
    return '0'.repeat(length)
  })
  const [organization, person] = [ids.organization(), ids.person()]
  for (const draw of [ids.activity, ids.referral, ids.import]) draw()
  expect(lengths).toEqual([16, 16, 16, 16, 16])
  lengths.length = 0
  for (const draw of [ids.post, ids.session, ids.relation]) draw(organization)
  for (const draw of [ids.membership, ids.honour, ids.affiliation, ids.engagement, ids.ruling]) draw(person)
  expect(lengths).toEqual(Array.from({ length: 8 }, () => 10))
})
