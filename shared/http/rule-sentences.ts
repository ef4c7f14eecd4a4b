import type { Bilingual, ErrorCode } from '../errors.ts'

/** A sentence about one fault of the input, and the code of the refusal when it is the only kind of fault. */
export type CodedSentence = Bilingual & { readonly code: ErrorCode }

/** What the schemas of the domain and of the edge name as `error` of a rule, in words; `given` is the refused value as quoted text, `about` what follows the colon. */
export const ruleSentences: Readonly<Record<string, (given: string, about: string) => CodedSentence>> = {
  'date-form': (given) => ({
    code: 'invalid-date',
    zh: `${given}不是日期；请写成 2024、2024-06 或 2024-06-30，不知道的部分不写。`,
    en: `${given} is not a date; write 2024, 2024-06 or 2024-06-30, and leave out what is not known.`,
  }),
  'day-form': (given) => ({
    code: 'invalid-date',
    zh: `${given}不是完整的日期；请写成 2024-06-30。`,
    en: `${given} is not a whole day; write it as 2024-06-30.`,
  }),
  'date-impossible': (given) => ({
    code: 'invalid-date',
    zh: `${given}在日历上不存在；请核对月份和日子。`,
    en: `${given} does not exist in the calendar; check the month and the day.`,
  }),
  'day-range': (given) => ({
    code: 'invalid-date',
    zh: `${given}不在 1949-10-01 至 2100-12-31 之间；请核对年份。`,
    en: `${given} does not lie between 1949-10-01 and 2100-12-31; check the year.`,
  }),
  'end-before-start': () => ({
    code: 'end-before-start',
    zh: '结束日期早于开始日期；请核对两个日期。',
    en: 'The end lies before the start; check both dates.',
  }),
  'id-form': (given, prefix) => ({
    code: 'invalid-input',
    zh: `${given}不是这里所要的编号；应以 ${prefix}_ 开头，请原样使用系统给出的编号。`,
    en: `${given} is not an id of the kind needed here; it starts with ${prefix}_, copy it as the system gave it.`,
  }),
  'principal-form': (given) => ({
    code: 'invalid-input',
    zh: `${given}不是主体编号；应为 user: 或 client: 加上登录服务给出的编号（sub），请原样抄写，在地址中要作百分号编码。`,
    en: `${given} is not a principal; write user: or client: and the subject that the sign-in service knows them by, exactly, percent-encoded in an address.`,
  }),
  'node-form': (given) => ({
    code: 'invalid-input',
    zh: `${given}不是节点；请写组织编号（org_ 开头），或写 * 表示全部。`,
    en: `${given} is not a node; write the id of an organization (org_…), or * for all of the directory.`,
  }),
  'region-outside-china': () => ({
    code: 'invalid-input',
    zh: '行政区划代码只用于中国（country 为 CN）；境外城市请写在 city。',
    en: 'Region codes are for China only (country CN); write a city elsewhere in city.',
  }),
  'form-of-other-kind': (given, kinds) => ({
    code: 'invalid-input',
    zh: `${given}是另一类别组织的形式（kind 为 ${kinds}）；请核对 kind 与 form。`,
    en: `${given} is a form of another kind of organization (${kinds}); check kind and form.`,
  }),
  'control-character': () => ({
    code: 'invalid-input',
    zh: '含有控制字符（如制表符、换行符）；请删去，只写一行文字。',
    en: 'It holds a control character such as a tab or a line break; remove it and write one line of text.',
  }),
  'matter-form': (given) => ({
    code: 'invalid-input',
    zh: `${given}不能作事由名；请用小写字母、数字和 -，以字母开头，如 age、serving-cadre。`,
    en: `${given} is not the name of a matter; write lower-case letters, digits and -, beginning with a letter, as age or serving-cadre.`,
  }),
  'votes-over-voters': () => ({
    code: 'invalid-input',
    zh: '赞成票多于总票数；请核对 votes 与 of。',
    en: 'There are more votes for than votes in all; check votes and of.',
  }),
  'post-of-approval': () => ({
    code: 'invalid-input',
    zh: '批准（approval）须写明所批准的职务 postId；禁止情形和核实记录不写职务。',
    en: 'An approval names the post it is for (postId); a bar or a clearance names none.',
  }),
  'approver-missing': () => ({
    code: 'invalid-input',
    zh: '批准须写明由谁批准（by）。',
    en: 'An approval says who gave it (by).',
  }),
  'rule-id': (given) => ({
    code: 'invalid-input',
    zh: `${given}不能作规则编号；请用字母、数字和 . _ -，以字母或数字开头，至多 60 个字符。`,
    en: `${given} cannot be the id of a rule; write letters, digits and . _ -, at most 60 characters.`,
  }),
  'pack-id': (given) => ({
    code: 'invalid-input',
    zh: `${given}不能作规则包名；请用小写字母、数字和 -，如 cn-330000-elections-2026。`,
    en: `${given} cannot be the name of a rule pack; write lower-case letters, digits and -, as cn-330000-elections-2026.`,
  }),
  'rule-twice': () => ({
    code: 'invalid-input',
    zh: '同一编号的规则出现了两次；每条规则请用不同的编号。',
    en: 'Two rules have the same id; give each its own.',
  }),
  'share-over-one': () => ({
    code: 'invalid-input',
    zh: '比例大于一；num 不能大于 den。',
    en: 'The share is over one; num may not be larger than den.',
  }),
  'bound-missing': () => ({
    code: 'invalid-input',
    zh: '规则没有写出界限；请写 min、max、minShare、maxShare 中的一项或几项。',
    en: 'The rule bounds nothing; give some of min, max, minShare and maxShare.',
  }),
  'share-of-what': () => ({
    code: 'invalid-input',
    zh: '比例须写明以什么为基数（of）：members、delegates 或若干职务类别。',
    en: 'A share needs what it is measured by (of): members, delegates, or role classes.',
  }),
  'rule-of-calendar': (given) => ({
    code: 'invalid-input',
    zh: `${given}是换届日程的规则，名单核查不用；请删去。`,
    en: `${given} is a rule of the calendar, which a check of a slate does not use; remove it.`,
  }),
  'one-distance': () => ({
    code: 'invalid-input',
    zh: 'years、months、days、workingDays 须写且只写一个。',
    en: 'Give exactly one of years, months, days and workingDays.',
  }),
  'verdict-without-post': () => ({
    code: 'invalid-input',
    zh: '按结论筛选（verdicts）须先写明职务 post。',
    en: 'To filter by verdict, name the post.',
  }),
  'person-twice': () => ({
    code: 'invalid-input',
    zh: '同一个人列了两次；请删去重复的。',
    en: 'The same person is listed twice; remove one.',
  }),
  'employer-missing': () => ({
    code: 'invalid-input',
    zh: '任职单位缺失；请写 organizationId（已收录的单位）或 organization（单位名称）。',
    en: 'The employer is missing; give organizationId for one in the directory, or organization for its name.',
  }),
  'honour-or-name': () => ({
    code: 'invalid-input',
    zh: 'honour（荣誉代码）与 name（目录外荣誉的名称）须写且只写一个。',
    en: 'Give either honour (a code) or name (for one outside the list), and not both.',
  }),
  'cohort-label': (given) => ({
    code: 'invalid-input',
    zh: `${given}不能作批次标识；请以字母、数字或汉字开头，不含 / # % \\，例如 2024-2026。`,
    en: `${given} is no label of a cohort; begin with a letter or digit and leave out / # % \\, for example 2024-2026.`,
  }),
  'granted-over-asked': () => ({
    code: 'invalid-input',
    zh: '批准名额（granted）多于申报名额（asked）；请核对两数。',
    en: 'More places are granted than asked for; check granted and asked.',
  }),
  'decision-without-grant': () => ({
    code: 'invalid-input',
    zh: '有 decidedOn（评定日期）就须写 granted（批准名额，未获批写 0）。',
    en: 'With decidedOn give granted too: the places granted, 0 for none.',
  }),
  'base-post-of-ex-officio': () => ({
    code: 'invalid-input',
    zh: '当然职务（filledBy 为 ex-officio）须写 basePostId，其他职务不写。',
    en: 'A post that is filled ex-officio needs basePostId, and no other post has it.',
  }),
  'json-long': (_, most) => ({
    code: 'invalid-input',
    zh: `内容过长，写成 JSON 最多 ${most} 个字符；请精简条件或依据。`,
    en: `It is too long: at most ${most} characters as JSON; shorten the conditions or the evidence.`,
  }),
  'comment-empty': () => ({
    code: 'invalid-input',
    zh: 'stance 为 comment 的意见须写 text。',
    en: 'An opinion whose stance is comment needs a text.',
  }),
  'reason-without-end': () => ({
    code: 'invalid-input',
    zh: '只有 status 为 ended 的任职才有 endReason。',
    en: 'Only a membership whose status is ended has an endReason.',
  }),
  'language-form': (given) => ({
    code: 'invalid-input',
    zh: `${given}不是语言标签；请写成 zh-Hans、en 这样的 BCP 47 标签。`,
    en: `${given} is not a language tag; write a BCP 47 tag such as zh-Hans or en.`,
  }),
  'filter-empty': () => ({
    code: 'invalid-input',
    zh: '条件中有空的值；用 | 分开的每一项都须有内容。',
    en: 'There is an empty value; each part between | needs one.',
  }),
  'filter-negation': () => ({
    code: 'invalid-input',
    zh: '! 只能写一次，写在最前面，表示“都不是”：!a|b。',
    en: 'The ! may stand only once, in front, and means none of these: !a|b.',
  }),
  'filter-long': (_, most) => ({
    code: 'invalid-input',
    zh: `一个条件最多列 ${most} 个值；请分几次查询。`,
    en: `One filter takes at most ${most} values; ask in several requests.`,
  }),
  'range-form': (given) => ({
    code: 'invalid-input',
    zh: `${given}不是范围；请写成 a..b、a..、..b 或单个值。`,
    en: `${given} is not a range; write a..b, a.., ..b or a single value.`,
  }),
  'range-reversed': () => ({
    code: 'invalid-input',
    zh: '范围的起点大于终点；请对调两端。',
    en: 'The range starts after it ends; swap the two sides.',
  }),
  'number-form': (given) => ({
    code: 'invalid-input',
    zh: `${given}不是整数。`,
    en: `${given} is not a whole number.`,
  }),
  'min-over-max': () => ({
    code: 'invalid-input',
    zh: '下限大于上限，没有什么能够满足；请核对。',
    en: 'The least is more than the most, which nothing can meet; check both.',
  }),
  'range-backwards': () => ({
    code: 'invalid-input',
    zh: 'to 小于 from；请对调两端。',
    en: 'to lies before from; swap the two.',
  }),
  'range-empty': () => ({
    code: 'invalid-input',
    zh: '范围没有内容；请写 from、to 或两者。',
    en: 'The range bounds nothing; give from, to or both.',
  }),
  'condition-one-key': () => ({
    code: 'invalid-input',
    zh: '每个条件须写且只写一项（all、any、none 或一个字段）；几项条件请放进 all。',
    en: 'A condition has exactly one key: all, any, none or one field; put several into all.',
  }),
  'query-too-deep': (_, most) => ({
    code: 'query-too-complex',
    zh: `条件嵌套过深，最多 ${most} 层。`,
    en: `The conditions are nested too deep; at most ${most} levels.`,
  }),
  'query-too-many-conditions': (_, most) => ({
    code: 'query-too-complex',
    zh: `条件过多，must 与 should 合计最多 ${most} 项。`,
    en: `There are too many conditions; must and should together take at most ${most}.`,
  }),
  'recipient-twice': () => ({
    code: 'invalid-input',
    zh: '接收方只写一处：本系统中的组织写 recipientId，其他的写 recipient。',
    en: 'Name the recipient once: recipientId for an organization of the directory, recipient for any other.',
  }),
  'recipient-missing': () => ({
    code: 'invalid-input',
    zh: '向他人或境外提供的同意须写明接收方：recipientId 或 recipient。',
    en: 'A consent to passing on or sending abroad names who receives it: recipientId or recipient.',
  }),
  'reason-missing': () => ({
    code: 'invalid-input',
    zh: '拒绝更正须在 reason 中说明理由，告知本人。',
    en: 'A refusal gives its reason, for the person is told.',
  }),
  'patch-version': () => ({
    code: 'invalid-input',
    zh: 'patch 与 personVersion（此人记录的版本）须一并写。',
    en: 'A patch goes together with personVersion, the version of the person that it is for.',
  }),
  'patch-state': () => ({
    code: 'invalid-input',
    zh: '只有接受（accepted）的更正才能附 patch。',
    en: 'Only an accepted correction takes a patch.',
  }),
  'activity-name': (given) => ({
    code: 'invalid-input',
    zh: `${given}不能作处理活动的名称；请用小写字母、数字和 -，以字母开头，如 roster-keeping。`,
    en: `${given} is not the name of an activity; write lower-case letters, digits and -, beginning with a letter, as roster-keeping.`,
  }),
}
