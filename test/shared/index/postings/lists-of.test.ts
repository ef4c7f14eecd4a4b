import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factsOf } from '../../../../shared/index/columns/facts-of.ts'
import { decodeDocument, encodeDocument } from '../../../../shared/index/postings/document.ts'
import { seatLetters } from '../../../../shared/index/postings/families/seat-code.ts'
import { listSchema } from '../../../../shared/index/postings/list-schema.ts'
import { listsOf } from '../../../../shared/index/postings/lists-of.ts'
import type { Profile } from '../../../../shared/index/profile.ts'
import { organizationForms } from '../../../../shared/vocabulary/organization-forms.ts'
import { roleClasses } from '../../../../shared/vocabulary/role-classes.ts'
import { today } from '../../../support/clock.ts'
import { World } from '../../../support/profiles.ts'
import { runs } from '../../../support/property.ts'
import { someOfTheCrowd } from '../../../support/random-profiles.ts'

const moment = { day: today, epoch: today }
const lists = (profile: Profile) => listsOf({ kind: 'person', facts: factsOf(profile) }, moment)

describe('the lists of a person', () => {
  const world = new World()
  const society = world.society('province', '440000', '广东省某学会')
  const sitting = world.session(society, { number: 12, start: '2024-05-01', end: '2029-04-30' })

  test('are these for this person and schema: another meaning of the lists needs another number of the schema', () => {
    const person = world.profile({
      person: {
        names: [{ text: '王伟', kind: 'official' }],
        birth: '1970-05-01',
        gender: '2',
        workplace: { country: 'CN', region: '440106' },
        nativePlace: '430102',
        professionalTitle: '011',
        disciplines: ['5202010'],
        languages: ['en'],
      },
      posts: [{ post: world.post(society, 'chair'), session: sitting, nature: 'part-time' }],
      honours: [{ honour: 'young-talent-lift', year: 2020 }],
    })
    expect(listSchema).toBe(2)
    expect(lists(person).filter((list) => !list.startsWith('n'))).toMatchInlineSnapshot(`
      [
        "*|0-everybody",
        "D|520",
        "H|young-talent-lift",
        "R|440000",
        "Y|1970",
        "b|1970q2",
        "d/520|5202010",
        "g|2",
        "ht|national",
        "h|young-talent-lift.2020.0",
        "i|?",
        "j|?",
        "k|senior",
        "l|en",
        "m/org_0000000000000001|c=ay12",
        "o/43|430100d",
        "p/chair|ca44by?b?1d",
        "pa/chair|ab440000y",
        "pc|001-1",
        "pk/society|44by",
        "q|?",
        "r/44|440106",
        "t|011",
        "w|?",
        "y|1970",
        "z|generated",
      ]
    `)
  })

  test('say of a language other than English that there is one, and of English nothing more', () => {
    const of = (languages: readonly string[]) =>
      lists(world.profile({ person: { languages: [...languages] } })).filter((list) => list.startsWith('l|'))
    expect([of([]), of(['en', 'ja']), of(['ja'])]).toEqual([[], ['l|en', 'l|ja'], ['l|+', 'l|ja']])
  })

  test('are those of their status: whoever has died is in none of the living', () => {
    const dead = lists(world.profile({ person: { status: 'deceased', gender: '2' } }))
    const living = lists(world.profile({ person: { gender: '2' } }))
    expect(dead.filter((list) => living.includes(list)).every((list) => /^n/.test(list))).toBe(true)
    expect(dead).toContain('dead/g|2')
  })

  test('name no partition or code that would break a sort key', () => {
    fc.assert(
      fc.property(someOfTheCrowd, (profiles) => {
        for (const profile of profiles) for (const list of lists(profile)) expect(list).toMatch(/^[^|#]+\|[^|#]+$/)
      }),
      runs(50),
    )
  })
})

describe('letters of codes', () => {
  test('keep their places: a list of codes may grow at its end only', () => {
    expect(seatLetters.kind.of('body')).toBe('g')
    expect(seatLetters.level.of('township')).toBe('e')
    expect(seatLetters.nature.of('acting')).toBe('f')
    expect(seatLetters.status.of('ended')).toBe('e')
    expect(
      roleClasses
        .entries()
        .map(({ code }) => seatLetters.role.of(code))
        .join(''),
    ).toBe('abcdefghijklmnopqrstuvwxyzA')
    expect(organizationForms.entries().map(({ code }) => code)).toMatchInlineSnapshot(`
      [
        "enterprise-association",
        "university-association",
        "institute-association",
        "park-association",
        "new-sector-association",
        "overseas-association",
        "haizhi-base",
        "haizhi-workstation",
        "scientists-home",
        "overseas-office",
        "offshore-base",
        "university",
        "hospital",
        "school",
        "agro-station",
        "research-institute",
        "company",
        "government",
        "museum",
        "party-school",
        "committee",
        "leading-group",
        "party-group",
        "party-committee",
        "office",
        "faculty",
      ]
    `)
    expect(seatLetters.role.from(seatLetters.role.of('chair'))).toBe('chair')
  })
})

describe('a document in bytes', () => {
  test('is the document again', () => {
    fc.assert(
      fc.property(someOfTheCrowd, (profiles) => {
        for (const profile of profiles) {
          const document = { kind: 'person', facts: factsOf(profile) } as const
          const again = decodeDocument(encodeDocument(document))
          expect(JSON.stringify(again)).toBe(JSON.stringify(document))
          expect(listsOf(again, moment)).toEqual(listsOf(document, moment))
        }
      }),
      runs(50),
    )
  })
})
