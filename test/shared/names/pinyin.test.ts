import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { matchOf } from '../../../shared/names/name-match.ts'
import { parseNameQuery } from '../../../shared/names/name-query.ts'
import { personTiers } from '../../../shared/names/person-tiers.ts'
import { readingsOfPerson } from '../../../shared/names/readings.ts'
import { runs } from '../../support/property.ts'
import { personHit } from './listed.ts'

const finds = (names: readonly string[], text: string) => personHit(names, text)?.match
const surnames = z.array(z.object({ surname: z.string(), expected: z.string(), also_accepted: z.string() })).parse(
  parse(readFileSync(join(import.meta.dirname, '../../../shared/names/lists/surname-readings.csv')), {
    columns: true,
  }),
)

describe('surnames with readings of their own', () => {
  const readings = surnames.flatMap(({ surname, expected, also_accepted: also }) =>
    [expected, also].filter((reading) => reading !== '').map((reading) => [surname, reading] as const),
  )

  it('are all in the list', () => {
    expect([surnames.length, readings.length]).toEqual([102, 124])
  })

  it.each(readings)(
    '%s is found as %s, with its tone and without, with the given name and by initials',
    (surname, reading) => {
      const plain = reading.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
      const name = `${surname}文明`
      const initial = plain.charAt(0)
      for (const text of [
        reading,
        plain,
        `${reading} wén míng`,
        `${plain}wenming`,
        `${plain.toUpperCase()} Wenming`,
        `Wenming ${plain}`,
        initial,
      ])
        expect(finds([name], text), text).toMatchObject({ name })
      expect(finds([surname], plain)).toMatchObject({ name: surname, extent: 'whole', by: 'pinyin' })
    },
  )

  it.each([
    ['单于明', 'chanyuming'],
    ['单于明', 'shan yuming'],
    ['尉迟恭', 'yuchigong'],
    ['尉迟恭', 'weichigong'],
    ['長孫無忌', 'zhangsunwuji'],
    ['欧阳修', 'oyx'],
    ['万俟卨', 'mqx'],
  ])('%s, which could be either kind, is found as %s', (name, text) => {
    expect(finds([name], text)).toMatchObject({ name })
  })

  it('are no surnames in a name of several parts', () => {
    expect(finds(['查尔斯·达尔文'], 'chaersi')).toMatchObject({ by: 'pinyin' })
    expect(finds(['查尔斯'], 'chaersi')).toBeUndefined()
  })
})

describe('pinyin', () => {
  it.each([
    ['王建国', 'wangjianguo', 'pinyin', 'whole'],
    ['王建国', 'wáng jiàn guó', 'pinyin', 'whole'],
    ['王建国', 'wang2 jian4 guo2', 'pinyin', 'whole'],
    ['王建国', 'WANG Jian-guo', 'pinyin', 'whole'],
    ['王建国', 'Wang, Jianguo', 'pinyin', 'whole'],
    ['王建国', 'wangj', 'pinyin', 'prefix'],
    ['王建国', 'wang jg', 'pinyin', 'prefix'],
    ['王建国', 'wangjg', 'pinyin', 'prefix'],
    ['王建国', 'wangjiang', 'pinyin', 'prefix'],
    ['王建国', 'wjg', 'initials', 'prefix'],
    ['王建国', 'wj', 'initials', 'prefix'],
    ['王建国', 'w', 'initials', 'prefix'],
    ['王建国', 'jianguo wang', 'pinyin', 'inside'],
    ['张志华', 'zhzhh', 'initials', 'prefix'],
    ['张志华', 'zzh', 'initials', 'prefix'],
    ['吕布', 'lü bu', 'pinyin', 'whole'],
    ['吕布', 'lvbu', 'pinyin', 'whole'],
    ['吕布', 'lyu bu', 'pinyin', 'whole'],
    ['何西安', "he xi'an", 'pinyin', 'whole'],
    ['何西安', 'hexian', 'pinyin', 'whole'],
    ['何先', 'hexian', 'pinyin', 'whole'],
    ['安', 'an', 'pinyin', 'whole'],
    ['𠮷田', 'jitian', 'pinyin', 'whole'],
    ['李𬭎', 'lihong', 'pinyin', 'whole'],
    ['葉劍英', 'yejianying', 'pinyin', 'whole'],
    ['重长行', 'chongzhanghang', 'pinyin', 'whole'],
  ])('finds %s by %s', (name, text, by, extent) => {
    expect(personHit([name], text)).toMatchObject({ sure: true, match: { name, by, extent } })
  })

  it.each([
    ['王建国', 'jianguo'],
    ['王建国', 'wangguo'],
    ['王建国', 'wangjianguoa'],
    ['何先', "he xi'an"],
    ['王建国', 'wjx'],
    ['王建国', 'guojian wang'],
  ])('does not find %s by %s', (name, text) => {
    expect(finds([name], text)).toBeUndefined()
  })

  it.each([
    ['王建', 'wangjian', 'whole'],
    ['王江', 'wangjian', 'prefix'],
    ['王建国', 'wangjian', 'prefix'],
    ['王建国', 'wang', 'prefix'],
    ['王', 'wang', 'whole'],
  ])('comes with a whole name before one that only begins so: %s by %s', (name, text, tier) => {
    expect(personHit([name], text)).toMatchObject({ tier, sure: true })
  })

  it('is no whole name by the length of another', () => {
    const hit = personHit(['王建国', '李平'], 'wangjian')
    expect(hit).toMatchObject({ tier: 'prefix', sure: false, match: { name: '王建国', extent: 'prefix' } })
  })

  it('takes no syllable from another name of the same person', () => {
    const names = ['王建国', '李小明', '王爱民']
    expect(finds(names, 'wangjianguo')).toMatchObject({ name: '王建国' })
    expect(finds(names, 'lixiaoming')).toMatchObject({ name: '李小明', kind: 'alias' })
    const mixed = personHit(names, 'wangxiaomin')
    expect(mixed).toMatchObject({ tier: 'prefix', sure: false, match: undefined })
    expect(finds(names, '王小明')).toBeUndefined()
  })
})

