import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../../shared/errors.ts'
import { columnMap } from '../../../../shared/roster/column-map.ts'
import { guessColumns } from '../../../../shared/roster/file/map-columns.ts'
import { readRows } from '../../../../shared/roster/file/read-rows.ts'
import { rosterColumns } from '../../../../shared/roster/roster-column.ts'
import { rosterRow } from '../../../../shared/roster/roster-row.ts'
import type { Workbook } from '../../../../shared/spreadsheet/workbook.ts'
import { today } from '../../../support/clock.ts'
import { runs } from '../../../support/property.ts'
import { area, workbookOf } from '../../../support/sheets.ts'

describe('a cell made to keep a reader busy', () => {
  const long = [
    ' ',
    '（',
    '*',
    '1',
    '-',
    '一',
    '、',
    '兼',
    '长兼',
    '大学',
    '院',
    '至',
    '~',
    '1-',
    '姓 名',
    '女、',
    'a、b',
    '&',
    '九十',
  ].flatMap((unit) =>
    [298, 2_000].map((length) => `甲${unit.repeat(length)}`.slice(0, length)).map((text) => `${text}乙`),
  )

  it('is read in any column, with a few remarks and no more', () => {
    const columns = rosterColumns.map((as, at) => ({ column: at + 1, header: as, as, sure: true }))
    const grid = long.flatMap((text) => Array.from({ length: 20 }, () => rosterColumns.map(() => text)))
    const { rows } = readRows(workbookOf(grid), { sheet: '名单', headerRow: 0, columns }, { on: today })
    expect(rows).toHaveLength(grid.length)
    expect(Math.max(...rows.map(({ problems, warnings }) => problems.length + warnings.length))).toBeLessThan(40)
  })
})

describe('whatever a file holds', () => {
  const value = fc.oneof(
    fc.constantFrom(
      '姓名',
      '甄试',
      '甄试、贾试',
      '副主席（5名）',
      '主席兼秘书长（兼）',
      '合计',
      '注：',
      '1965.1',
      '2016-至今',
      '第十届',
      '女',
      '4.4E+17',
      '至今',
      '空缺',
      '某大学教授',
      '#',
      '（',
      '-',
      '教授、博导',
      '数学',
      'a@example.org',
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constant({ kind: 'error', text: '#REF!' } as const),
    fc.constant({ kind: 'boolean', text: 'TRUE' } as const),
    fc.constant({ kind: 'date', text: '1965-02' } as const),
    fc.constant(undefined),
  )
  const grid = fc.array(fc.array(value, { maxLength: 6 }), { maxLength: 8 })
  const corner = fc.integer({ min: 1, max: 8 })
  const areas = fc.array(
    fc
      .tuple(corner, corner, corner, corner)
      .map(([a, b, c, d]) => area(Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d))),
    { maxLength: 3 },
  )
  const map = fc.record({
    sheet: fc.constantFrom('名单', '名单', '名单', '别的'),
    headerRow: fc.integer({ min: 0, max: 3 }),
    columns: fc.uniqueArray(
      fc.record({
        column: fc.integer({ min: 1, max: 7 }),
        header: fc.constantFrom('', '姓名', '甄试'),
        as: fc.constantFrom(...rosterColumns),
        sure: fc.boolean(),
      }),
      { selector: ({ column }) => column, maxLength: 7 },
    ),
  })

  it('each row below the header is read or passed over, once, by any map; nothing but a refusal is thrown', () => {
    fc.assert(
      fc.property(grid, areas, map, (values, merged, each) => {
        const workbook: Workbook = workbookOf(values, merged)
        try {
          const { rows, skipped } = readRows(workbook, columnMap.parse(each), { on: today })
          for (const row of rows) expect(rosterRow.parse(row)).toEqual(row)
          const below = workbook.sheets[0]?.rows.map(({ row }) => row).filter((row) => row > each.headerRow)
          expect([...rows, ...skipped].map(({ row }) => row).toSorted((a, b) => a - b)).toEqual(below)
          for (const { name, personId, problems } of rows)
            expect(name !== undefined || personId !== undefined || problems.length > 0).toBe(true)
        } catch (error) {
          if (!(error instanceof AppError)) throw error
          expect(each.sheet).toBe('别的')
        }
      }),
      runs(1_500),
    )
  })

  it('its columns are guessed, or it is refused with advice', () => {
    const said = fc.dictionary(
      fc.constantFrom('A', 'B', 'C', '姓名', 'x', '__proto__'),
      fc.constantFrom(...rosterColumns),
      { maxKeys: 3 },
    )
    fc.assert(
      fc.property(
        grid,
        areas,
        said,
        fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
        (values, merged, columns, headerRow) => {
          const workbook = workbookOf(values, merged)
          try {
            const guessed = guessColumns(workbook, {
              input: { columns, ...(headerRow === undefined ? {} : { headerRow }) },
            })
            expect(columnMap.parse(guessed)).toEqual(guessed)
            const once = guessed.columns.map(({ as }) => as).filter((as) => as !== 'ignored' && as !== 'number')
            expect(new Set(once).size).toBe(once.length)
          } catch (error) {
            if (!(error instanceof AppError)) throw error
            expect(['invalid-input', 'unreadable-file']).toContain(error.code)
          }
        },
      ),
      runs(1_500),
    )
  })
})
