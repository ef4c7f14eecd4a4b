import { describe, expect, it } from 'vitest'
import { guessColumns } from '../../../../shared/roster/file/map-columns.ts'
import { readRows } from '../../../../shared/roster/file/read-rows.ts'
import { rosterRow } from '../../../../shared/roster/roster-row.ts'
import type { MergedArea } from '../../../../shared/spreadsheet/workbook.ts'
import { today } from '../../../support/clock.ts'
import { area, type GridValue, workbookOf } from '../../../support/sheets.ts'

// All names are invented.
function rowsOf(grid: readonly (readonly GridValue[])[], merged: readonly MergedArea[] = []) {
  const workbook = workbookOf(grid, merged)
  const read = readRows(workbook, guessColumns(workbook, {}), { on: today })
  for (const row of read.rows) expect(rosterRow.parse(row)).toEqual(row)
  return read
}
const codes = (row: { problems: readonly { code: string }[]; warnings: readonly { code: string }[] } | undefined) => [
  ...(row?.problems ?? []).map(({ code }) => `!${code}`),
  ...(row?.warnings ?? []).map(({ code }) => `?${code}`),
]

it('a roster as associations have them is read whole', () => {
  const { rows, skipped } = rowsOf([
    ['试验市科协第十届常委会组成人员名单'],
    [
      '序号',
      '姓  名',
      '性别',
      '民族',
      '出生年月',
      '政治面貌',
      '学历学位',
      '工作单位及职务',
      '职称',
      '专业',
      '拟任职务',
      '专兼职',
      '届次',
      '任期起止',
      '手机',
      '邮箱',
      '备注',
    ],
    [
      '1',
      '甄 试',
      '女',
      '汉',
      '1965.03',
      '党员',
      '博士',
      '试验大学校长',
      '教授',
      '数学',
      '主席、秘书长',
      '兼职',
      '第十届',
      '2021.01至今',
      '13800138000',
      'a@example.org',
      '连任\n一次',
    ],
    [
      '2',
      '贾试名（回族）',
      '男',
      '',
      '1970年12月',
      '',
      '',
      '试验省人民医院 院长',
      '主任医师',
      '',
      '副主席（挂职）',
      '',
      '10',
      '2021-2026',
      '',
      '',
      '',
    ],
    ['合计', '2人'],
    ['注：本名单按姓氏笔画排序'],
  ])
  expect(rows).toEqual([
    {
      row: 3,
      name: '甄试',
      facts: {
        gender: '2',
        ethnicity: '01',
        birth: '1965-03',
        politicalAffiliation: '01',
        degree: '2',
        employer: '试验大学',
        employerTitle: '校长',
        professionalTitle: '011',
        disciplines: ['110'],
        phone: '13800138000',
        email: 'a@example.org',
      },
      posts: ['主席', '秘书长'],
      nature: 'part-time',
      session: 10,
      start: '2021-01',
      note: '连任\n一次',
      problems: [],
      warnings: [],
    },
    {
      row: 4,
      name: '贾试名',
      facts: {
        gender: '1',
        ethnicity: '03',
        birth: '1970-12',
        employer: '试验省人民医院',
        employerTitle: '院长',
        professionalTitle: '231',
      },
      posts: ['副主席'],
      nature: 'seconded',
      session: 10,
      start: '2021',
      end: '2026',
      problems: [],
      warnings: [],
    },
  ])
  expect(skipped.map(({ row, why }) => [row, why.zh])).toEqual([
    [5, '合计行'],
    [6, '表尾说明（制表、注释、日期等）'],
  ])
})

