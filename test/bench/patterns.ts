import { fieldsShown, rightsOverAll } from '../../shared/access/shown-fields.ts'
import { listActivities, readParticipants } from '../../shared/directory/activity-lists.ts'
import { readTrail } from '../../shared/directory/audit-trail.ts'
import type { Context } from '../../shared/directory/context.ts'
import { checkEligibility } from '../../shared/directory/eligibility/check-eligibility.ts'
import { rulesInForce } from '../../shared/directory/eligibility/read-rules.ts'
import { exportFiling } from '../../shared/directory/exports/filing-export.ts'
import { exportRoster } from '../../shared/directory/exports/roster-export.ts'
import { gradesOf } from '../../shared/directory/grades.ts'
import { ownersOf } from '../../shared/directory/identifier-lookup.ts'
import { countiesWithout, readLiaisons } from '../../shared/directory/liaisons.ts'
import { duplicatesInRoster } from '../../shared/directory/merges/duplicate-queue.ts'
import { duplicatesOf } from '../../shared/directory/merges/duplicates.ts'
import { readMembers } from '../../shared/directory/network-members.ts'
import { listOrganizations } from '../../shared/directory/organization-lists.ts'
import { getOrganization } from '../../shared/directory/organizations.ts'
import { readCollection } from '../../shared/directory/person-record.ts'
import { listRelations } from '../../shared/directory/relations.ts'
import { readHolders, readRoster } from '../../shared/directory/rosters.ts'
import { changeOf } from '../../shared/directory/session-changes/change-of.ts'
import { readVacancies, vacanciesOf } from '../../shared/directory/vacancies.ts'
import { whereNow } from '../../shared/directory/where-now.ts'
import { dayOf } from '../../shared/domain/dates.ts'
import type { ActivityId, OrganizationId, PersonId, PostId, SessionId } from '../../shared/domain/ids.ts'

/** Things of the demonstration that the patterns are measured on. */
export type Subjects = {
  readonly province: OrganizationId
  readonly society: OrganizationId
  readonly session: SessionId
  readonly chair: PostId
  readonly person: PersonId
  readonly network: OrganizationId
  readonly activity: ActivityId
  readonly day: string
}

/** An access pattern: what is asked, the key that answers it, and the verb that asks. */
export type Pattern = { readonly name: string; readonly key: string; readonly run: (ctx: Context) => Promise<unknown> }

const page = 20

