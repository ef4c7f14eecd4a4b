import type { Bilingual } from '../../errors.ts'
import type { SheetRow } from '../../spreadsheet/workbook.ts'
import { oneLine, plainWidth } from './cells/cell-text.ts'
import { foldHeader } from './header-names.ts'

/** Why a row is passed over. */
export const passed = {
  header: { zh: '重复的表头', en: 'the header again' },
  total: { zh: '合计行', en: 'a total' },
  footer: { zh: '表尾说明（制表、注释、日期等）', en: 'a line at the foot: who drew it up, notes, date' },
  numbers: { zh: '只有序号', en: 'a running number only' },
  unread: { zh: '所读的列中没有内容', en: 'nothing in the columns that are read' },
  vacant: { zh: '空缺的席位', en: 'a vacant seat' },
  section: { zh: '小标题', en: 'a heading among the rows' },
} as const satisfies Record<string, Bilingual>

const total =
  /^(?:合计|总计|共计|小计|总人数|合计人数|以上共|共[:：]?\d+[人名]|共[:：]?[一二三四五六七八九十百]+[人名])/
const footer =
  /^(?:(?:制表|填表|填报|经办|审核|审批|复核|统计|报送|联系)(?:人|单位|时间|日期)?(?:签字|签名|（签字）|\(签字\))?[:：]|(?:注|备注|说明|附注|附|填表说明|填报说明|联系电话|日期|填报日期|单位负责人|负责人签字|盖章)[:：]|(?:注|说明)\d*[.、]|[（(](?:盖章|公章|此表|本表|以?按?姓氏|排名)|\*|※|(?:名单)?[（(]?(?:以上)?按?姓氏(?:笔画|拼音)|\d{4}年\d{1,2}月\d{1,2}日$)/

/** Characters that are looked at: what such rows begin with is short, and so are figures, names and dates in them. */
const longest = 300

/** What a row that names nobody is, by its first text and how many cells it has; undefined for any other row. */
export function footKind({ cells }: SheetRow): 'total' | 'footer' | undefined {
  const [first = '', ...more] = cells.flatMap((cell) => cell?.text ?? [])
  const start = oneLine(first.slice(0, longest)).replace(/\s+/g, '')
  // A person with a name like 共三 has further cells; a total has little besides its figures.
  if (total.test(start))
    return more.every((text) => text.length <= longest && /^[\d.\s人名]+$/.test(oneLine(text))) ? 'total' : undefined
  if (more.length > 2 || !footer.test(start)) return undefined
  return more.every((text) => /[:：]|\d{4}/.test(text)) ? 'footer' : undefined
}

/** Whether a row is the header once more: at least two of its cells, and half of them, read as their own headers (folded) do. */
export function isHeaderAgain({ cells }: SheetRow, headers: ReadonlyMap<number, string>): boolean {
  let filled = 0
  let same = 0
  for (const [at, cell] of cells.entries()) {
    if (cell === undefined) continue
    filled++
    const header = headers.get(at + 1) ?? ''
    // Spaces and notes make a header longer, not four times as long; most cells need not be folded.
    if (header !== '' && cell.text.length <= header.length * 4 + 4 && foldHeader(cell.text) === header) same++
  }
  return (same >= 2 || (same === 1 && headers.size === 1)) && same * 2 >= filled
}

const office =
  /(?:主席|会长|理事长?|秘书长|监事长?|委员|顾问|书记|部长|院长|主任|组长|团长|代表|会员|常委|主席团|理事会|监事会|领导)(?:[（(](?:专职|兼职|挂职|名誉|驻会)[）)])?$/

/** The heading of a section of people, 一、副主席（5名）, without number and count; undefined where it is no heading. */
export function headingOf({ cells }: SheetRow): string | undefined {
  const [first, other] = [...new Set(cells.flatMap((cell) => cell?.text ?? []))]
  if (first === undefined || other !== undefined || first.length > 60) return undefined
  const heading = oneLine(first)
    .replace(/\s+/g, '')
    .replace(/^(?:[（(]?[一二三四五六七八九十]+[）)、.．]|\d+[.、．])/, '')
    .replace(/[:：]$/, '')
    .replace(/[（(]?共?[\d一二三四五六七八九十]+[人名位个][）)]?$/, '')
    .replace(/(?:候选人)?(?:建议)?名单$/, '')
    .replace(/[:：]$/, '')
  return office.test(heading) ? heading : undefined
}

/** Whether the name cell says that nobody holds the seat. */
export function isVacant(name: string): boolean {
  if (name.length > longest) return false
  return /^[（(]?(?:空缺|暂缺|缺|空|待定|待补|出缺|虚位|另行通知|[-—–/]+)[）)]?$/.test(
    plainWidth(name).replace(/\s+/g, ''),
  )
}
