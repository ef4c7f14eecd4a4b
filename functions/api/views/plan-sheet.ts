import type { ImportRow } from '../../../shared/directory/imports/read-imports.ts'
import type { SeatSheet } from '../../../shared/domain/seat-sheet.ts'
import type { RowRemark } from '../../../shared/roster/roster-row.ts'
import type { SheetToWrite } from '../../../shared/spreadsheet/workbook.ts'
import { factsSentence, outcomeLabel, rowActionLabels } from './import-labels.ts'
import type { PersonBrief } from './person-brief.ts'
import { stepSentence } from './planned-row-view.ts'

/** All rows of a plan as a sheet: the verdict beside each row of the file, in Chinese and `title` above. */
export function planSheet(
  rows: readonly ImportRow[],
  sheet: SeatSheet,
  briefs: ReadonlyMap<string, PersonBrief>,
  title: string,
): SheetToWrite {
  return {
    name: '核对结果',
    title: [title],
    header: ['行号', '结论', '姓名', '文件中的职务', '认定为', '可能是', '将要写入', '问题', '提示', '结果'],
    widths: [6, 12, 10, 20, 30, 40, 44, 44, 44, 20],
    rows: rows.map(({ row, receipt }) => [
      row.row,
      rowActionLabels[row.action].zh,
      row.name,
      row.posts.join('、'),
      row.personId === undefined ? (row.newPerson === undefined ? undefined : '新人') : who(row.personId, briefs),
      row.personId === undefined
        ? lines(row.candidates.map((each) => `${who(each.personId, briefs)}，${each.score} 分`))
        : undefined,
      lines([...facts(row), ...row.steps.map((step) => stepSentence(step, sheet).zh)]),
      lines(row.problems.map(remarked)),
      lines(row.warnings.map(remarked)),
      receipt &&
        lines([
          outcomeLabel(row.action, receipt.outcome).zh,
          ...(receipt.remark === undefined ? [] : [receipt.remark.zh]),
        ]),
    ]),
  }
}

function facts(row: ImportRow['row']): string[] {
  const sentence = factsSentence(row)
  return sentence === undefined ? [] : [sentence.zh]
}

function who(id: string, briefs: ReadonlyMap<string, PersonBrief>): string {
  const brief = briefs.get(id)
  const about = [brief?.name, brief?.birthYear && `${brief.birthYear} 年生`, brief?.employer?.organization]
  return [...about.filter((each) => each !== undefined), id].join('，')
}

function remarked({ column, header, zh }: RowRemark): string {
  const where = [column, header].filter((each) => each !== undefined).join(' ')
  return where === '' ? zh : `${where}：${zh}`
}

function lines(texts: readonly string[]): string | undefined {
  return texts.length === 0 ? undefined : texts.join('\n')
}
