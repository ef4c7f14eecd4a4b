import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { personalConsent } from '../../../shared/domain/personal-consent.ts'
import { mayShare } from '../../../shared/domain/sharing.ts'
import { lawfulBases } from '../../../shared/vocabulary/lawful-bases.ts'
import { daysFrom } from '../../support/clock.ts'
import { drawnPrivacy } from '../../support/drawn-privacy.ts'
import { runs } from '../../support/property.ts'

const consents = fc.array(
  drawnPrivacy.consent.map((raw) => personalConsent.parse(JSON.parse(JSON.stringify(raw)))),
  { minLength: 1, maxLength: 5 },
)
const day = fc.constantFrom(...daysFrom('2026-01-30', '2026-03-04'), '2036-12-31', '2037-01-01')

test('a record that rests on consent is shared just while a separate one to passing on to this very recipient holds, others always', () => {
  fc.assert(
    fc.property(
      consents,
      day,
      fc.constantFrom(...lawfulBases.entries().map(({ code }) => code)),
      (given, on, basis) => {
        const [first] = given
        if (first?.recipientId === undefined) throw new Error('nothing drawn')
        const { recipientId, purpose } = first
        let held = false
        for (const each of given) {
          if (each.recipientId !== recipientId || each.purpose !== purpose) continue
          if (each.kind !== 'pass-on' && each.kind !== 'abroad') continue
          if (each.withdrawn !== undefined) continue
          if (on >= each.givenOn && on <= each.expiresOn) held = true
        }
        expect(mayShare({ basis }, given, recipientId, purpose, on)).toBe(basis !== 'consent' || held)
      },
    ),
    runs(300),
  )
})
