import { natures } from '../../domain/membership.ts'
import type { Seat } from '../../domain/seat-sheet.ts'
import type { Term } from '../../domain/session.ts'
import type { SheetToWrite } from '../../spreadsheet/workbook.ts'
import type { Entry } from '../../vocabulary/entry.ts'
import { ethnicGroups } from '../../vocabulary/ethnic-groups.ts'
import { membershipNatures } from '../../vocabulary/membership-natures.ts'
import { politicalAffiliations } from '../../vocabulary/political-affiliations.ts'
import type { Vocabulary } from '../../vocabulary/vocabulary.ts'
import { word } from './roster-sheet-person.ts'

/** What a template is made for: an organization with its posts that can be filled, in their order, and its sessions. */
export type TemplateFor = {
  readonly organization: string
  readonly seats: readonly Seat[]
  readonly terms: readonly Term[]
}

const header = [
  '序号',
  '姓名',
  '性别',
  '出生年月',
  '民族',
  '政治面貌',
  '学历学位',
  '工作单位',
  '行政职务',
  '职称',
  '专业',
  '本会职务',
  '任职性质',
  '届次',
  '任职开始',
  '任职截止',
  '手机',
  '邮箱',
  'ORCID',
  '备注',
] as const

const widths = [6, 10, 6, 12, 8, 14, 10, 28, 16, 14, 20, 18, 10, 10, 12, 12, 16, 24, 22, 24]

/** A template to fill in: an empty roster with choices, how to fill it, and the organization's posts. */
export function templateSheets({ organization, seats, terms }: TemplateFor): SheetToWrite[] {
  const at = (name: (typeof header)[number]) => header.indexOf(name)
  const choices = [
    { column: at('性别'), values: ['男', '女'] },
    { column: at('民族'), values: words(ethnicGroups) },
    { column: at('政治面貌'), values: words(politicalAffiliations) },
    { column: at('学历学位'), values: ['学士', '硕士', '博士'] },
    { column: at('本会职务'), values: [...new Set(seats.map(({ name }) => name))] },
    { column: at('任职性质'), values: natures.map((nature) => word(membershipNatures, nature)) },
    { column: at('届次'), values: terms.map(({ number }) => `第${number}届`) },
  ]
  return [
    {
      name: '名单',
      title: [`${organization}名单（请从表头下一行起填写）`],
      header,
      widths,
      rows: [],
      choices: choices.filter(({ values }) => values.length > 0),
    },
    { name: '填写说明', header: ['填写说明', 'How to fill it in'], widths: [60, 60], rows: instructions },
    {
      name: '职务一览',
      title: [`${organization}现有职务`],
      header: ['职务名称', '编制', '是否负责人'],
      widths: [28, 8, 12],
      rows: seats.map(({ name, capacity, responsible }) => [name, capacity, responsible ? '是' : '否']),
    },
  ]
}

function words(list: Vocabulary<Entry>): string[] {
  return [...list.entries()].map(({ code }) => word(list, code)).filter((name) => !/^\d+$/.test(name))
}

const instructions: readonly (readonly [zh: string, en: string])[] = [
  [
    '每人一行；一人兼几个职务，用顿号隔开，如“副理事长、秘书长”，或每个职务写一行。',
    'One row a person; several posts are parted by 、, or have a row each.',
  ],
  [
    '姓名、本会职务必填；其他各列不清楚就留空。留空表示没有说明，不会删去已有的内容。',
    'Name and post are needed; leave the rest blank where it is not known. Blank cells erase nothing.',
  ],
  [
    '日期写成 1965.03、1965年3月 或 1965-03-01；只知道年份时写 1965。',
    'Dates are written 1965.03 or 1965-03-01; 1965 where only the year is known.',
  ],
  [
    '“职务一览”列出现有职务；其他职务请先建立，或在导入时选择自动新建。',
    'The sheet 职务一览 has the posts there are; create others first, or let the import make them.',
  ],
  [
    '任职性质：专职、兼职、挂职、当然、名誉、主持工作；届次写“第十届”或 10。',
    'Natures are 专职, 兼职, 挂职, 当然, 名誉, 主持工作; a session is 第十届 or 10.',
  ],
  ['任职开始、任职截止与本届起止相同的，留空即可。', 'Leave start and end blank where they are those of the session.'],
  [
    '不需要填写身份证号；文件中如有，系统只留下用于认人的加密摘要，不保存号码。',
    'Identity numbers are not needed; of those in a file only a keyed hash is kept, by which people are told apart.',
  ],
]
