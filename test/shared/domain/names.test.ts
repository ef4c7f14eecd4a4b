import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { mainName, organizationName, personName } from '../../../shared/domain/names.ts'
import { line, nameText, remark } from '../../../shared/domain/text.ts'
import { runs } from '../../support/property.ts'

test.each([
  ['郭 姣', '郭姣'],
  ['郭　姣', '郭姣'],
  [' 王  小 明 ', '王小明'],
  ['𬭎 姣', '𬭎姣'],
  ['〇 一', '〇一'],
  ['姣', '姣'],
  ['买买提·艾力', '买买提·艾力'],
  ['古丽娜尔 ·  阿不都拉', '古丽娜尔 · 阿不都拉'],
  ['Guo   Jiao', 'Guo Jiao'],
  ['José', 'José'.normalize('NFC')],
  ['郭 Jiao', '郭 Jiao'],
])('the name %j is kept as %j', (printed, kept) => {
  expect(nameText.parse(printed)).toBe(kept)
})

test.each(['', '  ', '　', '\u0000', '郭\n姣', 'a\tb', 'a\u0085b'])('%j is no name', (text) => {
  expect(nameText.safeParse(text).success).toBe(false)
})

test('half of a character beyond the BMP is refused: no store could give it back', () => {
  const half = '𬭎'.slice(0, 1)
  expect([line(10), nameText, remark].map((schema) => schema.safeParse(`郭${half}`).success)).toEqual([
    false,
    false,
    false,
  ])
})

test('a character beyond the BMP counts as one', () => {
  expect(line(1).safeParse('𬭎').success).toBe(true)
  expect(line(1).safeParse('𬭎姣').success).toBe(false)
})

test('a remark keeps its line breaks and loses surrounding space', () => {
  expect(remark.parse(' 一\n二\n ')).toBe('一\n二')
})

test('text that was read once reads the same again, so what is stored does not drift', () => {
  const texts = fc.string({ unit: 'binary', maxLength: 30 })
  fc.assert(
    fc.property(texts, fc.constantFrom(line(30), nameText, remark), (text, schema) => {
      const once = schema.safeParse(text)
      if (once.success) expect(schema.parse(once.data)).toBe(once.data)
    }),
    runs(1000),
  )
})

test('the first official name that has not ended is shown', () => {
  const names = [
    { text: '旧名', kind: 'official', end: '2020' },
    { text: 'Alias', kind: 'alias' },
    { text: '党校', kind: 'official' },
    { text: '科技人才学院', kind: 'official' },
  ]
  expect(mainName(names)).toBe('党校')
  expect(mainName(names.slice(0, 2))).toBe('旧名')
  expect(mainName([])).toBe('')
})

test('a name cannot end before it starts, unless a partial date leaves room', () => {
  const name = { text: '甲', kind: 'former' }
  expect(personName.safeParse({ ...name, start: '2020-05', end: '2020-04' }).error?.issues[0]).toMatchObject({
    message: 'end-before-start',
    path: ['end'],
  })
  expect(organizationName.safeParse({ ...name, start: '2020-05', end: '2020' }).success).toBe(true)
})

test('the language of a name is a language tag', () => {
  const withLanguage = (lang: string) => personName.safeParse({ text: 'Guo', kind: 'english', lang }).success
  expect(['en', 'zh-Hans', 'zh-Hant-HK'].map(withLanguage)).toEqual([true, true, true])
  expect(['', 'English', 'zh_CN', 'e'].map(withLanguage)).toEqual([false, false, false, false])
})
