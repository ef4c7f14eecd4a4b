import { describe, expect, it } from 'vitest'
import { AppError } from '../../../../shared/errors.ts'
import type { ColumnMapInput } from '../../../../shared/roster/column-map.ts'
import { columnMap } from '../../../../shared/roster/column-map.ts'
import { foldHeader, meaningOf } from '../../../../shared/roster/file/header-names.ts'
import { type ColumnHabits, guessColumns, habitsOf } from '../../../../shared/roster/file/map-columns.ts'
import type { Workbook } from '../../../../shared/spreadsheet/workbook.ts'
import { area, type GridValue, sheetOf, workbookOf } from '../../../support/sheets.ts'

/** The map of a workbook, shortly: where the header is, and the columns by letter order, `?` behind what is not sure. */
function mapOf(workbook: Workbook, input?: Partial<ColumnMapInput>, habits: ColumnHabits = {}) {
  const map = guessColumns(workbook, { habits, input: input && { columns: {}, ...input } })
  expect(columnMap.parse(map)).toEqual(map)
  return [map.sheet, map.headerRow, map.columns.map(({ as, sure }) => `${as}${sure ? '' : '?'}`).join(' ')]
}
const headed = (...header: GridValue[]) => workbookOf([header, header.map((_, at) => `值${at}`)])

function refusal(act: () => unknown) {
  try {
    act()
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, path: error.faults[0]?.path, zh: error.detail.zh }
    throw error
  }
  throw new Error('it was not refused')
}

describe('a header', () => {
  it.each([
    ['姓名', 'name'],
    ['姓 名', 'name'],
    ['姓　　名', 'name'],
    ['姓\n名', 'name'],
    ['姓名*', 'name'],
    ['*姓名（必填）', 'name'],
    ['Name', 'name'],
    ['性别', 'gender'],
    ['出生年月（例：1965.03）', 'birth'],
    ['出生\n年月', 'birth'],
    ['民族', 'ethnicity'],
    ['政治面貌', 'political'],
    ['学历/学位', 'degree'],
    ['学历学位', 'degree'],
    ['工作单位及职务', 'employer-and-title'],
    ['单位及职务', 'employer-and-title'],
    ['工作单位', 'employer'],
    ['所在单位', 'employer'],
    ['单位职务', 'employer-and-title'],
    ['行政职务', 'employer-title'],
    ['职称', 'professional-title'],
    ['专业技术职务', 'professional-title'],
    ['研究方向', 'discipline'],
    ['拟任职务', 'post'],
    ['职务（拟任）', 'post'],
    ['拟任届次及职务', 'post'],
    ['学会职务', 'post'],
    ['专/兼职', 'nature'],
    ['届次', 'session'],
    ['任期起止', 'term'],
    ['任期起止 起', 'start'],
    ['任期起止\n止', 'end'],
    ['任职时间', 'term'],
    ['任职起始时间', 'start'],
    ['离任', 'end'],
    ['任职截止', 'end'],
    ['手　机', 'phone'],
    ['联系电话', 'phone'],
    ['E-mail', 'email'],
    ['身份证号', 'id-number'],
    ['证件号码', 'id-number'],
    ['ＯＲＣＩＤ', 'orcid'],
    ['英文名', 'name-en'],
    ['备 注', 'note'],
    ['序号', 'number'],
    ['聚贤编号', 'person-id'],
  ])('%j is %s for sure', (header, as) => {
    expect(meaningOf(header)).toMatchObject({ as, sure: true })
  })

  it('that only holds a name is a guess, and one that holds none is nothing', () => {
    expect(meaningOf('本人联系电话号')).toMatchObject({ as: 'phone', sure: false })
    expect(meaningOf('爱好')).toBeUndefined()
    expect(foldHeader('出生年月（例：1965.03）')).toBe('出生年月例196503')
  })
})

