import { addDays, type Day, dayOf } from '../domain/dates.ts'
import { organizationId, personId } from '../domain/ids.ts'
import { type Audit, audits } from '../table/audits.ts'
import { mapInFlight } from '../table/index/in-flight.ts'
import { keyOf } from '../table/keys.ts'
import { type Page, type Position, readPage } from '../table/page.ts'
import { people } from '../table/people.ts'
import type { Range } from '../table/read.ts'
import { holdsPersonId } from './access/person-reach.ts'
import { areaOf, holdsOrganization } from './access/reaching.ts'
import type { Context } from './context.ts'
import { find } from './read.ts'

/** What is asked of the audit; all conditions hold at once. Without `entity`, `importId` and `actor` there must be a `from`. */
export type TrailQuery = {
  readonly entity?: string | undefined
  readonly importId?: string | undefined
  readonly actor?: string | undefined
  /** First and last day, in China's civil time. */
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  /** Whether what was done, or the kind of thing that it was done to, is asked for. */
  readonly actions?: (action: string) => boolean
  readonly types?: (type: string) => boolean
}

/** Most days that are looked through where nothing but time is asked for: each is a partition of its own. */
export const mostTrailDays = 93

/** Items that a page looks at, where a condition passes few of them. */
const mostSeen = 5000

/**
 * A page of what was written, and looked at, newest first: of one thing, by one import, by one actor, or in some days. Of a person who others were
 * merged into also what was written of those, each trail after the other. A page may be shorter than `limit`, or empty, and still go on. Throws
 * RangeError for more than `mostTrailDays` where nothing but time is asked for.
 */
export async function readTrail(
  ctx: Context,
  of: TrailQuery,
  limit: number,
  from: Position | undefined,
): Promise<Page<Audit>> {
  const { actor, importId, entity, actions = () => true, types = () => true } = of
  const newestFirst = (await rangesOf(ctx, of)).map((range) => ({ ...range, descending: true }))
  const entities = entity === undefined ? undefined : new Set(await sameAs(ctx, entity))
  const accept = (item: Parameters<typeof audits.fromItem>[0]) => {
    const audit = audits.fromItem(item)
    const isAsked =
      (actor === undefined || audit.actor === actor) &&
      (importId === undefined || audit.importId === importId) &&
      (entities === undefined || entities.has(audit.entity)) &&
      actions(audit.action) &&
      types(audit.type)
    return isAsked ? audit : undefined
  }
  const page = await readPage(ctx.table, newestFirst, limit, from, accept, mostSeen)
  return { ...page, items: await reachedOf(ctx, page.items) }
}

/** Those that concern organizations and people in reach; cases, also what they say of people, activities and rules only whoever reaches everything is told of. */
async function reachedOf(ctx: Context, items: readonly Audit[]): Promise<Audit[]> {
  const area = await areaOf(ctx, 'audit.read')
  if (area === 'everywhere') return [...items]
  const asked = items.filter(({ type }) => type !== 'referral' && type !== 'nominee')
  const subjects = [...new Set(asked.map(({ subject }) => subject))]
  const reached = await mapInFlight(subjects, async (subject) => {
    const organization = organizationId.safeParse(subject).data
    if (organization !== undefined) return holdsOrganization(ctx, area, organization)
    const person = personId.safeParse(subject).data
    return person !== undefined && holdsPersonId(ctx, area, person)
  })
  const held = new Set(subjects.filter((_, at) => reached[at]))
  return asked.filter(({ subject }) => held.has(subject))
}

/** Where that which is asked for lies, by the condition that leaves the fewest items to look at. */
async function rangesOf(ctx: Context, { entity, importId, actor, from, to }: TrailQuery): Promise<Range[]> {
  const between = from === undefined && to === undefined ? {} : ({ between: instantsOf(from, to) } as const)
  if (entity !== undefined) return (await sameAs(ctx, entity)).map((id) => ({ pk: `Z#${id}`, ...between }))
  if (importId !== undefined) return [{ index: 'GS3', pk: `ZI#${importId}`, ...between }]
  if (actor !== undefined) return [{ index: 'GS1', pk: `ZA#${actor}`, ...between }]
  const last = to ?? dayOf(ctx.now)
  const days: Day[] = []
  for (let day = last; day >= (from ?? last); day = addDays(day, -1)) {
    days.push(day)
    if (days.length > mostTrailDays) throw new RangeError(`more than ${mostTrailDays} days`)
  }
  return days.map((day) => ({ index: 'GS2', pk: `ZD#${day}` }))
}

/** Sort keys begin with a time, and end beyond it: the first instant of `from`, and the first after `to`. */
function instantsOf(from: Day | undefined, to: Day | undefined): readonly [string, string] {
  const startOf = (day: Day) => new Date(`${day}T00:00:00+08:00`).toISOString()
  return [from === undefined ? '0' : startOf(from), to === undefined ? '9' : startOf(addDays(to, 1))]
}

async function sameAs(ctx: Context, entity: string): Promise<readonly string[]> {
  const { data } = personId.safeParse(entity)
  const person = data === undefined ? undefined : await find(ctx.table, people, keyOf.person(data))
  return [entity, ...(person?.absorbed ?? [])]
}
