import { Hono } from 'hono'
import { reachedAmong } from '../../../shared/directory/access/person-reach.ts'
import { mergeInput, notSameInput, unmergeInput } from '../../../shared/directory/merges/merge-input.ts'
import { mergePeople } from '../../../shared/directory/merges/merge-people.ts'
import { differentOnes, sayNotSame, withdrawNotSame } from '../../../shared/directory/merges/not-the-same.ts'
import { unmergePeople } from '../../../shared/directory/merges/unmerge-people.ts'
import { getPerson } from '../../../shared/directory/people.ts'
import { personId } from '../../../shared/domain/ids.ts'
import { answerList } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { ifMatch } from '../../../shared/http/precondition.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { readWrite } from '../../../shared/http/write-input.ts'
import { shownInLists } from '../read-briefs.ts'
import { readFacts } from '../read-facts.ts'
import { mergeView } from '../views/merge-view.ts'

/** `/v1/people/{id}/merge`, `/unmerge` and `/not-same/{other}`: one person of two records, two again, and two for good. */
export function personMergeRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .post('/:id/merge', async (c) => {
      noQuery(c)
      const id = pathId(c, personId)
      const expected = ifMatch(c)
      const { input, ctx } = await readWrite(c, mergeInput)
      const { loser, survivor } = await mergePeople(ctx, id, expected, input)
      return c.json({ merged: mergeView(loser, shownInLists(ctx)), survivor: await readFacts(c, survivor) })
    })
    .post('/:id/unmerge', async (c) => {
      noQuery(c)
      const id = pathId(c, personId)
      const expected = ifMatch(c)
      const { input, ctx } = await readWrite(c, unmergeInput)
      const { person, survivor, stayed } = await unmergePeople(ctx, id, expected, input)
      return c.json({ person: await readFacts(c, person), survivor: await readFacts(c, survivor), stayed })
    })
    .get('/:id/not-same', async (c) => {
      noQuery(c)
      const person = await getPerson(c.var.context, pathId(c, personId))
      const all = await differentOnes(c.var.context, person)
      const reached = await reachedAmong(
        c.var.context,
        'person.merge',
        all.flatMap(({ a, b }) => [a, b]),
      )
      return answerList(
        c,
        all.filter(({ a, b }) => reached.has(a) && reached.has(b)),
      )
    })
    .put('/:id/not-same/:other', async (c) => {
      noQuery(c)
      const [id, other] = [pathId(c, personId), pathId(c, personId, 'other')]
      const { input, ctx } = await readWrite(c, notSameInput)
      return c.json(await sayNotSame(ctx, id, other, input))
    })
    .delete('/:id/not-same/:other', async (c) => {
      noQuery(c)
      await withdrawNotSame(c.var.context, pathId(c, personId), pathId(c, personId, 'other'))
      return c.body(null, 204)
    })
}
