import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factsOf } from '../../../../shared/index/columns/facts-of.ts'
import { ordinalAt, organizationByte, shelfOf, shelfSize } from '../../../../shared/index/postings/shelf.ts'
import type { Profile } from '../../../../shared/index/profile.ts'
import { World } from '../../../support/profiles.ts'
import { runs } from '../../../support/property.ts'

const world = new World()
const shelfFor = (person: Partial<Profile['person']>) =>
  shelfOf({ kind: 'person', facts: factsOf(world.profile({ person })) })
const byteOf = (ordinal: number) => Math.floor(ordinal / 2 ** 24)

describe('the shelf of a document', () => {
  test('puts the province of work into the first byte of the ordinals', () => {
    const at = (workplace: Profile['person']['workplace']) => byteOf(ordinalAt(shelfFor({ workplace }), 0))
    expect([
      at({ country: 'CN', region: '440106' }),
      at({ country: 'HK' }),
      at({ country: 'US' }),
      at(undefined),
    ]).toEqual([44, 81, 1, 0])
    const organization = shelfOf({ kind: 'organization', facts: { id: 'org_1', names: [] } })
    expect(byteOf(ordinalAt(organization, shelfSize - 1))).toBe(organizationByte)
  })

  test('tells women, and senior and associate titles, from all others', () => {
    const shelves = ['1', '2', undefined].flatMap((gender) =>
      ['011', '012', '013', undefined].map((professionalTitle) => shelfFor({ gender, professionalTitle })),
    )
    expect(shelves).toEqual([2, 1, 0, 0, 5, 4, 3, 3, 2, 1, 0, 0])
  })
})

describe('ordinals', () => {
  const place = fc.tuple(fc.integer({ min: 0, max: 256 * 6 - 1 }), fc.integer({ min: 0, max: shelfSize - 1 }))

  test('are those of one place in one shelf', () => {
    fc.assert(
      fc.property(place, place, ([shelf, nth], [other, otherNth]) => {
        const ordinal = ordinalAt(shelf, nth)
        expect(byteOf(ordinal)).toBe(Math.floor(shelf / 6))
        expect(ordinal === ordinalAt(other, otherNth)).toBe(shelf === other && nth === otherNth)
      }),
      runs(200),
    )
  })

  test('of a shelf ascend, and follow each other within what a partition of cards holds', () => {
    fc.assert(
      fc.property(place, ([shelf, nth]) => {
        const first = nth - (nth % 1024)
        expect(ordinalAt(shelf, nth) - ordinalAt(shelf, first)).toBe(nth - first)
        expect(ordinalAt(shelf, first) % 1024).toBe(0)
        expect(ordinalAt(shelf, nth + 1)).toBeGreaterThan(ordinalAt(shelf, nth))
      }),
      runs(200),
    )
  })

  test('of a province lie close together while its shelves are', () => {
    const last = Array.from({ length: 6 }, (_, at) => ordinalAt(44 * 6 + at, 9999))
    expect(Math.max(...last) - 44 * 2 ** 24).toBeLessThan(6 * 10 * 1024)
  })
})
