import { Hono } from 'hono'
import type { Store } from '../../shared/directory/imports/import-context.ts'
import type { Recheck } from '../../shared/directory/referrals/recheck.ts'
import type { Candidates } from '../../shared/directory/search-candidates.ts'
import { reachedIn } from '../../shared/directory/search-names.ts'
import type { ApiEnv } from '../../shared/http/api-env.ts'
import type { IdentityHasher } from '../../shared/store/identity-hasher.ts'
import { activityRoutes } from './routes/activities.ts'
import { affiliationRoutes } from './routes/affiliations.ts'
import { auditRoutes } from './routes/audit.ts'
import { calendarRoutes } from './routes/calendar.ts'
import { cohortQuotaRoutes } from './routes/cohort-quotas.ts'
import { cohortRoutes } from './routes/cohorts.ts'
import { correctionRoutes, personCorrectionRoutes } from './routes/corrections.ts'
import { coverageRoutes } from './routes/coverage.ts'
import { eligibilityRoutes } from './routes/eligibility.ts'
import { engagementRoutes } from './routes/engagements.ts'
import { grantRoutes } from './routes/grants.ts'
import { honourRoutes } from './routes/honours.ts'
import { identifierRoutes } from './routes/identifiers.ts'
import { importRoutes } from './routes/imports.ts'
import { liaisonRoutes } from './routes/liaisons.ts'
import { meRoutes } from './routes/me.ts'
import { membershipRoutes } from './routes/memberships.ts'
import { networkGradeRoutes } from './routes/network-grades.ts'
import { networkRoutes } from './routes/networks.ts'
import { organizationAheadRoutes } from './routes/organization-ahead.ts'
import { organizationCharterRoutes } from './routes/organization-charters.ts'
import { organizationClosingRoutes } from './routes/organization-closing.ts'
import { organizationCohortRoutes } from './routes/organization-cohorts.ts'
import { organizationImportRoutes } from './routes/organization-imports.ts'
import { organizationPostRoutes } from './routes/organization-posts.ts'
import { organizationRelationRoutes } from './routes/organization-relations.ts'
import { organizationRosterRoutes } from './routes/organization-roster.ts'
import { organizationRosterFileRoutes } from './routes/organization-roster-files.ts'
import { organizationSessionChangeRoutes } from './routes/organization-session-changes.ts'
import { organizationSessionRoutes } from './routes/organization-sessions.ts'
import { organizationVacancyRoutes } from './routes/organization-vacancies.ts'
import { organizationRoutes } from './routes/organizations.ts'
import { personRoutes } from './routes/people.ts'
import { peopleDuplicateRoutes } from './routes/people-duplicates.ts'
import { peopleListRoutes } from './routes/people-list.ts'
import { personAffiliationRoutes } from './routes/person-affiliations.ts'
import { personConsentRoutes } from './routes/person-consents.ts'
import { personDeathRoutes } from './routes/person-death.ts'
import { personDisclosureRoutes } from './routes/person-disclosure.ts'
import { personEngagementRoutes } from './routes/person-engagements.ts'
import { personErasureRoutes } from './routes/person-erasure.ts'
import { personHandlingRoutes } from './routes/person-handling.ts'
import { personHonourRoutes } from './routes/person-honours.ts'
import { personMergeRoutes } from './routes/person-merges.ts'
import { postRoutes } from './routes/posts.ts'
import { programmeRoutes } from './routes/programmes.ts'
import { referralCaseRoutes } from './routes/referral-cases.ts'
import { referralNomineeRoutes } from './routes/referral-nominees.ts'
import { referralStatisticsRoutes } from './routes/referral-statistics.ts'
import { referralStepRoutes } from './routes/referral-steps.ts'
import { referralRoutes } from './routes/referrals.ts'
import { registerRoutes } from './routes/register.ts'
import { relationRoutes } from './routes/relations.ts'
import { retentionRoutes } from './routes/retention.ts'
import { rulePackRoutes } from './routes/rule-packs.ts'
import { personRulingRoutes, rulingRoutes } from './routes/rulings.ts'
import { searchRoutes } from './routes/search.ts'
import { sessionChangeRoutes } from './routes/session-changes.ts'
import { sessionRoutes } from './routes/sessions.ts'
import { slateRoutes } from './routes/slates.ts'
import { vacancyRoutes } from './routes/vacancies.ts'
import { vacancyAheadRoutes } from './routes/vacancies-ahead.ts'