describe('rows that name nobody', () => {
  it.each([
    [['序号', '姓名', '职务'], '重复的表头'],
    [['', '合计'], '合计行'],
    [['共 25 人'], '合计行'],
    [['制表人：贾某', '', '2026年3月'], '表尾说明（制表、注释、日期等）'],
    [['填表人：', '', '联系电话：12345678'], '表尾说明（制表、注释、日期等）'],
    [['（以姓氏笔画为序）'], '表尾说明（制表、注释、日期等）'],
    [['7'], '只有序号'],
    [['3', '空缺', '秘书长'], '空缺的席位'],
    [['3', '', '', '散落的字'], '所读的列中没有内容'],
  ])('like %j are passed over, and it is said why', (row, why) => {
    const { rows, skipped } = rowsOf([['序号', '姓名', '职务', '爱好'], ['1', '甄试', '主席'], row])
    expect(rows.map(({ row }) => row)).toEqual([2])
    expect(skipped.map(({ row, why }) => [row, why.zh])).toEqual([[3, why]])
  })

  it('for certain only: what may be a person is a row with a problem', () => {
    const { rows, skipped } = rowsOf([
      ['序号', '姓名', '职务', '单位'],
      ['1', '甄试', '主席', '某大学'],
      ['2', '', '副主席', '某学院'],
      ['3', '', '副主席', ''],
      ['', '共青', '委员', '某公司'],
      ['', '注试', '', ''],
    ])
    expect(rows.map((row) => [row.row, row.name, codes(row)])).toEqual([
      [2, '甄试', []],
      [3, undefined, ['!name-missing']],
      [4, undefined, ['!name-missing']],
      [5, '共青', []],
      [6, '注试', []],
    ])
    expect(skipped).toEqual([])
  })
})

describe('merged cells', () => {
  const header = ['姓名', '职务', '工作单位', '手机']

  it('say what they say of each row that they cover', () => {
    const grid = [header, ['甄试', '副主席', '某大学'], ['贾试', '', ''], ['甄名', '', '某公司'], ['贾名', '委员', '']]
    const { rows } = rowsOf(grid, [area(2, 2, 4, 2), area(2, 3, 3, 3), area(5, 1, 5, 4)])
    expect(rows.map(({ name, posts, facts }) => [name, posts, facts.employer])).toEqual([
      ['甄试', ['副主席'], '某大学'],
      ['贾试', ['副主席'], '某大学'],
      ['甄名', ['副主席'], '某公司'],
      ['贾名', ['委员'], undefined],
    ])
  })

  it('say no name and no telephone number of the rows below', () => {
    const { rows } = rowsOf(
      [header, ['甄试', '副主席', '某大学', '13800138000'], ['', '秘书长', '某大学', '']],
      [area(2, 1, 3, 1), area(2, 4, 3, 4)],
    )
    expect(rows.map((row) => [row.name, row.facts.phone, codes(row)])).toEqual([
      ['甄试', '13800138000', []],
      [undefined, undefined, ['!name-missing']],
    ])
  })

  it('that hold a second post alone swallow nothing', () => {
    const { rows } = rowsOf([header, ['甄试', '副主席'], ['', '秘书长']], [area(2, 1, 3, 1)])
    expect(rows.map(codes)).toEqual([[], ['!name-missing']])
  })
})

describe('headings among the rows', () => {
  it('say the post of the people below where there is no column of posts', () => {
    const { rows, skipped } = rowsOf(
      [
        ['姓名', '工作单位'],
        ['一、主席（1名）'],
        ['甄试', '某大学'],
        ['二、副主席（2名）'],
        ['贾试', '某学院'],
        ['甄名', '某公司'],
        ['（三）常务委员（兼职）'],
        ['贾名'],
      ],
      [area(2, 1, 2, 2), area(4, 1, 4, 2)],
    )
    expect(rows.map(({ name, posts, nature }) => [name, posts, nature])).toEqual([
      ['甄试', ['主席'], undefined],
      ['贾试', ['副主席'], undefined],
      ['甄名', ['副主席'], undefined],
      ['贾名', ['常务委员'], 'part-time'],
    ])
    expect(skipped.map(({ row }) => row)).toEqual([2, 4, 7])
  })

  it('are passed over where there is one', () => {
    const { rows, skipped } = rowsOf([['序号', '姓名', '职务'], ['副主席（5名）'], ['1', '甄试', '常务副主席']])
    expect(rows.map(({ posts }) => posts)).toEqual([['常务副主席']])
    expect(skipped.map(({ why }) => why.zh)).toEqual(['小标题'])
  })
})
