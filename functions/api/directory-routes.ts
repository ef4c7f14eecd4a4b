import { Hono } from 'hono'
import type { Candidates } from '../../shared/directory/search-candidates.ts'
import type { ApiEnv } from '../../shared/http/api-env.ts'
import { activityRoutes } from './routes/activities.ts'
import { affiliationRoutes } from './routes/affiliations.ts'
import { auditRoutes } from './routes/audit.ts'
import { engagementRoutes } from './routes/engagements.ts'
import { honourRoutes } from './routes/honours.ts'
import { identifierRoutes } from './routes/identifiers.ts'
import { liaisonRoutes } from './routes/liaisons.ts'
import { membershipRoutes } from './routes/memberships.ts'
import { networkGradeRoutes } from './routes/network-grades.ts'
import { networkRoutes } from './routes/networks.ts'
import { organizationClosingRoutes } from './routes/organization-closing.ts'
import { organizationPostRoutes } from './routes/organization-posts.ts'
import { organizationRelationRoutes } from './routes/organization-relations.ts'
import { organizationRosterRoutes } from './routes/organization-roster.ts'
import { organizationSessionRoutes } from './routes/organization-sessions.ts'
import { organizationVacancyRoutes } from './routes/organization-vacancies.ts'
import { organizationRoutes } from './routes/organizations.ts'
import { personRoutes } from './routes/people.ts'
import { peopleListRoutes } from './routes/people-list.ts'
import { personAffiliationRoutes } from './routes/person-affiliations.ts'
import { personDeathRoutes } from './routes/person-death.ts'
import { personEngagementRoutes } from './routes/person-engagements.ts'
import { personHonourRoutes } from './routes/person-honours.ts'
import { postRoutes } from './routes/posts.ts'
import { referralRoutes } from './routes/referrals.ts'
import { relationRoutes } from './routes/relations.ts'
import { searchRoutes } from './routes/search.ts'
import { sessionRoutes } from './routes/sessions.ts'
import { vacancyRoutes } from './routes/vacancies.ts'

/** Everything that the directory holds, by resource; mounted at `/v1`. */
export function directoryRoutes(candidates: Candidates): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .route('/organizations', organizationRoutes())
    .route('/organizations', organizationClosingRoutes())
    .route('/organizations', organizationRelationRoutes())
    .route('/organizations', organizationPostRoutes())
    .route('/organizations', organizationSessionRoutes())
    .route('/organizations', organizationRosterRoutes())
    .route('/organizations', organizationVacancyRoutes())
    .route('/relations', relationRoutes())
    .route('/posts', postRoutes())
    .route('/sessions', sessionRoutes())
    .route('/vacancies', vacancyRoutes())
    .route('/memberships', membershipRoutes())
    .route('/people', peopleListRoutes(candidates))
    .route('/people', personRoutes())
    .route('/people', personDeathRoutes())
    .route('/people', personHonourRoutes())
    .route('/people', personAffiliationRoutes())
    .route('/people', personEngagementRoutes())
    .route('/honours', honourRoutes())
    .route('/affiliations', affiliationRoutes())
    .route('/engagements', engagementRoutes())
    .route('/networks', networkRoutes())
    .route('/networks', networkGradeRoutes())
    .route('/activities', activityRoutes())
    .route('/liaisons', liaisonRoutes())
    .route('/identifiers', identifierRoutes())
    .route('/audit', auditRoutes())
    .route('/referrals', referralRoutes(candidates))
    .route(
      '/search',
      searchRoutes(async ({ now }) => {
        const [{ reader }, dataAsOf] = await Promise.all([candidates.open(), candidates.reach(now)])
        return { reader, dataAsOf }
      }),
    )
}