/** Every access pattern of the table, on the things given. */
export function patternsOn(of: Subjects): Pattern[] {
  const on = of.day
  const areas = { within: ['CN/440000/'] }
  const vacancy = { on, within: 180 }
  return [
    { name: 'organization', key: 'Get `O#<id>` `A`', run: (ctx) => getOrganization(ctx, of.society) },
    {
      name: 'children of an organization, page of 20',
      key: 'GS1 `C#<parent>`',
      run: (ctx) => listOrganizations(ctx, { parent: { negated: false, values: [of.province] } }, page, undefined),
    },
    {
      name: 'subtree of an organization, page of 20',
      key: 'Get + GS3 `T#<root>` prefix path',
      run: (ctx) => listOrganizations(ctx, { within: { negated: false, values: [of.province] } }, page, undefined),
    },
    {
      name: 'relations, own and incoming',
      key: '`O#<id>` prefix `R#`; GS1 `R#<id>`',
      run: (ctx) => listRelations(ctx, of.society, {}, page, undefined),
    },
    {
      name: 'societies of a province, page of 20',
      key: 'GS2 `O#society` prefix place',
      run: (ctx) => listOrganizations(ctx, { kinds: ['society'], areas }, page, undefined),
    },
    {
      name: 'networks of a country',
      key: 'GS2 `O#overseas-network` prefix country',
      run: (ctx) =>
        listOrganizations(ctx, { kinds: ['overseas-network'], areas: { within: ['DE/'] } }, page, undefined),
    },
    {
      name: 'members of a network, page of 20',
      key: 'GS1 `N#<network>` + people',
      run: (ctx) => readMembers(ctx, of.network, on, page, undefined),
    },
    {
      name: 'rules in force for an organization',
      key: '`J`; `O#<id>` prefix `C#`',
      run: async (ctx) => rulesInForce(ctx, await getOrganization(ctx, of.society), on),
    },
    {
      name: 'may one person take a post',
      key: 'post, organization, sheet, `J`, `C#`; `P#<person>` + what it names',
      run: (ctx) => checkEligibility(ctx, { postId: of.chair, electionOn: on }, [of.person]),
    },
    { name: 'grades of a network', key: '`O#<id>` prefix `G#`', run: (ctx) => gradesOf(ctx, of.network) },
    {
      name: 'roster as of a day, page of 20',
      key: 'Get sheet + GS2 `M#<org>` by session + people',
      run: (ctx) => readRoster(ctx, of.society, { kind: 'as-of', on, pending: false }, page, undefined),
    },
    {
      name: 'roster of a session, page of 20',
      key: 'Get sheet + GS2 `M#<org>` prefix session + people',
      run: (ctx) => readRoster(ctx, of.society, { kind: 'session', sessionId: of.session, on }, page, undefined),
    },
    {
      name: 'roster as a file, all of it',
      key: 'Get sheet; GS2 `M#<id>` + people, 200 at once; names of employers',
      run: (ctx) => exportRoster(ctx, of.society, { on, shown: fieldsShown(rightsOverAll(ctx.access, on)) }),
    },
    {
      name: 'a session against the one before',
      key: 'session, sheet; GS2 `M#<id>` prefix session, of both; people',
      run: (ctx) => changeOf(ctx, of.session),
    },
    {
      name: 'filing tables of a session',
      key: 'as above; `P#<person>` prefix `M#` of each officer',
      run: (ctx) => exportFiling(ctx, of.session, fieldsShown(rightsOverAll(ctx.access, on))),
    },
    {
      name: 'holders of a post over time',
      key: 'Get sheet + GS1 `H#<post>` + people',
      run: (ctx) => readHolders(ctx, of.chair, on, page, undefined),
    },
    {
      name: 'seats of an organization on a day',
      key: 'Get `O#<id>` `V`',
      run: (ctx) => vacanciesOf(ctx, of.society, vacancy),
    },
    {
      name: 'vacant chairs of a province’s societies, page of 20',
      key: 'GS2 `V#society` prefix place',
      run: (ctx) =>
        readVacancies(
          ctx,
          { ...vacancy, kinds: ['society'], areas, states: ['vacant'], roles: ['chair'] },
          page,
          undefined,
        ),
    },
    {
      name: 'person with everything (without names of organizations)',
      key: '`P#<id>`',
      run: (ctx) => readCollection(ctx, of.person),
    },
    {
      name: 'who may be one with a person',
      key: '`P#<id>`; GS1 `PN#<name>` of each name; `D#<id>`, GS1 `D#<id>`; `P#` of each namesake',
      run: (ctx) => duplicatesOf(ctx, of.person),
    },
    {
      name: 'likely duplicates in a roster, page of 20 memberships',
      key: 'GS2 `M#<org>` + `P#<id>` of each + the above',
      run: (ctx) => duplicatesInRoster(ctx, of.society, page, undefined),
    },
    {
      name: 'where a merged person lies now',
      key: '`P#<id>` `A`, then of whoever they were merged into',
      run: (ctx) => whereNow(ctx.table, of.person),
    },
    {
      name: 'liaisons of a province by county and kind, page of 20',
      key: 'GS3 `L` prefix place + people',
      run: (ctx) => readLiaisons(ctx, { areas, on }, page, undefined),
    },
    {
      name: 'counties of a province without a liaison',
      key: 'GS3 `L` prefix place',
      run: (ctx) => countiesWithout(ctx, { areas, on }),
    },
    { name: 'identifier → owner', key: '`I#<scheme>#<value>`', run: (ctx) => ownersOf(ctx, 'moe-code', '4111010001') },
    {
      name: 'activities of an organizer, page of 20',
      key: 'GS1 `AO#<org>`',
      run: (ctx) => listActivities(ctx, { organizer: of.province }, page, undefined),
    },
    {
      name: 'participants of an activity, page of 20',
      key: 'GS1 `E#<activity>` + people',
      run: (ctx) => readParticipants(ctx, of.activity, page, undefined),
    },
    {
      name: 'audit of a thing, page of 20',
      key: '`Z#<thing>`',
      run: (ctx) => readTrail(ctx, { entity: of.society }, page, undefined),
    },
    {
      name: 'audit by actor, page of 20',
      key: 'GS1 `ZA#<actor>`',
      run: (ctx) => readTrail(ctx, { actor: 'bench' }, page, undefined),
    },
    {
      name: 'audit of a day, page of 20',
      key: 'GS2 `ZD#<day>`',
      run: (ctx) => readTrail(ctx, { from: dayOf(ctx.now), to: dayOf(ctx.now) }, page, undefined),
    },
  ]
}
