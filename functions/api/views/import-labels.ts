import { type FactName, factNames } from '../../../shared/domain/person.ts'
import type { Bilingual } from '../../../shared/errors.ts'
import type { PlannedRow, RowAction } from '../../../shared/roster/planned-row.ts'
import type { RosterColumn } from '../../../shared/roster/roster-column.ts'
import type { ImportSettings, ImportState, Receipt } from '../../../shared/roster/roster-import.ts'

/** Labels of where an import stands. */
export const importStateLabels: Readonly<Record<ImportState, Bilingual>> = {
  reading: { zh: '正在读取和核对', en: 'Being read' },
  unreadable: { zh: '无法读取', en: 'Unreadable' },
  planned: { zh: '已核对，待确认', en: 'Planned' },
  cancelled: { zh: '已放弃', en: 'Cancelled' },
  applying: { zh: '正在写入', en: 'Being applied' },
  stopped: { zh: '已中断', en: 'Stopped' },
  applied: { zh: '已写入', en: 'Applied' },
  'rolling-back': { zh: '正在撤回', en: 'Being rolled back' },
  'rolled-back': { zh: '已撤回', en: 'Rolled back' },
}

/** Labels of what an import brings about. */
export const importModeLabels: Readonly<Record<ImportSettings['mode'], Bilingual>> = {
  add: { zh: '仅新增', en: 'Add only' },
  update: { zh: '新增并更新', en: 'Add and update' },
  whole: { zh: '整份名单（文件中没有的人离任）', en: 'Whole roster (those absent leave)' },
}

/** Labels of what a row comes to. */
export const rowActionLabels: Readonly<Record<RowAction, Bilingual>> = {
  create: { zh: '新增', en: 'New' },
  change: { zh: '更改', en: 'Change' },
  leave: { zh: '离任', en: 'Leave' },
  unchanged: { zh: '无变化', en: 'Unchanged' },
  review: { zh: '待确认是谁', en: 'To be told who' },
  problem: { zh: '有问题', en: 'Problem' },
}

/** Labels of what became of a row. */
export const outcomeLabels: Readonly<Record<Receipt['outcome'], Bilingual>> = {
  done: { zh: '已写入', en: 'Done' },
  nothing: { zh: '无需写入', en: 'Nothing to do' },
  moved: { zh: '情况已变，未写入', en: 'Moved on, not written' },
}

/** What became of a row, in words: one that nothing was done about because it was not clear is not one that needed nothing. */
export function outcomeLabel(action: RowAction, outcome: Receipt['outcome']): Bilingual {
  if (outcome !== 'nothing') return outcomeLabels[outcome]
  if (action === 'problem') return { zh: '有问题，未写入', en: 'Not written, for its problems' }
  return action === 'review' ? { zh: '待确认，未写入', en: 'Not written, waits to be settled' } : outcomeLabels.nothing
}

/** Names of a person's facts. */
export const factLabels: Readonly<Record<FactName, Bilingual>> = {
  names: { zh: '姓名', en: 'names' },
  birth: { zh: '出生年月', en: 'birth' },
  gender: { zh: '性别', en: 'gender' },
  ethnicity: { zh: '民族', en: 'ethnicity' },
  nationality: { zh: '国籍', en: 'nationality' },
  workplace: { zh: '工作地', en: 'place of work' },
  nativePlace: { zh: '籍贯', en: 'native place' },
  employments: { zh: '工作单位及职务', en: 'employment' },
  disciplines: { zh: '专业', en: 'disciplines' },
  professionalTitle: { zh: '职称', en: 'professional title' },
  talentCategories: { zh: '人才类别', en: 'talent categories' },
  delegateRoles: { zh: '代表职务', en: 'delegate roles' },
  languages: { zh: '语言', en: 'languages' },
  educations: { zh: '学历学位', en: 'education' },
  politicalAffiliation: { zh: '政治面貌', en: 'political affiliation' },
  cadre: { zh: '干部级别', en: 'rank as cadre' },
  identifiers: { zh: '标识', en: 'identifiers' },
  contacts: { zh: '联系方式', en: 'contacts' },
  note: { zh: '备注', en: 'note' },
}

/** The facts that a row changes, in words: 更新：性别、职称. */
export function factsSentence({ facts, identity, newPerson }: PlannedRow): Bilingual | undefined {
  const names = factNames.options.filter((name) => facts?.[name] !== undefined)
  const labels = names.map((name) => factLabels[name])
  if (identity !== undefined && newPerson === undefined) labels.push({ zh: '身份证号', en: 'identity number' })
  if (labels.length === 0) return undefined
  return {
    zh: `更新：${labels.map(({ zh }) => zh).join('、')}`,
    en: `Updated: ${labels.map(({ en }) => en).join(', ')}`,
  }
}

/** Labels of what a column can say. */
export const columnLabels: Readonly<Record<RosterColumn, Bilingual>> = {
  number: { zh: '序号', en: 'Number' },
  name: { zh: '姓名', en: 'Name' },
  'person-id': { zh: '人员编号', en: 'Id of the person' },
  gender: { zh: '性别', en: 'Gender' },
  birth: { zh: '出生年月', en: 'Birth' },
  ethnicity: { zh: '民族', en: 'Ethnicity' },
  political: { zh: '政治面貌', en: 'Political affiliation' },
  degree: { zh: '学历学位', en: 'Degree' },
  'employer-and-title': { zh: '工作单位及职务', en: 'Employer and title' },
  employer: { zh: '工作单位', en: 'Employer' },
  'employer-title': { zh: '单位职务', en: 'Title at the employer' },
  'professional-title': { zh: '职称', en: 'Professional title' },
  discipline: { zh: '学科专业', en: 'Discipline' },
  post: { zh: '任（拟任）职务', en: 'Post' },
  nature: { zh: '任职性质', en: 'Nature' },
  session: { zh: '届次', en: 'Session' },
  term: { zh: '任期起止', en: 'Term' },
  start: { zh: '任职开始', en: 'First day' },
  end: { zh: '任职结束', en: 'Last day' },
  phone: { zh: '电话', en: 'Phone' },
  email: { zh: '电子邮箱', en: 'E-mail' },
  'id-number': { zh: '身份证号（只存加密摘要，不存号码）', en: 'Identity number (kept only as a keyed hash)' },
  orcid: { zh: 'ORCID', en: 'ORCID' },
  'name-en': { zh: '英文姓名', en: 'Name in English' },
  note: { zh: '备注', en: 'Note' },
  ignored: { zh: '不读取', en: 'Not read' },
}
