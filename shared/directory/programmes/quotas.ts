import { type Cohort, type CohortName, cohortEntity } from '../../domain/cohort.ts'
import type { OrganizationId } from '../../domain/ids.ts'
import type { Quota, QuotaInput } from '../../domain/quota.ts'
import { refuse } from '../../errors.ts'
import { quotas } from '../../table/cohorts.ts'
import { keyOf } from '../../table/keys.ts'
import { type Page, type Position, readPage } from '../../table/page.ts'
import type { Context } from '../context.ts'
import { assertedNow } from '../provenance.ts'
import { find, load, unknownReference } from '../read.ts'
import { organizationExists, replacing, retrying, stale, write } from '../write.ts'
import { getCohort } from './cohorts.ts'

/**
 * Sets what an organization asked for and was granted in a cohort; `expected` is the version that it replaces, undefined for a first
 * one. Throws `not-active` once the cohort is closed, also when somebody closes it meanwhile.
 */
export function setQuota(
  ctx: Context,
  name: CohortName,
  applicantId: OrganizationId,
  expected: number | undefined,
  input: QuotaInput,
): Promise<Quota> {
  const key = keyOf.quota(name, applicantId)
  return retrying(async () => {
    const [cohort, before] = await Promise.all([getCohort(ctx, name), find(ctx.table, quotas, key)])
    expectOpen(cohort)
    const { stamp, expect, action } = replacing(ctx.now, before, expected, alreadySet)
    const { organizerId, programme, cohort: label } = cohort
    const named = { organizerId, programme, cohort: label, applicantId }
    const after: Quota = { ...input, ...named, provenance: assertedNow(ctx, 'public'), ...stamp }
    await write(
      ctx,
      [{ entity: quotaEntity(after), type: quotas.type, subject: organizerId, action, before, after }],
      [
        { kind: 'put', item: quotas.toItem(after), expect, refusal: stale() },
        organizationExists(applicantId, unknownReference('applicantId', applicantId)),
        { kind: 'check', key: keyOf.cohort(name), expect: { version: cohort.version } },
      ],
    )
    return after
  })
}

/** The part of an organization in a cohort; throws `not-found`. */
export function getQuota(ctx: Context, name: CohortName, applicantId: OrganizationId): Promise<Quota> {
  return load(ctx.table, quotas, keyOf.quota(name, applicantId), `${cohortEntity(name)}/${applicantId}`)
}

/** A page of what organizations asked for and were granted in a cohort. */
export function listQuotas(
  ctx: Context,
  { organizerId, programme, cohort }: CohortName,
  limit: number,
  from: Position | undefined,
): Promise<Page<Quota>> {
  const range = { pk: keyOf.organization(organizerId).PK, prefix: `Q#${programme}#${cohort}#` }
  return readPage(ctx.table, [range], limit, from, quotas.fromItem)
}

/** A page of what an organization applied for over the years, by programme and cohort. */
export function listApplications(
  ctx: Context,
  applicantId: OrganizationId,
  programme: string | undefined,
  limit: number,
  from: Position | undefined,
): Promise<Page<Quota>> {
  const range = { index: 'GS1', pk: `Q#${applicantId}` } as const
  const ranges = [programme === undefined ? range : { ...range, prefix: `${programme}#` }]
  return readPage(ctx.table, ranges, limit, from, quotas.fromItem)
}

/** What names the part of an organization in a cohort, for the audit. */
function quotaEntity(quota: Quota): string {
  return `${cohortEntity(quota)}/${quota.applicantId}`
}

function expectOpen({ cohort, status }: Cohort): void {
  if (status !== 'closed') return
  throw refuse(
    'not-active',
    'cohort',
    `批次 ${cohort} 已关闭，名额不能再改；确需更正，请先把批次的 status 改回 decided。`,
    `The cohort ${cohort} is closed and its quotas stand; to correct one, first set the cohort's status back to decided.`,
  )
}

const alreadySet = refuse(
  'version-required',
  'If-Match',
  '这个组织在该批次已有名额记录；修改须带 If-Match。',
  'This organization has a quota in the cohort already; to change it send If-Match.',
)
