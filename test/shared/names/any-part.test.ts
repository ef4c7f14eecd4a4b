import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { simplified } from '../../../shared/names/character-forms.ts'
import { folded } from '../../../shared/names/fold.ts'
import { runs } from '../../support/property.ts'
import { organizationHit, personHit } from './listed.ts'

describe('any part of any name', () => {
  const character = fc.constantFrom(...'王建国國军軍单单于吉𠮷𬭎鋐发發髮欧阳明小')
  const han = fc.array(character, { minLength: 1, maxLength: 9 }).map((all) => all.join(''))
  const dotted = fc.tuple(han, fc.constantFrom('·', '•', '‧', '・', ' · '), han).map((parts) => parts.join(''))
  const mixed = fc.tuple(han, fc.constantFrom('A', 'b2', 'é', '（', '-'), han).map((parts) => parts.join(''))
  const names = fc.array(fc.oneof({ weight: 3, arbitrary: han }, dotted, mixed), { minLength: 1, maxLength: 3 })
  const texts = fc.oneof(
    han,
    fc.array(character, { minLength: 2, maxLength: 3 }).map((all) => all.join('')),
  )
  const plain = (text: string) => simplified(folded(text))

  it.each([
    ['a person', personHit],
    ['an organization', organizationHit],
  ])('finds %s', (_, hit) => {
    fc.assert(
      fc.property(names, fc.nat(), fc.nat(), fc.nat(), (all, which, from, length) => {
        const name = [...folded(all[which % all.length] ?? '')]
        const part = name.slice(from % name.length).slice(0, 1 + (length % name.length))
        fc.pre(part.some((each) => /\p{Script=Han}/u.test(each)))
        expect(hit(all, part.join(''))?.match).toBeDefined()
      }),
      runs(2000),
    )
  })

  it.each([
    ['a person', personHit],
    ['an organization', organizationHit],
  ])('is what a text must be to find %s: certain exactly where the lists say so', (_, hit) => {
    let certain = 0
    let refuted = 0
    fc.assert(
      fc.property(names, texts, (all, text) => {
        const holds = all.some((name) => plain(name).includes(plain(text)))
        const found = hit(all, text)
        expect(found?.match !== undefined).toBe(holds)
        if (found?.sure) expect(holds).toBe(true)
        if (found?.match?.extent === 'whole') expect(all.some((name) => plain(name) === plain(text))).toBe(true)
        if (found?.sure) certain++
        if (found !== undefined && !holds) refuted++
      }),
      runs(5000),
    )
    expect(certain).toBeGreaterThan(100)
    expect(refuted).toBeGreaterThan(3)
  })
})
