import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  readDegree,
  readDisciplines,
  readEthnicity,
  readGender,
  readPolitical,
} from '../../../../../shared/roster/file/cells/codes.ts'
import { readEmail, readOrcid, readPhone } from '../../../../../shared/roster/file/cells/contacts.ts'
import { readEmployerAndTitle, splitEmployer } from '../../../../../shared/roster/file/cells/employer.ts'
import { readIdentity } from '../../../../../shared/roster/file/cells/identity.ts'
import { readName } from '../../../../../shared/roster/file/cells/names.ts'
import { readProfessionalTitle } from '../../../../../shared/roster/file/cells/professional-titles.ts'
import type { CellRemarks } from '../../../../../shared/roster/file/cells/row-remarks.ts'
import type { Cell } from '../../../../../shared/spreadsheet/workbook.ts'
import { runs } from '../../../../support/property.ts'
import { numberOf, readCell } from '../../../../support/remarks.ts'

// All names are invented.
const readId = (cell: Cell, remarks: CellRemarks) => readIdentity(cell, remarks, '2026-03-02')

describe('a name', () => {
  it.each([
    ['甄试名', { name: '甄试名' }, []],
    ['甄 试', { name: '甄试' }, []],
    ['甄　试', { name: '甄试' }, []],
    ['甄\n试', { name: '甄试' }, []],
    ['欧阳 试名', { name: '欧阳试名' }, []],
    ['阿布•试名', { name: '阿布·试名' }, []],
    ['阿卜杜拉·试名买买提·阿布都热合曼', { name: '阿卜杜拉·试名买买提·阿布都热合曼' }, []],
    ['甄'.repeat(12), { name: '甄'.repeat(12) }, []],
    ['Ｊｏｈｎ  Ｔｅｓｔ', { name: 'John Test' }, []],
    ['甄试（女）', { name: '甄试', gender: '2' }, []],
    ['甄试(女，回族)', { name: '甄试', gender: '2', ethnicity: '03' }, []],
    ['甄试（满族）', { name: '甄试', ethnicity: '11' }, []],
    ['甄试（女，民盟）', { name: '甄试', gender: '2', politicalAffiliation: '05' }, []],
    ['甄试*', { name: '甄试' }, ['?name-mark']],
    ['甄试（院士）', { name: '甄试' }, ['?name-note']],
    ['甄试（女）*', { name: '甄试', gender: '2' }, ['?name-mark']],
    ['甄试*（女）', { name: '甄试', gender: '2' }, ['?name-mark']],
  ])('%j is %j', (text, value, told) => {
    expect(readCell(readName, text)).toMatchObject({ value, told })
  })

  it.each([
    ['甄试、贾名', '!name-several'],
    ['甄试，贾名', '!name-several'],
    ['甄试/贾名', '!name-several'],
    ['甄试名\n贾试名', '!name-several'],
    ['甄试 贾名', '!name-several'],
    ['甄试 贾名试 甄名', '!name-several'],
    ['试验科技有限公司', '!name-of-body'],
    ['甄试1', '!name-form'],
    ['（女）', '!name-form'],
    ['甄'.repeat(61), '!name-form'],
    ['甄'.repeat(13), '!name-form'],
    ['以上名单经常务理事会审议通过', '!name-form'],
    ['（注：甄试名', '!name-form'],
    ['注:甄试名', '!name-form'],
    ['甄试（女', '!name-form'],
    ['【甄试', '!name-form'],
  ])('%j is told as %s', (text, told) => {
    expect(readCell(readName, text)).toEqual({ value: {}, told: [told], remarks: [expect.anything()] })
  })

  it('is no number', () => {
    expect(readCell(readName, numberOf(5)).told).toEqual(['!name-form'])
  })
})