/** Everything that the directory holds, by resource; mounted at `/v1`. */
export function directoryRoutes(
  candidates: Candidates,
  recheck: Recheck,
  store: Store,
  hashIdentity: IdentityHasher,
): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .route('/organizations', organizationRoutes())
    .route('/organizations', organizationClosingRoutes())
    .route('/organizations', organizationCharterRoutes())
    .route('/organizations', organizationRelationRoutes())
    .route('/organizations', organizationPostRoutes())
    .route('/organizations', organizationSessionRoutes())
    .route('/organizations', organizationRosterRoutes())
    .route('/organizations', organizationRosterFileRoutes())
    .route('/organizations', organizationSessionChangeRoutes(store))
    .route('/organizations', organizationVacancyRoutes())
    .route('/organizations', organizationAheadRoutes())
    .route('/organizations', organizationImportRoutes(store, hashIdentity))
    .route('/imports', importRoutes(store))
    .route('/organizations', organizationCohortRoutes())
    .route('/organizations', cohortRoutes())
    .route('/organizations', cohortQuotaRoutes())
    .route('/relations', relationRoutes())
    .route('/posts', postRoutes())
    .route('/sessions', sessionRoutes())
    .route('/sessions', sessionChangeRoutes(store))
    .route('/vacancies', vacancyRoutes())
    .route('/vacancies/ahead', vacancyAheadRoutes())
    .route('/calendar', calendarRoutes())
    .route('/memberships', membershipRoutes())
    .route('/people', peopleListRoutes(candidates))
    .route('/people', peopleDuplicateRoutes(candidates))
    .route('/people', personRoutes(hashIdentity))
    .route('/people', personDeathRoutes())
    .route('/people', personDisclosureRoutes())
    .route('/people', personHandlingRoutes())
    .route('/people', personConsentRoutes())
    .route('/people', personCorrectionRoutes())
    .route('/people', personErasureRoutes(store))
    .route('/corrections', correctionRoutes())
    .route('/retention', retentionRoutes())
    .route('/register', registerRoutes())
    .route('/people', personMergeRoutes())
    .route('/people', personHonourRoutes())
    .route('/people', personAffiliationRoutes())
    .route('/people', personEngagementRoutes())
    .route('/people', personRulingRoutes())
    .route('/rulings', rulingRoutes())
    .route('/rule-packs', rulePackRoutes())
    .route('/eligibility', eligibilityRoutes())
    .route('/slates', slateRoutes())
    .route('/honours', honourRoutes())
    .route('/affiliations', affiliationRoutes())
    .route('/engagements', engagementRoutes())
    .route('/networks', networkRoutes())
    .route('/networks', networkGradeRoutes())
    .route('/activities', activityRoutes())
    .route('/liaisons', liaisonRoutes())
    .route('/identifiers', identifierRoutes())
    .route('/audit', auditRoutes())
    .route('/me', meRoutes())
    .route('/grants', grantRoutes())
    .route('/programmes', programmeRoutes())
    .route('/coverage', coverageRoutes(candidates))
    .route('/referrals', referralRoutes(candidates))
    .route('/referrals', referralStatisticsRoutes())
    .route('/referrals', referralCaseRoutes())
    .route('/referrals', referralNomineeRoutes())
    .route('/referrals', referralStepRoutes(recheck))
    .route(
      '/search',
      searchRoutes(async (ctx) => {
        const [open, dataAsOf] = await Promise.all([candidates.open(), candidates.reach(ctx.now)])
        return { reader: open.reader, reached: await reachedIn(ctx, open), dataAsOf }
      }),
    )
}
