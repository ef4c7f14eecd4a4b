import type { Bilingual } from '../errors.ts'

/** An activity of processing as the product itself knows it (arts. 54-56 of the law); what only the operator knows is in their own entry. */
export type Activity = {
  readonly activity: string
  readonly title: Bilingual
  readonly purpose: Bilingual
  /** Codes of `lawful-bases` that it usually rests on; each record has its own. */
  readonly bases: readonly string[]
  readonly categories: Bilingual
  readonly recipients: Bilingual
  /** Ids of retention rules. */
  readonly retention: readonly string[]
  readonly measures: readonly string[]
  /** Whether an impact assessment is due beforehand, and by which words of art. 55. */
  readonly assessment: Bilingual | undefined
}

const always = ['access-by-role-and-node', 'audit-chain', 'encryption', 'tls'] as const

/** What the measures are. */
export const measures: Readonly<Record<string, Bilingual>> = {
  'access-by-role-and-node': {
    zh: '按角色和组织节点授权，默认拒绝',
    en: 'Access by role and node of the organization tree, refused by default',
  },
  'audit-chain': {
    zh: '每次写入和对受限信息的查看留痕，防篡改',
    en: 'Every write and every look at restricted fields on record, tamper-evident',
  },
  encryption: { zh: '存储加密', en: 'Encryption at rest' },
  tls: { zh: '传输加密', en: 'TLS in transit' },
  'keyed-hash': { zh: '身份证号只保存加密钥的散列值', en: 'Identity numbers only as keyed hashes' },
  'restricted-on-request': {
    zh: '联系方式、完整出生日期须写明用途方可查看',
    en: 'Contacts and full births only for a stated purpose',
  },
  'consent-checked': {
    zh: '推荐前核对同意，撤回即停止',
    en: 'Consent checked before a recommendation, withdrawal stops it at once',
  },
  expiry: { zh: '到期自动删除', en: 'Deleted by themselves when their time is over' },
}

/** Every activity of the product. */
export const activities: readonly Activity[] = [
  {
    activity: 'roster-keeping',
    title: { zh: '名册管理', en: 'Keeping rosters' },
    purpose: {
      zh: '记录科协组织、学会的机构、职务和任职，办理换届',
      en: 'Record organizations, posts and who holds them; changes of session',
    },
    bases: ['statutory-duty', 'public-information', 'consent'],
    categories: {
      zh: '姓名、单位、职务、任期、学科、职称、性别、出生年、民族、政治面貌',
      en: 'Names, employment, posts, terms, fields, titles, gender, year of birth, ethnic group, political affiliation',
    },
    recipients: {
      zh: '科协系统内有权限的工作人员；经授权的系统',
      en: 'Staff of the associations with rights to it; machine clients that were granted reading',
    },
    retention: ['person'],
    measures: [...always, 'keyed-hash', 'restricted-on-request'],
    assessment: { zh: '含敏感个人信息（第五十五条第一项）', en: 'Sensitive information (art. 55(1))' },
  },
  {
    activity: 'roster-import',
    title: { zh: '名册导入', en: 'Importing rosters' },
    purpose: { zh: '从各组织提交的表格更新名册', en: 'Update rosters from the tables that organizations hand in' },
    bases: ['statutory-duty'],
    categories: {
      zh: '表格所列内容，联系方式；身份证号读取后不保存原文',
      en: 'What the tables list, contacts; identity numbers are not kept as read',
    },
    recipients: { zh: '无', en: 'None' },
    retention: ['import-file', 'person'],
    measures: [...always, 'keyed-hash', 'expiry'],
    assessment: { zh: '含敏感个人信息（第五十五条第一项）', en: 'Sensitive information (art. 55(1))' },
  },
  {
    activity: 'referral',
    title: { zh: '人选举荐', en: 'Recommending people' },
    purpose: {
      zh: '检索人选、核对资格，推荐职务、奖励、计划和国际组织任职',
      en: 'Find people, check whether they may take a post, recommend them for posts, awards, programmes, international organizations',
    },
    bases: ['consent', 'statutory-duty'],
    categories: {
      zh: '名册所列内容，推荐理由、意见、资格核对结果',
      en: 'What rosters list, reasons, opinions, results of the check',
    },
    recipients: {
      zh: '作出决定的组织；境外组织须单独同意',
      en: 'The organization that decides; one abroad only with separate consent',
    },
    retention: ['nominee', 'person'],
    measures: [...always, 'consent-checked'],
    assessment: {
      zh: '向他人提供、自动化辅助决策、向境外提供（第五十五条第二至四项）',
      en: 'Passing on, automated support of decisions, sending abroad (art. 55(2)-(4))',
    },
  },
  {
    activity: 'contact',
    title: { zh: '学术活动与联络', en: 'Activities and contact' },
    purpose: { zh: '记录参加的活动，联系本人', en: 'Record who took part in what, and reach them' },
    bases: ['consent', 'statutory-duty'],
    categories: { zh: '联系方式、参加的活动', en: 'Contacts, activities taken part in' },
    recipients: { zh: '无', en: 'None' },
    retention: ['person'],
    measures: [...always, 'restricted-on-request'],
    assessment: undefined,
  },
  {
    activity: 'rights-of-people',
    title: { zh: '个人行使权利的办理', en: 'Requests of people' },
    purpose: { zh: '查阅、更正、撤回同意、删除', en: 'Disclosure, correction, withdrawal of consent, erasure' },
    bases: ['statutory-duty'],
    categories: { zh: '请求及其办理情况', en: 'Requests and what became of them' },
    recipients: { zh: '本人', en: 'The person' },
    retention: ['person'],
    measures: [...always],
    assessment: undefined,
  },
  {
    activity: 'accountability',
    title: { zh: '留痕与审计', en: 'Audit' },
    purpose: { zh: '证明谁在何时做了什么', en: 'Show who did what and when' },
    bases: ['statutory-duty'],
    categories: {
      zh: '操作者编号、时间、变动前后的值；删除后只留编号',
      en: 'Ids of actors, times, values before and after; after an erasure ids only',
    },
    recipients: { zh: '审计人员', en: 'Auditors' },
    retention: ['impact-assessment'],
    measures: [...always],
    assessment: undefined,
  },
]
