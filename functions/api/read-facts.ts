import type { Context as Request } from 'hono'
import { organizationNames } from '../../shared/directory/organization-names.ts'
import type { Person } from '../../shared/domain/person.ts'
import type { ApiEnv } from '../../shared/http/api-env.ts'
import { shownInLists } from './read-briefs.ts'
import { personView } from './views/person-view.ts'

/** A person's facts after a write, with the names of their employers; none that are restricted. */
export async function readFacts(c: Request<ApiEnv>, person: Person) {
  const employers = person.employments.flatMap(({ organizationId }) => organizationId ?? [])
  const ctx = c.var.context
  return personView(person, await organizationNames(ctx, employers), shownInLists(ctx))
}