describe('the header row', () => {
  it('lies below titles, notes and dates', () => {
    const grid = [
      ['附件1'],
      ['试验市科协第十届委员会委员候选人姓名公示名单'],
      ['填报单位：试验市科协', '', '填报日期：2026年3月'],
      [],
      ['序号', '姓名', '性别', '拟任职务'],
      ['1', '甄试', '女', '委员'],
    ]
    expect(mapOf(workbookOf(grid, [area(1, 1, 1, 4), area(2, 1, 2, 4)]))).toEqual([
      '名单',
      5,
      'number name gender post',
    ])
  })

  it('calls 单位职务 the job alone where the employer has a column of its own', () => {
    expect(mapOf(headed('姓名', '工作单位', '单位职务', '拟任职务'))[2]).toBe('name employer employer-title post')
    expect(mapOf(headed('姓名', '单位职务', '拟任职务'))[2]).toBe('name employer-and-title post')
  })

  it('may be of two rows: 任期 over 起 and 止, the others merged downward', () => {
    const grid = [
      ['名单'],
      ['姓名', '任期', '', '联系方式', '', '备注'],
      ['', '起', '止', '手机', '邮箱'],
      ['甄试', '2021.01', '2026.01', '13800138000', 'a@example.org'],
    ]
    const merged = [area(1, 1, 1, 6), area(2, 1, 3, 1), area(2, 2, 2, 3), area(2, 4, 2, 5), area(2, 6, 3, 6)]
    expect(mapOf(workbookOf(grid, merged))).toEqual(['名单', 3, 'name start end phone email note'])
    const csv = workbookOf(grid)
    expect(mapOf({ ...csv, kind: 'csv' })[2]).toMatch(/^name start end/)
  })

  it('does not take the first person for its second row', () => {
    expect(
      mapOf(
        workbookOf([
          ['姓名', '职务'],
          ['甄试', '主席'],
          ['贾试', '副主席'],
        ]),
      ),
    ).toEqual(['名单', 1, 'name post'])
  })

  it('may be one cell alone', () => {
    expect(mapOf(workbookOf([['姓名'], ['甄试']]))).toEqual(['名单', 1, 'name'])
  })

  it('is looked for in visible sheets first', () => {
    const sheets = [
      sheetOf('藏', [['姓名'], ['甲']], [], true),
      sheetOf('说明', [['请按要求填写']]),
      sheetOf('人员', [['姓名'], ['甄试']]),
    ]
    expect(mapOf({ kind: 'xlsx', sheets })[0]).toBe('人员')
    expect(mapOf({ kind: 'xlsx', sheets }, { sheet: ' 藏 ' })[0]).toBe('藏')
    expect(mapOf({ kind: 'xlsx', sheets: sheets.slice(0, 2) })[0]).toBe('藏')
  })
})

describe('职务', () => {
  const roster = (header: string[], ...rows: string[][]) => mapOf(workbookOf([header, ...rows]))[2]

  it("is the employer's beside a post of the association", () => {
    expect(roster(['姓名', '拟任职务', '现任职务'], ['甄试', '理事', '某大学教授'])).toBe(
      'name post employer-and-title',
    )
    expect(roster(['姓名', '工作单位', '职务', '学会职务'], ['甄试', '某大学', '院长', '理事'])).toBe(
      'name employer employer-title post',
    )
  })

  it('is what its cells are where nothing else tells', () => {
    expect(roster(['姓名', '职务', '工作单位'], ['甄试', '主席', '某大学'], ['贾试', '副主席', '某院'])).toBe(
      'name post employer',
    )
    expect(roster(['姓名', '工作单位', '职务'], ['甄试', '某大学', '院长'], ['贾试', '某院', '教授'])).toBe(
      'name employer employer-title',
    )
    expect(roster(['姓名', '现任职务'], ['甄试', '某大学校长'])).toBe('name employer-and-title')
    expect(roster(['姓名', '职务', '工作单位及职务'], ['甄试', '主任', '某大学院长'])).toMatch(/^name post/)
  })
})

describe('of two columns that mean the same', () => {
  it('the better named stays, and the other is passed over', () => {
    expect(mapOf(headed('姓名', '联系电话', '手机'))[2]).toBe('name ignored? phone')
    expect(
      mapOf(
        workbookOf([
          ['姓名', '手机', '联系电话'],
          ['甄试', '', '020-81234567'],
        ]),
      )[2],
    ).toBe('name ignored? phone')
  })

  it('numbers and what is passed over may be many', () => {
    expect(mapOf(headed('序号', '编号', '姓名', '爱好', '特长'))[2]).toBe('number number name ignored? ignored?')
  })
})

it('a column without header is what its cells clearly are, as a guess', () => {
  const grid = [
    ['姓名', '', '', ''],
    ['甄试', '女', '13800138000', '甲'],
    ['贾试', '男', '13800138001', '乙'],
  ]
  expect(mapOf(workbookOf(grid))[2]).toBe('name gender? phone? ignored?')
})

