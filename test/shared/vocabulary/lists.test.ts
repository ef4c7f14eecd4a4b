import { describe, expect, test } from 'vitest'
import { cadreRanks } from '../../../shared/vocabulary/cadre-ranks.ts'
import { countries } from '../../../shared/vocabulary/countries.ts'
import { disciplines } from '../../../shared/vocabulary/disciplines.ts'
import { label } from '../../../shared/vocabulary/entry.ts'
import { ethnicGroups } from '../../../shared/vocabulary/ethnic-groups.ts'
import { honours } from '../../../shared/vocabulary/honours.ts'
import { organizationForms } from '../../../shared/vocabulary/organization-forms.ts'
import { organizationKinds } from '../../../shared/vocabulary/organization-kinds.ts'
import { professionalTitles } from '../../../shared/vocabulary/professional-titles.ts'
import { regions } from '../../../shared/vocabulary/regions.ts'

const codesOf = (found: readonly { code: string }[]) => found.map((entry) => entry.code)

describe('disciplines', () => {
  test('count 62, 738 and 2,732 by level, as the standard says', () => {
    const byLevel = [1, 2, 3].map((level) => disciplines.entries().filter((entry) => entry.level === level).length)
    expect(byLevel).toEqual([62, 738, 2732])
  })

  test('put 1903510 under 19030, for its prefix 19035 is no code', () => {
    expect(disciplines.ancestors('1903510')).toEqual(['19030', '190'])
    expect(disciplines.isUnder('1903510', '19030')).toBe(true)
    expect(disciplines.path('1903510')).toBe('190/19030/1903510')
    expect(disciplines.get('19035')).toBeUndefined()
  })

  test('are found by name, by English name at the first level, and with dots', () => {
    expect(codesOf(disciplines.find('计算机科学技术'))).toEqual(['520'])
    expect(codesOf(disciplines.find('physics'))).toEqual(['140'])
    expect(codesOf(disciplines.find('190.3510'))).toEqual(['1903510'])
    expect(codesOf(disciplines.find('190.35.10'))).toEqual(['1903510'])
  })

  test('two disciplines of one name are both found, and one with its parent before it', () => {
    expect(codesOf(disciplines.find('心理语言学'))).toEqual(['1901530', '74030'])
    expect(codesOf(disciplines.find('语言学/心理语言学'))).toEqual(['74030'])
  })

  test('show the Chinese label where there is no English one', () => {
    const [child] = disciplines.find('数理逻辑与数学基础')
    expect(child && [child.en, label(child, 'en')]).toEqual([undefined, '数理逻辑与数学基础'])
  })
})

describe('regions', () => {
  test('count 34, 333 and 2,846 divisions by level, as the edition says', () => {
    const divisions = regions.entries().filter((entry) => entry.kind === 'division')
    expect([1, 2, 3].map((level) => divisions.filter((entry) => entry.level === level).length)).toEqual([34, 333, 2846])
    expect(divisions.every((entry) => entry.standard)).toBe(true)
  })

  test('mark the 138 rows that GB/T 2260 does not have', () => {
    const others = regions.entries().filter((entry) => !entry.standard)
    expect(Map.groupBy(others, (entry) => entry.kind).get('zone')?.length).toBe(128)
    expect(codesOf(others.filter((entry) => entry.kind === 'virtual'))).toEqual(
      expect.arrayContaining(['110100', '429000', '500200', '620201']),
    )
    expect(others.length).toBe(138)
  })

  test('hang 429021 神农架林区 directly under its province and keep it a county', () => {
    expect(regions.ancestors('429021')).toEqual(['420000'])
    expect(regions.get('429021')?.level).toBe(3)
    expect(codesOf(regions.find('湖北省神农架林区'))).toEqual(['429021'])
  })

  test('have 441900 东莞市, a city without counties', () => {
    expect(regions.children('441900')).toEqual([])
    expect(regions.path('441900')).toBe('440000/441900')
    expect(regions.get('441900')?.level).toBe(2)
  })

  test('find a district of that name in every city, and one with the city before it', () => {
    expect(codesOf(regions.find('鼓楼区'))).toEqual(['320106', '320302', '350102', '410204'])
    for (const text of ['南京市鼓楼区', '江苏省南京市鼓楼区', '江苏南京鼓楼', '江苏省 / 南京市 / 鼓楼区']) {
      expect(codesOf(regions.find(text))).toEqual(['320106'])
    }
    expect(regions.find('浙江省鼓楼区')).toEqual([])
  })

  test.each([
    ['广东', '440000'],
    ['Guangdong', '440000'],
    ['福田', '440304'],
    ['北京市密云区', '110118'],
    ['浦东', '310115'],
    ['延边州', '222400'],
    ['延边', '222400'],
    ['巴音郭楞', '652800'],
    ['大兴安岭', '232700'],
  ])('find %s as %s', (text, code) => {
    expect(codesOf(regions.find(text))).toEqual([code])
  })
})

