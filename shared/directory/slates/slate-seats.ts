import { organizationOf } from '../../domain/ids.ts'
import type { Post } from '../../domain/post.ts'
import { AppError, type Fault } from '../../errors.ts'
import type { SlateInput } from './slate-input.ts'

/** A proposed seat with its post. */
export type ProposedSeat = SlateInput['seats'][number] & { readonly post: Post }

/**
 * The seats of a slate with their posts. Throws `unknown-reference` naming every seat whose post is not one of the organization's, or
 * whose person is not there, and `invalid-input` for a person who is proposed twice for one post.
 */
export function seatsOf(
  { organizationId, seats }: SlateInput,
  posts: readonly Post[],
  isThere: (personId: string) => boolean,
): ProposedSeat[] {
  const byId = new Map(posts.map((post) => [post.id, post]))
  const first = new Map<string, number>()
  const faults: Fault[] = []
  const twice: Fault[] = []
  const found: ProposedSeat[] = []
  for (const [at, seat] of seats.entries()) {
    const { personId, postId } = seat
    const key = `${personId} ${postId}`
    const before = first.get(key)
    if (before !== undefined) twice.push(sameSeat(at, before))
    first.set(key, before ?? at)
    const post = byId.get(postId)
    if (post === undefined)
      faults.push(organizationOf(postId) === organizationId ? noPost(at, postId) : ofAnother(at, postId))
    if (!isThere(personId)) faults.push(nobody(at, personId))
    if (post !== undefined) found.push({ ...seat, post })
  }
  if (faults.length > 0) throw refusal('unknown-reference', [...faults, ...twice])
  if (twice.length > 0) throw refusal('invalid-input', twice)
  return found
}

function refusal(code: 'unknown-reference' | 'invalid-input', faults: readonly Fault[]): AppError {
  const [only] = faults
  const detail =
    only !== undefined && faults.length === 1
      ? { zh: `${only.path}：${only.zh}`, en: `${only.path}: ${only.en}` }
      : {
          zh: `名单中有 ${faults.length} 处错误，见 errors 各项。`,
          en: `There are ${faults.length} faults in the slate; see each in errors.`,
        }
  return new AppError(code, detail, faults)
}

function ofAnother(at: number, postId: string): Fault {
  return {
    path: `seats.${at}.postId`,
    zh: `${postId} 是另一个组织的职务；一份名单只写一个组织的职务。`,
    en: `${postId} is a post of another organization; a slate holds the posts of one.`,
  }
}

function noPost(at: number, postId: string): Fault {
  return {
    path: `seats.${at}.postId`,
    zh: `该组织没有职务 ${postId}；请先设立或核对编号。`,
    en: `The organization has no post ${postId}; create it first or check the id.`,
  }
}

function nobody(at: number, personId: string): Fault {
  return {
    path: `seats.${at}.personId`,
    zh: `没有编号为 ${personId} 的人；请先收录或核对编号。`,
    en: `There is no person ${personId}; add the person first or check the id.`,
  }
}

function sameSeat(at: number, before: number): Fault {
  return {
    path: `seats.${at}`,
    zh: `与 seats.${before} 重复：同一个人、同一个职务；请删去一项。`,
    en: `It repeats seats.${before}: the same person in the same post; remove one.`,
  }
}
