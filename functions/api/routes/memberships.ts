import { Hono, type Context as Request } from 'hono'
import * as z from 'zod'
import { listMemberships, type MembershipLine, withSheets } from '../../../shared/directory/membership-lists.ts'
import { changeMembership, createMembership, getMembership } from '../../../shared/directory/memberships.ts'
import { takeBack } from '../../../shared/directory/session-changes/abandon-session.ts'
import type { Day } from '../../../shared/domain/dates.ts'
import { membershipId } from '../../../shared/domain/ids.ts'
import { type Membership, membershipInput } from '../../../shared/domain/membership.ts'
import { answerCreated } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { readListQuery } from '../../../shared/http/list-query.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { ifMatch } from '../../../shared/http/precondition.ts'
import { noQuery, readQuery } from '../../../shared/http/query.ts'
import { readPatch, readWrite } from '../../../shared/http/write-input.ts'
import { answerComposite } from '../answer-composite.ts'
import { asOfParameter, dayAsked } from '../parameters/as-of.ts'
import { type Included, includeProvenance } from '../parameters/include.ts'
import { membershipOwner, membershipParameters } from '../parameters/membership-owner.ts'
import { readBriefs } from '../read-briefs.ts'
import { membershipView } from '../views/membership-view.ts'

/** `/v1/memberships`: put a person into a post, read, list by person, post or organization, change and end; take back what a prepared session has. */
export function membershipRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .post('/', async (c) => {
      noQuery(c)
      const { input, ctx } = await readWrite(c, membershipInput)
      const created = await createMembership(ctx, input)
      return answerCreated(c, `/v1/memberships/${created.id}`, await one(c, created, dayAsked(c, {})))
    })
    .get('/', async (c) => {
      const { query, limit, from, answer } = readListQuery(c, membershipParameters)
      const on = dayAsked(c, query)
      const owner = await membershipOwner(c.var.context, query)
      const page = await listMemberships(c.var.context, owner, on, limit, from)
      const views = await viewsOf(c, page.items, on)
      return answer({ items: views, next: page.next }, (view) => view, { asOf: on })
    })
    .get('/:id', async (c) => {
      const { include, ...asked } = readQuery(c, z.object({ ...asOfParameter, ...includeProvenance }))
      const membership = await getMembership(c.var.context, pathId(c, membershipId))
      return answerComposite(c, await one(c, membership, dayAsked(c, asked), include))
    })
    .patch('/:id', async (c) => {
      noQuery(c)
      const id = pathId(c, membershipId)
      const { expected, patch, ctx } = await readPatch(c, membershipInput)
      const changed = await changeMembership(ctx, id, expected, patch)
      return answerComposite(c, await one(c, changed, dayAsked(c, {})))
    })
    .delete('/:id', async (c) => {
      noQuery(c)
      await takeBack(c.var.context, pathId(c, membershipId), ifMatch(c))
      return c.body(null, 204)
    })
}

async function one(c: Request<ApiEnv>, membership: Membership, on: Day, include?: Included) {
  const lines = await withSheets(c.var.context, [membership], on)
  const [view = membershipView({ membership, holds: 'unknown', sheet: undefined })] = await viewsOf(
    c,
    lines,
    on,
    include,
  )
  return view
}

async function viewsOf(c: Request<ApiEnv>, lines: readonly MembershipLine[], on: Day, include?: Included) {
  const people = lines.map(({ person }) => person)
  const briefs = await readBriefs(c.var.context, people, on)
  return lines.map((line) => membershipView({ ...line, person: briefs.get(line.membership.personId) }, include))
}
