import type { Post } from '../domain/post.ts'
import type { Rule } from './rule.ts'

/** Whether a rule is for a post, by the parts of its scope that speak of posts. */
export function isForPost(
  { roles, responsible, filledBy }: Rule['when'],
  post: Pick<Post, 'role' | 'responsible' | 'filledBy'>,
): boolean {
  return (
    (roles === undefined || roles.includes(post.role)) &&
    (responsible === undefined || responsible === post.responsible) &&
    (filledBy === undefined || filledBy.includes(post.filledBy))
  )
}
