import { type Cohort, type CohortInput, type CohortName, cohortEntity, cohortInput } from '../../domain/cohort.ts'
import type { OrganizationId } from '../../domain/ids.ts'
import { firstStamp, nextStamp } from '../../domain/record.ts'
import { refuse } from '../../errors.ts'
import { cohorts } from '../../table/cohorts.ts'
import { keyOf } from '../../table/keys.ts'
import { type Page, type Position, readPage } from '../../table/page.ts'
import type { Range } from '../../table/read.ts'
import type { Context } from '../context.ts'
import { once } from '../idempotency.ts'
import { inputOf, replaced } from '../input-of.ts'
import { assertedNow } from '../provenance.ts'
import { load } from '../read.ts'
import { expectVersion, organizationExists, stale, write } from '../write.ts'

/** Creates a cohort of a programme that an organization runs; throws `already-exists` for a second one under its label. */
export function createCohort(ctx: Context, organizerId: OrganizationId, input: CohortInput): Promise<Cohort> {
  const created: Cohort = { ...input, organizerId, provenance: assertedNow(ctx, 'public'), ...firstStamp(ctx.now) }
  const entity = cohortEntity(created)
  const noOrganizer = refuse(
    'not-found',
    'id',
    `没有编号为 ${organizerId} 的组织。`,
    `There is no organization ${organizerId}.`,
  )
  const taken = refuse(
    'already-exists',
    'cohort',
    `这个组织的该计划已有 ${input.cohort} 批次；请改用另一标识，或修改已有的批次。`,
    `This organization already has a cohort ${input.cohort} of the programme; choose another label or change the one there is.`,
  )
  return once(
    ctx,
    () => getCohort(ctx, created),
    async () => {
      await write(
        ctx,
        [{ entity, type: cohorts.type, subject: organizerId, action: 'create', after: created }],
        [
          { kind: 'put', item: cohorts.toItem(created), expect: 'absent', refusal: taken },
          organizationExists(organizerId, noOrganizer),
        ],
      )
      return created
    },
  )
}

/** Changes a cohort, but for what names it; throws `stale-version` when `expected` is not its version. */
export async function changeCohort(
  ctx: Context,
  name: CohortName,
  expected: number,
  patch: (input: unknown) => unknown,
): Promise<Cohort> {
  const before = await getCohort(ctx, name)
  expectVersion(before, expected)
  const input = cohortInput.parse(patch(inputOf(cohortInput, before)))
  for (const field of ['programme', 'cohort'] as const)
    if (input[field] !== before[field])
      throw refuse(
        'invalid-input',
        field,
        `批次的 ${field} 不能修改；请另建一个批次。`,
        `The ${field} of a cohort does not change; create another cohort.`,
      )
  const provenance = assertedNow(ctx, before.provenance.visibility)
  const after: Cohort = { ...replaced(cohortInput, before, input), provenance, ...nextStamp(before, ctx.now) }
  await write(
    ctx,
    [{ entity: cohortEntity(name), type: cohorts.type, subject: name.organizerId, action: 'change', before, after }],
    [{ kind: 'put', item: cohorts.toItem(after), expect: { version: expected }, refusal: stale() }],
  )
  return after
}

/** The cohort of this name; throws `not-found`. */
export function getCohort(ctx: Context, name: CohortName): Promise<Cohort> {
  return load(ctx.table, cohorts, keyOf.cohort(name), cohortEntity(name))
}

/** Which cohorts: of an organizer, of a programme, or of both; any of some statuses; that begin within the years given (both inclusive). */
export type CohortFilter = ({ readonly organizerId: OrganizationId } | { readonly programme: string }) & {
  readonly organizerId?: OrganizationId | undefined
  readonly programme?: string | undefined
  readonly statuses?: readonly string[] | undefined
  readonly from?: number | undefined
  readonly to?: number | undefined
}

/** A page of cohorts: of an organizer by programme and label, of all organizers by year. */
export function listCohorts(
  ctx: Context,
  filter: CohortFilter,
  limit: number,
  from: Position | undefined,
): Promise<Page<Cohort>> {
  return readPage(ctx.table, [rangeOf(filter)], limit, from, (item) => {
    const cohort = cohorts.fromItem(item)
    return fits(cohort, filter) ? cohort : undefined
  })
}

function rangeOf({ organizerId, programme }: CohortFilter): Range {
  if (organizerId === undefined) return { index: 'GS1', pk: `K#${programme}` }
  return { pk: keyOf.organization(organizerId).PK, prefix: programme === undefined ? 'K#' : `K#${programme}#` }
}

function fits({ status, year }: Cohort, { statuses, from = 0, to = 9999 }: CohortFilter): boolean {
  return (statuses?.includes(status) ?? true) && from <= year && year <= to
}