describe('countries', () => {
  test('are the 249 of ISO 3166-1 and the user-assigned XK', () => {
    expect(codesOf(countries.entries().filter((entry) => !entry.standard))).toEqual(['XK'])
    expect(countries.size).toBe(250)
  })

  test.each(['US', 'us', 'USA', '840', '美国', '美利坚合众国', 'United States', 'ＵＳＡ'])(
    'find the United States by %s',
    (text) => {
      expect(codesOf(countries.find(text))).toEqual(['US'])
    },
  )

  test('label Hong Kong, Macao and Taiwan as parts of China and still know the short names', () => {
    expect(['HK', 'MO', 'TW'].map((code) => countries.get(code)?.zh)).toEqual(['中国香港', '中国澳门', '中国台湾'])
    expect(['HK', 'MO', 'TW'].map((code) => countries.get(code)?.en)).toEqual([
      'Hong Kong, China',
      'Macao, China',
      'Taiwan, China',
    ])
    expect(['香港', '澳门', '台湾', '中国台湾省'].map((text) => codesOf(countries.find(text)))).toEqual([
      ['HK'],
      ['MO'],
      ['TW'],
      ['TW'],
    ])
  })
})

describe('professional titles', () => {
  test('are the 181 of GB/T 8561 and marked senior titles of later reforms', () => {
    const added = professionalTitles.entries().filter((entry) => !entry.standard)
    expect(professionalTitles.size - added.length).toBe(181)
    expect(codesOf(added)).toContain('081')
    expect(added.every((entry) => entry.rankLevel === 'senior' && entry.code.endsWith('1'))).toBe(true)
  })

  test('carry the rank that their last digit says, and a series carries none', () => {
    const ranks = { 0: undefined, 1: 'senior', 2: 'associate', 3: 'intermediate', 4: 'junior', 5: 'junior' }
    const byDigit = new Map(Object.entries(ranks))
    for (const entry of professionalTitles.entries()) expect(entry.rankLevel).toBe(byDigit.get(entry.code.slice(-1)))
  })

  test('lie under their series', () => {
    expect(professionalTitles.ancestors('011')).toEqual(['010'])
    expect(codesOf(professionalTitles.find('教授'))).toEqual(['011'])
    expect(codesOf(professionalTitles.find('教授级高工'))).toEqual(['081'])
    expect(codesOf(professionalTitles.find('讲师'))).toEqual(['013', '023', '033'])
  })
})

describe('ethnic groups', () => {
  test('are 56, found with and without 族 and by letter code', () => {
    expect(ethnicGroups.size).toBe(56)
    expect(['汉族', '汉', 'HA', 'Han'].map((text) => codesOf(ethnicGroups.find(text)))).toEqual([
      ['01'],
      ['01'],
      ['01'],
      ['01'],
    ])
  })

  test('use Tibetan and Korean abroad, as the standard says', () => {
    expect([ethnicGroups.get('04')?.en, ethnicGroups.get('10')?.en]).toEqual(['Tibetan', 'Korean'])
  })
})

describe('honours', () => {
  test('sum up the five State awards and the two academies', () => {
    expect(honours.children('state-awards').length).toBe(5)
    expect(honours.isUnder('cae-academician', 'academician')).toBe(true)
    expect(honours.isUnder('cas-foreign-academician', 'academician')).toBe(false)
  })

  test('say for every tier what it rests on', () => {
    const tiered = honours.entries().filter((entry) => entry.tier !== undefined)
    expect(tiered.every((entry) => entry.tierBasis !== undefined)).toBe(true)
    expect(honours.size - tiered.length).toBe(1)
  })
})

describe('forms of organization', () => {
  const names = organizationForms
    .entries()
    .flatMap(({ code, zh, aliases }) => [zh, ...aliases].map((name) => [name, code] as const))

  test('belong to kinds of organization that there are', () => {
    const kinds = new Set(organizationForms.entries().flatMap((form) => form.kinds))
    expect([...kinds].filter((kind) => organizationKinds.get(kind) === undefined)).toEqual([])
    expect([...kinds].toSorted()).toEqual(['body', 'grassroots', 'institution', 'overseas-network'])
  })

  test('have no name in common', () => {
    for (const [name, code] of names) expect(codesOf(organizationForms.find(name)), name).toEqual([code])
  })

  test('have names that, where a kind is asked for, mean a kind which can have the form', () => {
    const shared = names.flatMap(([name, code]) =>
      organizationKinds.find(name).map((kind) => [name, code, kind.code] as const),
    )
    expect(shared.map(([name]) => name)).toEqual(
      expect.arrayContaining(['企业科协', '高校科协', '海智基地', '医院', '专委会']),
    )
    for (const [name, code, kind] of shared) expect(organizationForms.get(code)?.kinds, name).toContain(kind)
  })

  test('tell an association inside a university from the university', () => {
    expect(codesOf(organizationForms.find('高校科协'))).toEqual(['university-association'])
    expect(codesOf(organizationForms.find('高校'))).toEqual(['university'])
    expect(organizationForms.get('party-school')?.kinds).toEqual(['institution', 'body'])
  })
})

describe('cadre ranks', () => {
  test('compare by height: 县处级 and above', () => {
    const from = cadreRanks.get('division')?.height ?? Number.NaN
    const atLeast = cadreRanks.entries().filter((entry) => entry.height >= from)
    expect(codesOf(atLeast)).toContain('division-deputy')
    expect(codesOf(atLeast)).toContain('bureau')
    expect(codesOf(atLeast)).not.toContain('section-chief')
    expect(codesOf(cadreRanks.find('三级调研员'))).toEqual(['division-deputy'])
  })

  test('a rank without chief or deputy stands as high as its deputy, for no more is known', () => {
    for (const code of cadreRanks.children()) {
      const heights = cadreRanks.children(code).map((child) => cadreRanks.get(child)?.height ?? Number.NaN)
      if (heights.length > 0) expect(cadreRanks.get(code)?.height).toBe(Math.min(...heights))
    }
  })
})
