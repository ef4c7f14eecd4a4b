import type { Bilingual } from '../../errors.ts'
import { type Saying, some } from './plan-remarks.ts'

/** A post is full. */
export function postFull(post: string, capacity: number, on: string): Saying {
  return {
    code: 'post-full',
    of: 'post',
    zh: `“${post}”编制 ${capacity} 人，按此名册自 ${on} 起超出；请提高编制，或写明离任者的结束日期。`,
    en: `${post} takes ${capacity}, and by this roster there would be more from ${on} on; raise the capacity, or give the last day of whoever leaves.`,
  }
}

/** The seat sheet would be too large. */
export function tooVaried(stretches: number): Saying {
  return {
    code: 'roster-too-varied',
    of: 'start',
    zh: `一个组织的任职中，各职务不同的起止日期合计最多约 ${stretches} 种，加上该行就超出；与届次相同的起止日期请留空（留空即随届次），或少建新职务，再重新计划。`,
    en: `One organization can have about ${stretches} different pairs of first and last days in its posts, and this row is beyond that; leave days blank that are the session's, or make fewer new posts, and plan again.`,
  }
}

/** Whoever is new on a roster has a post. */
export const postMissing: Saying = {
  code: 'post-missing',
  of: 'post',
  zh: '新增的人没有写职务；请补上。',
  en: 'This new person has no post; add it.',
}

/** Nobody of those of the name is certainly meant. */
export function reviewNeeded(count: number): Saying {
  return {
    code: 'who-is-meant',
    of: 'name',
    zh: `名录中有 ${count} 个同名的人可能是此人，现有信息不足以认定；请选定其中一人，或确认为新人。`,
    en: `${count} people of this name may be meant, and nothing settles which; choose one, or say that it is a new person.`,
  }
}

/** More people have the name than can be compared. */
export const tooCommon: Saying = {
  code: 'name-too-common',
  of: 'name',
  zh: '同名的人太多，未能全部比对；请填写人员编号，或从候选人中选定。',
  en: 'Too many people have this name to compare them all; give the id of the person, or choose.',
}

/** Others of the name are somebody else. */
export function othersOfName(count: number): Saying {
  return {
    code: 'namesakes',
    of: 'name',
    zh: `名录中另有 ${count} 个同名的人，出生年月、性别或 ORCID 不符，故按新人处理。`,
    en: `${count} others in the directory have this name; birth, gender or ORCID differ, so this is taken for a new person.`,
  }
}

/** Several rows were read as one person. */
export function oneOfRows(rows: Bilingual): Saying {
  return {
    code: 'rows-of-one',
    of: 'name',
    zh: `第 ${rows.zh} 行按同一人处理：姓名相同，职务不同，且无矛盾。`,
    en: `Rows ${rows.en} are taken for one person: the same name, different posts, and nothing against it.`,
  }
}

/** An absent person stays, for an open row may mean them. */
export function heldBack(rows: Bilingual): Saying {
  return {
    code: 'may-be-meant',
    zh: `文件没有写此人的上述职务，但第 ${rows.zh} 行尚有问题或待认定，可能就是此人，故暂不离任；处理好该行后重新计划。`,
    en: `The file does not name these posts of this person, but row ${rows.en} is not settled and may mean them, so nobody is let go; settle that row and plan again.`,
  }
}

/** An absent person's holding cannot be ended by the file. */
export function stuck(posts: readonly string[], on: string): Saying {
  const { zh, en } = some(posts)
  return {
    code: 'end-by-hand',
    zh: `文件没有此人的“${zh}”，但该任职在 ${on} 前尚未开始，或该届已经结束，无法据此写结束日期；请在该任职上处理。`,
    en: `The file does not have this person as ${en}, but that had not begun before ${on}, or its session is over, so no last day follows; settle it with the membership.`,
  }
}

/** Rows without a name may mean anybody. */
export function namelessRows(rows: Bilingual): Saying {
  return {
    code: 'nameless-rows',
    zh: `第 ${rows.zh} 行没有可读的姓名，可能指任何人；与其职务相关的人（未写职务则所有人）暂不离任。`,
    en: `Row ${rows.en} has no readable name and may mean anybody; whoever has its post (anybody, where it names none) is not let go.`,
  }
}

/** Posts that a whole roster does not mention although somebody has them. */
export function unmentioned(posts: readonly string[]): Saying {
  const { zh, en } = some(posts)
  return {
    code: 'posts-unmentioned',
    of: 'post',
    zh: `文件没有写到这些有人担任的职务：${zh}；按“整份名册”，任这些职务的人都将离任。`,
    en: `The file does not mention these posts, which somebody has: ${en}; as a whole roster it lets all of them go.`,
  }
}

/** More than half of the roster would go. */
export function manyLeave(leaving: number, all: number): Saying {
  return {
    code: 'many-leave',
    zh: `名册上的 ${all} 人中有 ${leaving} 人将因不在文件中而离任；请确认文件是整份名册。`,
    en: `${leaving} of the ${all} people on the roster would go for not being in the file; make sure that it is the whole roster.`,
  }
}

/** What has not taken effect stays. */
export function pendingKept(count: number): Saying {
  return {
    code: 'pending-kept',
    zh: `有 ${count} 项尚未到任（拟任、公示、待批）的任职不受导入影响。`,
    en: `${count} memberships that have not been taken up yet are left as they are.`,
  }
}
