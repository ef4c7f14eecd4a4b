import type { RosterColumn } from '../roster-column.ts'
import { plainWidth } from './cells/cell-text.ts'

/**
 * What columns are called, best first: where two columns mean the same, the one that is named earlier is read. `title` is a
 * meaning of its own here: 职务 is the post in the association or the job at the employer, as the other columns and the cells have it.
 */
const names: readonly (readonly [as: RosterColumn | 'title', names: string])[] = [
  [
    'name',
    '姓名 名字 人员姓名 候选人姓名 拟任人选 人选姓名 委员姓名 理事姓名 代表姓名 专家姓名 成员姓名 中文姓名 人员 人选 name fullname',
  ],
  ['person-id', '聚贤编号 人员编号 personid juxianid'],
  ['number', '序号 编号 号 序 排序 no number 次序 排名 行号'],
  ['gender', '性别 gender sex 男女'],
  ['birth', '出生年月 出生日期 出生年月日 出生时间 生日 出生 出生年份 birth birthdate dateofbirth birthday'],
  ['ethnicity', '民族 族别 ethnicity'],
  ['political', '政治面貌 党派 政治身份 党派情况 所属党派 politicalaffiliation'],
  ['degree', '学位 学历学位 最高学位 最高学历 学历 文化程度 全日制学历学位 degree education'],
  [
    'employer-and-title',
    '工作单位及职务 工作单位和职务 单位及职务 单位和职务 现任单位及职务 现工作单位及职务 现任工作单位及职务 工作单位及现任职务 所在单位及职务 任职单位及职务 工作单位与职务 单位职务 工作单位职务 工作单位及职务职称 工作单位职务职称 单位及职务职称 工作单位现任职务 单位现任职务 行政单位及职务 现单位及职务',
  ],
  [
    'employer',
    '工作单位 所在单位 现工作单位 单位名称 单位 任职单位 工作单位名称 现任单位 employer organization company affiliation',
  ],
  [
    'employer-title',
    '行政职务 单位内职务 单位职位 工作职务 本单位职务 所在单位职务 在单位职务 职务职称 党政职务 技术职务及行政职务 jobtitle',
  ],
  [
    'professional-title',
    '专业技术职称 专业技术职务 职称 技术职称 专业职称 技术职务 专技职务 专业技术资格 professionaltitle',
  ],
  [
    'discipline',
    '学科 学科专业 专业 研究方向 从事专业 研究领域 专业领域 所学专业 学科领域 专业方向 主要研究方向 discipline field',
  ],
  [
    'post',
    '拟任职务 拟任届次及职务 届次及职务 学会职务 科协职务 协会职务 理事会职务 社会团体职务 社团职务 拟任学会职务 拟任科协职务 拟任协会职务 学会内职务 本会职务 担任职务 拟担任职务 拟任社团职务 委员会职务 届内职务 本届职务 新一届职务 拟任岗位 在学会任职 学会任职 科协任职 协会任职 推荐职务 提名职务 候选职务 职务名称 任职岗位 任职 岗位 post position',
  ],
  ['nature', '专兼职 任职性质 任职方式 专职兼职 是否专职 是否兼职 专兼挂 任职类型 职务性质 nature'],
  ['session', '届次 届 届别 所属届次 理事会届次 session'],
  [
    'term',
    '任期 任期起止 任职时间 任职起止 任职起止日期 任期起止日期 任期起止时间 任职起止时间 任职期限 任期时间 任职期间 起止时间 起止年月 任职起止年月 任期起止年月 term',
  ],
  [
    'start',
    '任职开始 任职起始时间 任职开始时间 任期开始 任期起 任职起 任职日期 任期起始 任期起始时间 任期开始时间 起始时间 开始时间 起始日期 开始日期 当选时间 当选日期 就任时间 任职年月 到任时间 聘任时间 聘任日期 start startdate from',
  ],
  [
    'end',
    '任职截止 任期止 任职止 离任 离任时间 离任日期 任职结束 任职结束时间 任期结束 任期截止 任期截止时间 任期结束时间 任职截止时间 截止时间 结束时间 截止日期 结束日期 届满时间 届满日期 任期届满 end enddate to',
  ],
  [
    'phone',
    '手机 手机号码 手机号 移动电话 联系电话 联系方式 电话 电话号码 办公电话 固定电话 phone mobile tel telephone',
  ],
  ['email', '电子邮箱 邮箱 电子邮件 邮箱地址 email mail 邮件'],
  [
    'id-number',
    '身份证号码 身份证号 身份证 公民身份号码 居民身份证号 居民身份证号码 证件号码 证件号 身份证件号码 有效身份证件号码 idnumber',
  ],
  ['orcid', 'orcid orcidid'],
  ['name-en', '英文名 英文姓名 外文名 外文姓名 拼音 姓名拼音 拼音姓名 拼音名 nameen englishname pinyin'],
  ['note', '备注 说明 附注 备考 note notes remark remarks comment'],
]

