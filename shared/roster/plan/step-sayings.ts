import type { Saying } from './plan-remarks.ts'

/** The person has this post by an earlier row. */
export function namedBefore(post: string, row: number): Saying {
  return {
    code: 'post-twice',
    of: 'post',
    zh: `第 ${row} 行已写明此人任“${post}”，该行不再处理。`,
    en: `Row ${row} already says that the person is ${post}; this row adds nothing.`,
  }
}

/** The file differs from the roster in a way that its mode leaves alone. */
export function notChanged(post: string): Saying {
  return {
    code: 'differs',
    of: 'post',
    zh: `此人已任“${post}”，文件所写的任职性质、起止或备注与记录不同；“仅新增”方式不作更改。`,
    en: `The person is ${post} already, and the file differs in nature, dates or note; adding only, nothing is changed.`,
  }
}

/** Facts of a person differ, and the mode leaves them alone. */
export const factsNotChanged: Saying = {
  code: 'facts-differ',
  zh: '此人的信息与文件不同；“仅新增”方式不作更改。',
  en: 'What the file says of the person differs from the record; adding only, nothing is changed.',
}

/** What the row says goes on is over by the record. */
export function endedAlready(post: string): Saying {
  return {
    code: 'ended-already',
    of: 'start',
    zh: `记录中此人从该日起的“${post}”任职已经结束；如系再次任职，请写新的开始日期，否则请写结束日期。`,
    en: `By the record the person's holding of ${post} since then has ended; give the new first day if it began again, else its last day.`,
  }
}

/** Dates that cannot both be. */
export function endsBefore(post: string): Saying {
  return {
    code: 'end-before-start',
    of: 'end',
    zh: `“${post}”的结束日期早于开始日期（或本届开始之日）；请更正。`,
    en: `The holding of ${post} would end before it, or its session, begins; correct the dates.`,
  }
}

/** The record ends on another day. */
export function endDiffers(post: string, end: string): Saying {
  return {
    code: 'end-differs',
    of: 'end',
    zh: `记录中“${post}”的任职于 ${end} 结束，与文件不同，未作更改；如记录有误，请在该任职上更正。`,
    en: `By the record the holding of ${post} ended on ${end}; the file says otherwise and nothing was changed. Correct the membership if it is wrong.`,
  }
}

/** What the file takes for held has not taken effect. */
export function pending(post: string): Saying {
  return {
    code: 'still-pending',
    of: 'post',
    zh: `“${post}”在记录中尚未到任（拟任、公示或待批），导入不改变其状态。`,
    en: `By the record ${post} has not been taken up yet; an import does not change that.`,
  }
}

/** A draft has nobody who has left. */
export const endInDraft: Saying = {
  code: 'end-in-draft',
  of: 'end',
  zh: '筹备中的换届名单不能有已结束的任职；请删去该行或结束日期。',
  en: 'The list of a session that is being prepared cannot hold what has ended; remove the row or its end.',
}

/** A draft begins on one day. */
export function startInDraft(start: string, planned: string | undefined): Saying {
  return {
    code: 'start-in-draft',
    of: 'start',
    zh: `筹备中的一届自 ${planned ?? '换届之日'} 起任职，该行却写 ${start}；请清空或改正。`,
    en: `The session that is being prepared begins on ${planned ?? 'the day of the change'}, but the row says ${start}; empty the cell or correct it.`,
  }
}

/** The dead take no posts. */
export const deceased: Saying = {
  code: 'deceased',
  of: 'name',
  zh: '此人已去世，不能再任职；请核对是否同名，或补写结束日期。',
  en: 'The person has died and takes no posts; check whether somebody else of the name is meant, or add the end.',
}

/** Closed organizations take nobody. */
export function closed(on: string): Saying {
  return {
    code: 'organization-closed',
    zh: `组织已于 ${on} 关闭，只能补记已结束的任职。`,
    en: `The organization closed on ${on}; only what has ended can be added.`,
  }
}

/** Frozen posts are not to be filled. */
export function frozen(post: string): Saying {
  return {
    code: 'post-frozen',
    of: 'post',
    zh: `“${post}”已冻结，暂不补人；请先解冻。`,
    en: `${post} is frozen and not to be filled for now; unfreeze it first.`,
  }
}

/** Abolished posts cannot be filled. */
export function abolished(post: string, on: string): Saying {
  return {
    code: 'post-abolished',
    of: 'post',
    zh: `“${post}”已于 ${on} 撤销；请更正，或补写结束日期。`,
    en: `${post} was abolished on ${on}; correct the row, or add the end.`,
  }
}
