import { rowsOf } from '../columns/ragged.ts'
import { lies } from '../range.ts'
import { verdict, verdictOf } from '../verdict.ts'
import { type LeafTests, rowTest } from './leaf-test.ts'
import { postTest } from './post-test.ts'

/** The leaves that ask for memberships. */
export const postLeaves = {
  post: (filter, { columns, asOf }) => rowTest('posts', columns.posts, postTest(filter, columns.posts, asOf)),
  postCount: ({ of = {}, ...range }, { columns, asOf }) => {
    const { posts } = columns
    const counted = rowTest('posts', posts, postTest(of, posts, asOf))
    const row = postTest(of, posts, asOf)
    return {
      ...counted,
      judge: (ordinal) => {
        const [from, to] = rowsOf(posts, ordinal)
        let certain = 0
        let possible = 0
        for (let each = from; each < to; each++) {
          const found = row(each, ordinal)
          if (found !== verdict.no) possible++
          if (found === verdict.yes) certain++
        }
        return verdictOf(lies(certain, possible, range))
      },
    }
  },
} satisfies Partial<LeafTests>
