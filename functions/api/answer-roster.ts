import type { Context as Request } from 'hono'
import { fieldsShown } from '../../shared/access/shown-fields.ts'
import { rightsInOrganization } from '../../shared/directory/access/field-rights.ts'
import type { RosterPage } from '../../shared/directory/rosters.ts'
import type { Day } from '../../shared/domain/dates.ts'
import type { ApiEnv } from '../../shared/http/api-env.ts'
import type { ListQuery } from '../../shared/http/list-query.ts'
import { readBriefs } from './read-briefs.ts'
import { membershipView } from './views/membership-view.ts'

/** A page of memberships of one organization, each with its holder. */
export async function answerRoster(
  c: Request<ApiEnv>,
  page: RosterPage,
  on: Day,
  answer: ListQuery<unknown>['answer'],
  meta: Readonly<Record<string, unknown>> = { asOf: on },
): Promise<Response> {
  const briefs = await readBriefs(
    c.var.context,
    page.items.map(({ person }) => person),
    on,
    fieldsShown(await rightsInOrganization(c.var.context, page.sheet.organizationId)),
  )
  return answer(
    page,
    ({ membership, holds }) =>
      membershipView({ membership, holds, sheet: page.sheet, person: briefs.get(membership.personId) }),
    meta,
  )
}