/** What stands over 起 and 止 where a term has a column for each. */
const termOver =
  /^(?:本届)?(?:任期|任职|起止)?(?:起止)?(?:时间|年月|日期)?(起|起始|始|开始|自|止|终|截止|结束|至)(?:时间|年月|日期)?$/

/** Names of the job where the employer has a column of its own, and of both where it has none. */
const besideEmployer: ReadonlySet<string> = new Set(['单位职务', '工作单位职务', '单位现任职务', '工作单位现任职务'])

/** Whether a header names the job alone once another column names the employer. */
export function isJobBesideEmployer(header: string): boolean {
  return besideEmployer.has(foldHeader(header))
}

/** Names that leave open whether the association's post or the employer's is meant. */
const open = ['职务', '现任职务', '现职务', '职务名', '现职', '职位', '现任职', '任职情况', '职务情况', '担任的职务']

/** What a header means: how sure, and `rank`, smaller for the better name. */
export type HeaderMeaning = { readonly as: RosterColumn | 'title'; readonly sure: boolean; readonly rank: number }

const byName = new Map<string, HeaderMeaning>(
  [...names, ['title', open.join(' ')] as const].flatMap(([as, list]) =>
    list.split(' ').map((name, rank): readonly [string, HeaderMeaning] => [name, { as, sure: true, rank }]),
  ),
)

/** Whole names that may stand within a longer header, longest first; one or two letters say too little. */
const within = [...byName]
  .filter(([name]) => /^\p{Script=Han}{2,}$/u.test(name))
  .toSorted(([a], [b]) => b.length - a.length)

/** The form in which headers are compared: one width, lower case, letters, digits and Han only. */
export function foldHeader(header: string): string {
  return plainWidth(header)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** What a header says: by its whole name, else without its notes in brackets, else by the longest name that it holds. */
export function meaningOf(header: string): HeaderMeaning | undefined {
  const plain = plainWidth(header)
  const whole = foldHeader(plain)
  const base = foldHeader(plain.replace(/[（(【[〔][^）)】\]〕]*(?:[）)】\]〕]|$)/g, ''))
  // 职务（拟任）: the note tells which post is meant.
  const turned = foldHeader(plain.replace(/^([^（(]*)[（(]([^）)]*)[）)].*$/s, '$2$1'))
  const found = byName.get(whole) ?? byName.get(turned) ?? byName.get(base)
  if (found !== undefined) return found
  const side = termOver.exec(whole)?.[1]
  if (side !== undefined) return { as: /^[起始开自]/.test(side) ? 'start' : 'end', sure: true, rank: 20 }
  const inside = base.length > 20 ? undefined : within.find(([name]) => base.includes(name))?.[1]
  return inside === undefined ? undefined : { ...inside, sure: false, rank: inside.rank + 100 }
}
