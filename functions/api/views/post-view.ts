import type { Post } from '../../../shared/domain/post.ts'
import { postFillings } from '../../../shared/vocabulary/post-fillings.ts'
import { roleClasses } from '../../../shared/vocabulary/role-classes.ts'
import type { Included } from '../parameters/include.ts'
import { label } from './label.ts'
import { shown } from './shown.ts'

/** A post as stored, with labels. */
export function postView(post: Post, include: Included = []) {
  return {
    ...shown(post, include),
    labels: { role: label(roleClasses, post.role), filledBy: label(postFillings, post.filledBy) },
  }
}
