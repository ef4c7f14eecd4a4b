import type { FactName } from '../../../shared/domain/person.ts'
import type { Bilingual } from '../../../shared/errors.ts'

/** What the facts of a person are called. */
export const factLabels: Readonly<Record<FactName, Bilingual>> = {
  names: { zh: '姓名', en: 'Names' },
  birth: { zh: '出生日期', en: 'Birth' },
  gender: { zh: '性别', en: 'Gender' },
  ethnicity: { zh: '民族', en: 'Ethnic group' },
  nationality: { zh: '国籍', en: 'Nationality' },
  workplace: { zh: '工作地', en: 'Place of work' },
  nativePlace: { zh: '籍贯', en: 'Native place' },
  employments: { zh: '工作单位与职务', en: 'Employment' },
  disciplines: { zh: '学科', en: 'Disciplines' },
  professionalTitle: { zh: '专业技术职称', en: 'Professional title' },
  talentCategories: { zh: '人才类别', en: 'Talent categories' },
  delegateRoles: { zh: '代表、委员身份', en: 'Mandates as delegate' },
  languages: { zh: '语言', en: 'Languages' },
  educations: { zh: '学历学位', en: 'Education' },
  politicalAffiliation: { zh: '政治面貌', en: 'Political affiliation' },
  cadre: { zh: '干部职级', en: 'Rank as a cadre' },
  identifiers: { zh: '标识', en: 'Identifiers' },
  contacts: { zh: '联系方式', en: 'Contacts' },
  note: { zh: '备注', en: 'Note' },
}

/** Headings of what a person is told, in the order of the page. */
export const sectionLabels = {
  facts: { zh: '基本信息', en: 'Facts' },
  identity: { zh: '身份证号', en: 'Identity number' },
  memberships: { zh: '任职', en: 'Posts' },
  honours: { zh: '荣誉与计划', en: 'Honours and programmes' },
  mentorings: { zh: '所指导的人', en: 'Those mentored' },
  affiliations: { zh: '海外网络', en: 'Overseas networks' },
  engagements: { zh: '参加的活动', en: 'Activities' },
  rulings: { zh: '批准与限制', en: 'Approvals and bars' },
  handling: { zh: '处理依据与保存期限', en: 'Ground of processing and retention' },
  consents: { zh: '同意', en: 'Consents' },
  recipients: { zh: '接收方', en: 'Recipients' },
  referrals: { zh: '举荐', en: 'Referral cases' },
  imports: { zh: '导入的文件', en: 'Imported files' },
  merged: { zh: '合并与区分', en: 'Records merged, and told apart' },
  corrections: { zh: '更正请求', en: 'Requests for correction' },
  looks: { zh: '对受限信息的查看', en: 'Looks at restricted fields' },
  changes: { zh: '记录的变动', en: 'Changes of the record' },
  index: { zh: '检索索引', en: 'Search index' },
} as const satisfies Readonly<Record<string, Bilingual>>