describe('codes', () => {
  it.each([
    [readGender, '男', '1', []],
    [readGender, ' 女 ', '2', []],
    [readGender, 'F', '2', []],
    [readGender, 'male', '1', []],
    [readGender, '未知', undefined, []],
    [readGender, '猫', undefined, ['!gender-unknown']],
    [readEthnicity, '汉', '01', []],
    [readEthnicity, '维吾尔族', '05', []],
    [readEthnicity, '火星族', undefined, ['!ethnicity-unknown']],
    [readPolitical, '党员', '01', []],
    [readPolitical, '中共党员', '01', []],
    [readPolitical, '群众', '13', []],
    [readPolitical, '中共党员、民盟', '01', []],
    [readPolitical, '民主党派', undefined, ['?political-unknown']],
    [readDegree, '博士', '2', []],
    [readDegree, '硕士研究生', '3', []],
    [readDegree, '研究生/工学博士', '2', []],
    [readDegree, '大学本科、学士', '4', []],
    [readDegree, '名誉博士', '1', []],
    [readDegree, '本科', undefined, ['?degree-is-education']],
    [readDegree, '大学', undefined, ['?degree-is-education']],
    [readDegree, '很高', undefined, ['?degree-unknown']],
    [readDisciplines, '数学、520', ['110', '520'], []],
    [readDisciplines, '数学；炼金', ['110'], ['?discipline-unknown']],
    [readDisciplines, '炼金', undefined, ['?discipline-unknown']],
  ] as const)('%o reads %s as %o', (by, text, value, told) => {
    const read = readCell<unknown>(by, text)
    expect([read.value, read.told]).toEqual([value, told])
  })

  it.each([
    ['教授', undefined, '011', []],
    ['教授、博导', undefined, '011', ['?professional-title-unknown']],
    ['副教授、主任医师', undefined, '231', []],
    ['二级教授', undefined, '011', []],
    ['教授（三级）', undefined, '011', []],
    ['高工', undefined, '082', []],
    ['研究员', undefined, '611', ['?professional-title-assumed']],
    ['研究员', ['110'], '611', []],
    ['研究员', ['790'], '621', []],
    ['研究员（自然科学）', undefined, '611', []],
    ['大师', undefined, undefined, ['?professional-title-unknown']],
  ])('the title %s with disciplines %j is %s', (text, disciplines, value, told) => {
    const read = readCell((cell, remarks) => readProfessionalTitle(cell, remarks, disciplines), text)
    expect([read.value, read.told]).toEqual([value, told])
    for (const { zh } of read.remarks) expect(zh).toMatch(/没有采用|按自然科学系列/)
  })
})

describe('employer and title', () => {
  it.each([
    ['试验大学 教授', '试验大学', '教授'],
    ['试验大学　教授', '试验大学', '教授'],
    ['试验省人民医院院长', '试验省人民医院', '院长'],
    ['试验技术有限公司首席科学家', '试验技术有限公司', '首席科学家'],
    ['试验大学化学学院教授、博士生导师', '试验大学化学学院', '教授、博士生导师'],
    ['试验大学副校长', '试验大学', '副校长'],
    ['试验大学校长', '试验大学', '校长'],
    ['试验大学党委书记', '试验大学', '党委书记'],
    ['试验省委常委', '试验省委', '常委'],
    ['试验省科技厅厅长', '试验省科技厅', '厅长'],
    ['试验市政府办公室主任', '试验市政府办公室', '主任'],
    ['试验科学院院士', '试验科学院', '院士'],
    ['试验研究所所长', '试验研究所', '所长'],
    ['试验学会理事长', '试验学会', '理事长'],
    ['试验省科协副主席', '试验省科协', '副主席'],
    ['试验大学', '试验大学', undefined],
    ['Test University Professor', 'Test University', 'Professor'],
  ])('%s is %s and %s', (text, employer, title) => {
    const { value, told } = readCell(readEmployerAndTitle, text)
    expect([value.employer, value.employerTitle, told]).toEqual([employer, title, []])
  })

  it('stays whole, with a warning, where nothing parts it', () => {
    expect(readCell(readEmployerAndTitle, '自由撰稿人')).toMatchObject({
      value: { employer: '自由撰稿人' },
      told: ['?employer-not-split'],
    })
  })

  it('loses nothing and adds nothing, whatever the text is', () => {
    const text = fc.string({
      unit: fc.constantFrom(
        '试',
        '验',
        '大',
        '学',
        '院',
        '长',
        '委',
        '员',
        '公司',
        '医院',
        ' ',
        '、',
        '教授',
        '办',
        '局',
        '书记',
        '党',
        'A',
      ),
      minLength: 1,
      maxLength: 14,
    })
    const bare = (each: string) => each.replace(/\s/g, '')
    fc.assert(
      fc.property(
        text.filter((each) => each.trim() !== ''),
        (each) => {
          const { employer, title } = splitEmployer(each.trim())
          expect(bare(`${employer}${title ?? ''}`)).toBe(bare(each))
          expect(employer).not.toBe('')
          expect(title).not.toBe('')
        },
      ),
      runs(1_000),
    )
  })
})

