import { describe, expect, it } from 'vitest'
import { personHit } from './listed.ts'

const finds = (names: readonly string[], text: string) => personHit(names, text)?.match

describe('characters', () => {
  it.each([
    ['王建国', '王建国', 'whole', undefined],
    ['王建国', '王建', 'prefix', undefined],
    ['王建国', '建国', 'inside', undefined],
    ['王建国', '国', 'inside', undefined],
    ['王建国', ' 王 建 國 ', 'whole', 'simplified'],
    ['王建國', '王建国', 'whole', 'traditional'],
    ['發財', '发', 'prefix', 'traditional'],
    ['陈𬭎', '陳鋐', 'whole', 'simplified'],
    ['陳鋐', '𬭎', 'inside', 'traditional'],
    ['𠮷田茂', '𠮷', 'prefix', undefined],
    ['高桥𠮷', '桥𠮷', 'inside', undefined],
    ['㐂多', '㐂多', 'whole', undefined],
    ['燚', '燚', 'whole', undefined],
    ['〇', '〇', 'whole', undefined],
    ['佐々木', '々木', 'inside', undefined],
    ['\uf9b4子', '領子', 'whole', undefined],
  ])('finds %s by %s', (name, text, extent, form) => {
    expect(personHit([name], text)).toMatchObject({
      tier: extent,
      sure: true,
      match: { name, by: 'characters', extent, form },
    })
  })

  it.each(['·', '•', '‧', '・', '･', '∙', ' ', ''])('know no middle dot from another: %j', (dot) => {
    for (const other of ['·', '•', '‧', '・', '･', '∙']) {
      expect(finds([`迪丽努尔${other}阿孜`], `迪丽努尔${dot}阿孜`)).toMatchObject({ extent: 'whole' })
      expect(finds([`迪丽努尔${other}阿孜`], `努尔${dot}阿`)).toMatchObject({ extent: 'inside' })
    }
  })

  it('tell a one-character name from a name that begins so', () => {
    expect([personHit(['单'], '单')?.tier, personHit(['单明'], '单')?.tier]).toEqual(['whole', 'prefix'])
  })

  it.each([
    [['王建国', '李平'], '王建', { tier: 'whole', sure: false, match: { name: '王建国', extent: 'prefix' } }],
    [['单明', '王'], '单', { tier: 'whole', sure: true, match: { name: '单明', extent: 'prefix' } }],
    [['王小国', '李建'], '王建', { tier: 'whole', sure: false, match: undefined }],
    [['王建国', '王建國', 'Li Ping'], '王建', { tier: 'prefix', sure: true, match: { extent: 'prefix' } }],
  ])('take the length of another name for no proof: %j by %s', (names, text, expected) => {
    expect(personHit(names, text)).toMatchObject(expected)
  })

  it('find names that mix scripts, by any part', () => {
    const names = ['约翰·F·肯尼迪']
    for (const text of ['约翰', '肯尼迪', '尼', '翰F肯', '约翰·f·肯尼迪'])
      expect(finds(names, text), text).toBeDefined()
    expect(finds(names, '约翰肯尼迪')).toBeUndefined()
  })

  it('do not mistake the pinyin of other people for theirs', () => {
    expect(finds(['王建国'], '往建国')).toBeUndefined()
  })
})

describe('words', () => {
  const names = ['John Fitzgerald Kennedy']
  it.each([
    ['kennedy', 'inside'],
    ['john kennedy', 'inside'],
    ['Kennedy, John', 'inside'],
    ['john fitz', 'prefix'],
    ['kennedy john fitzgerald', 'whole'],
    ['ken', 'inside'],
  ])('find in either order, the last perhaps unfinished: %s', (text, extent) => {
    expect(finds(names, text)).toMatchObject({ by: 'words', extent })
  })

  it.each(['kenn john', 'nedy', 'john john', 'kennedy smith'])('do not find %s', (text) => {
    expect(finds(names, text)).toBeUndefined()
  })

  it.each([
    ['José Müller', 'jose muller'],
    ['Bjørn Łukasz', 'bjorn lukasz'],
    ['Conan O’Brien', "o'brien conan"],
    ['Jean-Pierre Serre', 'jean-pierre'],
    ['Иван Петров', 'петров иван'],
    ['さくら', 'さく'],
    ['李小龙, Bruce Lee', 'lee bruce'],
  ])('find %s by %s', (name, text) => {
    expect(finds([name], text)).toMatchObject({ by: 'words' })
  })

  it('do not come together from two names', () => {
    expect(personHit(['John Smith', 'Jack Miller'], 'john miller')).toMatchObject({ sure: false, match: undefined })
  })
})

describe('several names', () => {
  it('prefer the official one where both fit as well', () => {
    expect(finds(['王建国', '王建军'], '王建')).toMatchObject({ name: '王建国', kind: 'official' })
    expect(finds(['王建国', '王建'], '王建')).toMatchObject({ name: '王建', kind: 'alias', extent: 'whole' })
  })

  it('are certain for two ways to write the same', () => {
    expect(personHit(['王建国', '王建國'], '王建国')).toMatchObject({ sure: true })
  })
})