describe('what a user says', () => {
  const workbook = workbookOf([
    ['姓名', '负责', '备注', '备注'],
    ['甄试', '主席', 'a', 'b'],
  ])

  it('wins, by letter or by header, and takes the meaning from the column that had it', () => {
    expect(mapOf(workbook, { columns: { B: 'post' } })[2]).toBe('name post note ignored?')
    expect(mapOf(workbook, { columns: { 负责: 'post', d: 'note', C: 'ignored' } })[2]).toBe('name post ignored note')
    expect(mapOf(workbook, { columns: { A: 'ignored', B: 'name' } })[2]).toBe('ignored name note ignored?')
  })

  it('finds a header without any name that is known, or says that there is none', () => {
    expect(mapOf(workbookOf([['标题'], ['人', '称谓'], ['甄试', '主席']]), { columns: { 人: 'name' } })).toEqual([
      '名单',
      2,
      'name ignored?',
    ])
    expect(
      mapOf(
        workbookOf([
          ['甄试', '主席'],
          ['贾试', '副主席'],
        ]),
        { headerRow: 0, columns: { A: 'name' } },
      ),
    ).toEqual(['名单', 0, 'name post?'])
    expect(
      mapOf(
        workbookOf([
          ['a', 'b'],
          ['姓名', '职务'],
          ['甄试', '主席'],
        ]),
        { headerRow: 2 },
      ),
    ).toEqual(['名单', 2, 'name post'])
  })

  it.each([
    [{ sheet: '别的' }, 'sheet', '文件中没有工作表“别的”。有：“名单”'],
    [{ columns: { Z: 'post' } }, 'columns.Z', '没有列“Z”'],
    [{ columns: { 没有: 'post' } }, 'columns.没有', '没有列“没有”'],
    [{ columns: { 备注: 'note' } }, 'columns.备注', '2 列的表头都是“备注”'],
    [{ columns: { B: 'post', C: 'post' } }, 'columns.C', '两列不能都是“post”'],
    [{ columns: { B: 'post', 负责: 'note' } }, 'columns.负责', '一列也不能有两个含义'],
  ] as const)('is refused where it fits nothing: %j', (input, path, zh) => {
    expect(refusal(() => mapOf(workbook, input))).toEqual({
      code: 'invalid-input',
      path,
      zh: expect.stringContaining(zh),
    })
  })

  it('is remembered by header, newest last, and wins over guesses the next time', () => {
    const input = { columns: { B: 'post', 备注说明: 'ignored' } } as const
    const first = workbookOf([
      ['姓名', '负责（分工）', '备注说明'],
      ['甄试', '主席', 'x'],
    ])
    const habits = habitsOf(
      guessColumns(first, { input: { columns: { ...input.columns } } }),
      { columns: { ...input.columns } },
      { 老: 'note' },
    )
    expect(habits).toEqual({ 老: 'note', 负责分工: 'post', 备注说明: 'ignored' })
    const next = workbookOf([
      ['姓名', '备注 说明', '负责(分工)', '老', '职务'],
      ['甄试', 'x', '主席', 'y', '院长'],
    ])
    expect(mapOf(next, undefined, habits)[2]).toBe('name ignored post note employer-and-title')
  })

  it('is remembered without taking names of objects for habits', () => {
    expect(mapOf(headed('姓名', 'constructor', 'toString'))[2]).toBe('name ignored? ignored?')
  })
})

it.each([
  [
    'no names',
    workbookOf([
      ['单位', '电话'],
      ['某大学', '1'],
    ]),
    '没有找到“姓名”列。找到的表头是：“单位”、“电话”',
  ],
  ['nothing', workbookOf([]), '文件中没有内容'],
  ['no sheet with anything', { kind: 'xlsx', sheets: [] } as const, '文件中没有内容'],
  ['names that were set to be passed over', workbookOf([['姓名'], ['甄试']]), '没有找到“姓名”列'],
])('a file with %s is refused with advice', (what, workbook, zh) => {
  const input = what.startsWith('names') ? ({ columns: { A: 'ignored' } } as const) : undefined
  expect(refusal(() => mapOf(workbook, input))).toMatchObject({
    code: 'unreadable-file',
    zh: expect.stringContaining(zh),
  })
})
