import type { Context as Request } from 'hono'
import { organizationNames } from '../../shared/directory/organization-names.ts'
import type { Person } from '../../shared/domain/person.ts'
import type { ApiEnv } from '../../shared/http/api-env.ts'
import { personView } from './views/person-view.ts'

/** A person's facts with the names of their employers; without contacts. */
export async function readFacts(c: Request<ApiEnv>, person: Person) {
  const employers = person.employments.flatMap(({ organizationId }) => organizationId ?? [])
  return personView(person, await organizationNames(c.var.context, employers))
}