describe('an identity number', () => {
  // Invented, with the check character right: nobody was born in the district 999999.
  const right = '999999198002291229'
  const checked = (first17: string) => {
    const sum = [...first17].reduce((total, digit, at) => total + Number(digit) * (2 ** (17 - at) % 11), 0)
    return `${first17}${'10X98765432'.charAt(sum % 11)}`
  }

  it('with the right check character says birth and gender', () => {
    expect(checked(right.slice(0, 17)).slice(0, 17)).toBe(right.slice(0, 17))
    expect(readCell(readId, checked('99999919800229122'))).toMatchObject({
      value: { birth: '1980-02-29', gender: '2' },
      told: [],
    })
    expect(readCell(readId, ` ${checked('99999919651231133').toLowerCase()} `)).toMatchObject({
      value: { birth: '1965-12-31', gender: '1' },
      told: [],
    })
    expect(readCell(readId, '999999651231133')).toMatchObject({
      value: { birth: '1965-12-31', gender: '1' },
      told: [],
    })
  })

  it('of which any one digit is changed is wrong', () => {
    const number = checked('99999919800229122')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const other = `${number.slice(0, at)}${(Number(number.charAt(at)) + by) % 10}${number.slice(at + 1)}`
        expect(readCell(readId, other)).toMatchObject({ value: undefined, told: ['!id-number-wrong'] })
      }),
      runs(200),
    )
  })

  it.each([
    [numberOf(4.4010619800101e17, '4.4010619800101E+17'), '!id-number-rounded'],
    ['4.4E+17', '!id-number-rounded'],
    ['4.40106198001011E+17', '!id-number-rounded'],
    ['440106198001011000', '!id-number-rounded'],
    [numberOf(12345678901), '!id-number-rounded'],
    [checked('99999919801329122'), '!id-number-wrong'],
    ['1234', '!id-number-form'],
    ['H12345678', '?id-number-other'],
  ])('%j is told as %s, without the number', (cell, told) => {
    const read = readCell(readId, cell)
    expect(read).toMatchObject({ value: undefined, told: [told] })
    expect(JSON.stringify(read.remarks)).not.toMatch(/\d{4}|E\+/)
  })
})

describe('contacts', () => {
  it.each([
    [readPhone, numberOf(13800138000), '13800138000', []],
    [readPhone, '０２０－８１２３４５６７', '020-81234567', []],
    [readPhone, '13800138000、020-81234567', '13800138000、020-81234567', []],
    [readPhone, numberOf(1.38e15, '1.38E+15'), undefined, ['!phone-rounded']],
    [readPhone, '打给秘书 13800138000', undefined, ['!phone-form']],
    [readPhone, '12345', undefined, ['!phone-form']],
    [readEmail, ' test@example.org ', 'test@example.org', []],
    [readEmail, 'test＠example.org', 'test@example.org', []],
    [readEmail, 'test.example.org', undefined, ['!email-form']],
    [
      readOrcid,
      'https://orcid.org/0000-0002-1825-0097',
      { scheme: 'orcid', value: '0000-0002-1825-0097', valid: true },
      [],
    ],
    [readOrcid, '0000000218250097', { scheme: 'orcid', value: '0000-0002-1825-0097', valid: true }, []],
    [readOrcid, '0000-0002-1825-0098', undefined, ['!orcid-wrong']],
  ] as const)('%o reads %j as %j', (by, cell, value, told) => {
    const read = readCell<unknown>(by, cell)
    expect([read.value, read.told]).toEqual([value, told])
    if (by !== readOrcid) expect(JSON.stringify(read.remarks)).not.toMatch(/138|example\.org"|秘书/)
  })
})
