import { nameText } from '../../../domain/text.ts'
import { surnameReadings } from '../../../names/surnames.ts'
import type { Cell } from '../../../spreadsheet/workbook.ts'
import { ethnicGroups } from '../../../vocabulary/ethnic-groups.ts'
import { politicalAffiliations } from '../../../vocabulary/political-affiliations.ts'
import { plainWidth, quoted } from './cell-text.ts'
import type { CellRemarks } from './row-remarks.ts'

/** What a cell of names says: the name, and what lists of officials note behind it, 张三（女，回族）. */
export type NameReading = {
  readonly name?: string
  readonly gender?: '2' | '1'
  readonly ethnicity?: string
  readonly politicalAffiliation?: string
}

/** Ends of names of bodies: where a name of five characters or more ends so, it is no person's. */
const bodies = /(?:公司|大学|学院|医院|集团|研究院|研究所|委员会|协会|学会|科协|中心|出版社|有限合伙)$/

/** Marks behind a name, whose meaning only the list itself tells. */
const marks = /\s*[*★☆△▲#※]+$/

/** The person that a cell names; nothing but a problem where it names none or several. */
export function readName(cell: Cell, remarks: CellRemarks): NameReading {
  const text = plainWidth(cell.text).replace(/[•・‧∙･]/g, '·')
  const { bare: marked, notes } = parted(text.replace(marks, ''))
  const bare = marked.replace(marks, '')
  const mark = marks.exec(text)?.[0] ?? marks.exec(marked)?.[0]
  if (bare === '' || cell.kind === 'number' || /[\d@=*★☆△▲#※：:（(【[〔）)\]】〕]/.test(bare))
    return wrong(cell.text, remarks)
  if (several(bare))
    return told(
      remarks,
      'name-several',
      `${quoted(cell.text)}像是几个人的姓名。请每人一行；少数民族或外国人姓名中间用“·”分隔。`,
      `${quoted(cell.text)} looks like the names of several people. Give each a row; parts of one name are joined by "·".`,
    )
  const name = nameText.safeParse(bare.replace(/\n/g, ' '))
  if (!name.success || [...name.data].length > 60 || isSentence(name.data)) return wrong(cell.text, remarks)
  if ([...name.data].length >= 5 && bodies.test(name.data))
    return told(
      remarks,
      'name-of-body',
      `${quoted(cell.text)}像是单位名称，不是人名。请在姓名列写人名，单位写在工作单位列。`,
      `${quoted(cell.text)} looks like the name of a body, not of a person. Write the person here and the body in its own column.`,
    )
  if (mark !== undefined)
    remarks.warning(
      'name-mark',
      `姓名后的标记${quoted(mark)}没有采用，姓名读作${quoted(name.data)}。如表示性别或民族，请写在各自的列。`,
      `The mark ${quoted(mark)} after the name is not taken over; the name is read as ${quoted(name.data)}. If it means gender or ethnicity, write that in its column.`,
    )
  return { name: name.data, ...readNotes(notes, remarks) }
}

/** A line of Han that is longer than any name of one part is a note that stands in the column of names. */
function isSentence(text: string): boolean {
  return !text.includes('·') && (text.match(/\p{Script=Han}/gu) ?? []).length > 12
}

/** A name and what stands in brackets behind it. */
function parted(text: string): { readonly bare: string; readonly notes: string } {
  const open = /[）)\]】〕]$/.test(text) ? text.search(/[（([【〔]/) : -1
  return open === -1
    ? { bare: text, notes: '' }
    : { bare: text.slice(0, open).trimEnd(), notes: text.slice(open + 1, -1) }
}

function readNotes(notes: string, remarks: CellRemarks): Omit<NameReading, 'name'> {
  const read: { gender?: '2' | '1'; ethnicity?: string; politicalAffiliation?: string } = {}
  const left: string[] = []
  for (const note of notes.split(/[、，,;；/\s]+/).filter((each) => each !== '')) {
    const [ethnicity, political] = [ethnicGroups.find(note)[0]?.code, politicalAffiliations.find(note)[0]?.code]
    if (/^女性?$/.test(note)) read.gender = '2'
    else if (/^男性?$/.test(note)) read.gender = '1'
    else if (ethnicity !== undefined && /\p{Script=Han}/u.test(note)) read.ethnicity = ethnicity
    else if (political !== undefined && /\p{Script=Han}/u.test(note)) read.politicalAffiliation = political
    else left.push(note)
  }
  if (left.length > 0)
    remarks.warning(
      'name-note',
      `姓名后括号里的${quoted(left.join('、'))}没有采用。如需保留，请写在各自的列或备注列。`,
      `${quoted(left.join(', '))} in brackets after the name is not taken over. Write it in its own column, or in the notes.`,
    )
  return read
}

/** Several people in a cell: parted by marks, or by spaces into parts that are each long enough for a name (not 欧阳 娜娜, not 郭 姣). */
function several(text: string): boolean {
  if (
    /[、，,;；/／|]|\S\s*\n\s*\S/.test(text) &&
    text.split(/[、，,;；/／|\n]+/).filter((part) => part.trim().length > 1).length > 1
  )
    return true
  const parts = text.split(/\s+/)
  const han = parts.every((part) => /^\p{Script=Han}{2,4}$/u.test(part))
  return parts.length > 1 && han && !compound(parts[0] ?? '')
}

const compounds =
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 长孙 宇文 端木 南宫 西门 独孤 轩辕 呼延'.split(' ')
const compound = (text: string) => compounds.includes(text) || (text.length === 2 && surnameReadings(text).length > 0)

function wrong(text: string, remarks: CellRemarks): NameReading {
  return told(
    remarks,
    'name-form',
    `${quoted(text)}不像姓名。请只写一个人的姓名，不带数字和其他内容。`,
    `${quoted(text)} does not look like a name. Write the name of one person, without digits or anything else.`,
  )
}

function told(remarks: CellRemarks, code: string, zh: string, en: string): NameReading {
  remarks.problem(code, zh, en)
  return {}
}
