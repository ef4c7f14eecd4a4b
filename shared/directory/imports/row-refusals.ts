import type { RowRemark } from '../../roster/roster-row.ts'

/** Why a row is left out when its batch is applied: the directory is not as it was when the plan was made. */
export const rowRefusals = {
  person: {
    code: 'person-moved',
    zh: '此人的记录在核对之后被改动、合并或删除；请重新核对。',
    en: 'The record of this person was changed, merged or deleted after the plan was made; plan anew.',
  },
  membership: {
    code: 'membership-moved',
    zh: '这项任职在核对之后被改动；请重新核对。',
    en: 'This membership was changed after the plan was made; plan anew.',
  },
  there: {
    code: 'membership-there',
    zh: '核对之后已有人录入同一任职；请重新核对。',
    en: 'Somebody entered the same membership after the plan was made; plan anew.',
  },
  first: {
    code: 'person-not-created',
    zh: '同一新人的前一行没有写入，本行也不写；请重新核对。',
    en: 'The earlier row of the same new person was not written, so neither is this one; plan anew.',
  },
  post: {
    code: 'post-moved',
    zh: '这个职务或届次在核对之后被改动或撤销；请重新核对。',
    en: 'The post or session was changed or abolished after the plan was made; plan anew.',
  },
  closed: {
    code: 'organization-closed',
    zh: '组织已关闭，不再接收任职。',
    en: 'The organization is closed and takes no memberships any more.',
  },
  deceased: {
    code: 'person-deceased',
    zh: '此人已去世，只能补记已结束的任职。',
    en: 'The person has died; only memberships that have ended can be added.',
  },
  identifier: {
    code: 'identifier-taken',
    zh: '行中的标识（如 ORCID）已属于另一人；请核对是否同一人。',
    en: 'An identifier in the row (ORCID, for one) belongs to somebody else; check whether they are the same person.',
  },
  employer: {
    code: 'employer-moved',
    zh: '所引用的工作单位已不存在；请重新核对。',
    en: 'The employer that is referred to is not there any more; plan anew.',
  },
  unfit: {
    code: 'outcome-unfit',
    zh: '写入后的记录不合规则（日期先后或项数）；请核对本行的日期。',
    en: 'The record would break a rule (order of dates, number of entries); check the dates of this row.',
  },
  large: {
    code: 'row-too-large',
    zh: '本行一次要写的内容过多；请把它分成几行。',
    en: 'The row would write too much at once; split it into several rows.',
  },
} as const satisfies Readonly<Record<string, RowRemark>>
