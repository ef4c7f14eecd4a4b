import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { simplified } from '../../../shared/names/character-forms.ts'
import { folded } from '../../../shared/names/fold.ts'
import { personNameLists } from '../../../shared/names/name-lists.ts'
import { runs } from '../../support/property.ts'
import { personHit } from './listed.ts'

const lengths = (...names: string[]) => personNameLists(names).filter((list) => list.startsWith('nl|'))

describe('the lists of a person', () => {
  it('are these for one Chinese name', () => {
    expect(personNameLists(['王建国']).toSorted()).toEqual(
      ['nh0|王', 'nh1|建', 'nh2|国', 'nl|3', 'ns0|wang', 'ns1|jian', 'ns2|guo'].toSorted(),
    )
  })

  it('name the character of a reading where there are several Han names', () => {
    const syllables = personNameLists(['王建', '李平']).filter((list) => list.startsWith('ns'))
    expect(syllables).toEqual(expect.arrayContaining(['ns0|wang-王', 'ns1|jian-建', 'ns0|li-李', 'ns1|ping-平']))
    expect(syllables.every((list) => list.includes('-'))).toBe(true)
  })

  it('hold every length of their Han names in characters, dots and spaces apart', () => {
    expect(lengths('𠮷田')).toEqual(['nl|2'])
    expect(lengths('迪丽努尔·阿孜')).toEqual(['nl|6'])
    expect(lengths('王建国', '王建國', '李平', 'Li Ping')).toEqual(['nl|3', 'nl|2'])
    expect(lengths('约翰·F·肯尼迪', '王'.repeat(25))).toEqual([])
  })

  it('tell a whole Han name of somebody with no other from a beginning', () => {
    const han = fc
      .array(fc.constantFrom(...'王国國发發髮建'), { minLength: 1, maxLength: 5 })
      .map((all) => all.join(''))
    const plain = (text: string) => simplified(folded(text))
    let whole = 0
    fc.assert(
      fc.property(han, han, (name, text) => {
        const hit = personHit([name, 'John Smith'], text)
        expect(hit?.tier === 'whole').toBe(plain(name) === plain(text))
        if (hit?.tier === 'whole') whole++
        expect(hit === undefined || hit.sure || hit.match === undefined || [...name].length > 4).toBe(true)
      }),
      runs(3000),
    )
    expect(whole).toBeGreaterThan(30)
  })
})