describe('a proof', () => {
  it('says nothing of a name that is newer than the lists', () => {
    const query = parseNameQuery('wangjianguo')
    const spelled = query && personTiers(query).flatMap((tier) => tier.spelled ?? [])[0]
    if (query === undefined || spelled === undefined) throw new Error('no pinyin')
    const characters = spelled.places.map(() => undefined)
    const proof = { by: 'pinyin' as const, spelling: spelled.spelling, characters, names: new Set(['王建国']) }
    const match = (text: string) => matchOf(query, 'person', [{ text, kind: 'official' }], [proof])
    expect([match('王建国')?.by, match('李小明')]).toEqual(['pinyin', undefined])
  })
})

describe('any way to write a name in pinyin', () => {
  const names = fc
    .array(fc.constantFrom(...'单于解重长行乐安西先国恩欧阳曾吕区王宁'), { minLength: 1, maxLength: 4 })
    .map((characters) => characters.join(''))
  const readingsOf = (name: string) => readingsOfPerson([...name], false)
  const pick = (readings: readonly string[], nth: number) => readings[nth % readings.length] ?? ''

  it('finds it: any reading of each character, with or without what parts them, the last one cut short', () => {
    const separators = fc.constantFrom('', '', ' ', "'", '-', '4')
    const ways = fc.array(fc.tuple(fc.nat(), separators), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(names, ways, fc.nat(), fc.nat(), (name, way, count, cut) => {
        const readings = readingsOf(name).slice(0, 1 + (count % [...name].length))
        const parts = readings.map((each, at) => pick(each, way[at]?.[0] ?? 0))
        const last = parts.at(-1) ?? ''
        const typed = [...parts.slice(0, -1), last.slice(0, 1 + (cut % last.length))]
        const text = typed.map((part, at) => part + (at < typed.length - 1 ? way[at]?.[1] : '')).join('')
        expect(personHit([name], text)?.match, text).toMatchObject({ name })
      }),
      runs(1000),
    )
  })

  it('is nothing else: each character begins as one of its readings does', () => {
    const begins = (text: string, readings: readonly (readonly string[])[]): boolean =>
      text === '' ||
      (readings[0] ?? []).some((reading) =>
        Array.from(reading, (_, at) => reading.slice(0, at + 1)).some(
          (part) => text.startsWith(part) && begins(text.slice(part.length), readings.slice(1)),
        ),
      )
    let found = 0
    fc.assert(
      fc.property(names, names, fc.nat(), fc.integer({ min: 1, max: 9 }), (name, other, nth, length) => {
        const text = readingsOf(other)
          .map((each) => pick(each, nth))
          .join('')
          .slice(0, length)
        if (personHit([name], text) === undefined) return
        found++
        expect(begins(text, readingsOf(name)), `${text} ${name}`).toBe(true)
      }),
      runs(2500),
    )
    expect(found).toBeGreaterThan(100)
  })
})
