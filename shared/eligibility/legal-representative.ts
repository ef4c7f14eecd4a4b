import type { Post } from '../domain/post.ts'
import type { Truth } from '../domain/truth.ts'
import type { Charter } from './charter.ts'

/**
 * Whether the holder of a post is the legal representative of its organization. The charter says which office is (民法典 art. 91, which names
 * the chair first): where it is not on record, the chair may be.
 */
export function isLegalRepresentative({ role }: Pick<Post, 'role'>, charter: Charter | undefined): Truth {
  const by = charter?.legalRepresentative
  if (role === 'legal-representative' || role === by) return 'yes'
  return by === undefined && role === 'chair' ? 'unknown' : 'no'
}
