import { performance } from 'node:perf_hooks'
import { describe, expect, it } from 'vitest'
import { newSheet, withPost, withSession } from '../../../../shared/domain/seat-sheet.ts'
import { guessColumns } from '../../../../shared/roster/file/map-columns.ts'
import { readRows } from '../../../../shared/roster/file/read-rows.ts'
import { templateSheets } from '../../../../shared/roster/sheets/template-sheet.ts'
import { readWorkbook } from '../../../../shared/spreadsheet/read-workbook.ts'
import { writeWorkbook } from '../../../../shared/spreadsheet/write-workbook.ts'
import { today } from '../../../support/clock.ts'
import { anOrganization, aPost, aSession } from '../../../support/things.ts'

const clock = () => performance.now()
const society = anOrganization()
const { id } = society
const posts = [aPost(id), aPost(id, { name: '副理事长', role: 'vice-chair', capacity: 3 })]
const sheet = withSession(posts.reduce(withPost, newSheet(society)), aSession(id, 10))
const sheets = templateSheets({ organization: sheet.name, seats: sheet.seats, terms: sheet.terms })

async function read(rows: readonly (readonly string[])[]) {
  const [roster, ...others] = sheets
  if (roster === undefined) throw new RangeError('no sheet')
  const workbook = await readWorkbook(await writeWorkbook([{ ...roster, rows }, ...others]), { clock })
  const map = guessColumns(workbook, {})
  return { workbook, map, ...readRows(workbook, map, { on: today }) }
}

describe('a template', () => {
  it('is read as it is: every column known for sure, and nobody in it', async () => {
    const { map, rows, skipped } = await read([])
    expect(map).toMatchObject({ sheet: '名单', headerRow: 2 })
    expect(map.columns.map(({ as, sure }) => [as, sure])).toEqual(
      [
        'number',
        'name',
        'gender',
        'birth',
        'ethnicity',
        'political',
        'degree',
        'employer',
        'employer-title',
        'professional-title',
        'discipline',
        'post',
        'nature',
        'session',
        'start',
        'end',
        'phone',
        'email',
        'orcid',
        'note',
      ].map((as) => [as, true]),
    )
    expect([rows, skipped]).toEqual([[], []])
  })

  it('is read when it is filled, with each of its choices', async () => {
    const [{ header = [], choices = [] } = {}] = sheets
    const filled = header.map(
      (name) => ({ 姓名: '赵甲', 本会职务: '理事长、副理事长', 出生年月: '1965.10' })[name] ?? '',
    )
    for (const { column, values } of choices)
      for (const value of values) {
        const { rows } = await read([filled.with(column, value)])
        expect([value, rows[0]?.problems, rows[0]?.warnings]).toEqual([value, [], []])
      }
    const { rows } = await read([filled])
    expect(rows).toMatchObject([{ name: '赵甲', posts: ['理事长', '副理事长'], facts: { birth: '1965-10' } }])
  }, 60_000)

  it('has the posts with their seats, and says how it is filled in', async () => {
    const { workbook } = await read([])
    const texts = (name: string) =>
      workbook.sheets.find((each) => each.name === name)?.rows.map(({ cells }) => cells.map((cell) => cell?.text))
    expect(texts('职务一览')?.slice(2)).toEqual(sheet.seats.map(({ name, capacity }) => [name, String(capacity), '是']))
    expect(texts('填写说明')?.length).toBeGreaterThan(5)
  })
})
