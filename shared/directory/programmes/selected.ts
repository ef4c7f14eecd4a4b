import type { Cohort, CohortName } from '../../domain/cohort.ts'
import type { Day } from '../../domain/dates.ts'
import type { Honour } from '../../domain/honour.ts'
import type { OrganizationId, PersonId } from '../../domain/ids.ts'
import type { Person } from '../../domain/person.ts'
import { type Standing, selectedBy, standingOf } from '../../domain/selection.ts'
import { keyOf, selectedUnder } from '../../table/keys.ts'
import { type Page, type Position, readPage } from '../../table/page.ts'
import { honours, people } from '../../table/people.ts'
import { queryAll, type Range } from '../../table/read.ts'
import type { Context } from '../context.ts'
import { sharable } from '../privacy/sharing.ts'
import { findAll } from '../read.ts'
import { getCohort } from './cohorts.ts'

/** Which of those selected: how they stand, whom they are supported and mentored by. */
export type SelectedFilter = {
  readonly standings?: readonly string[] | undefined
  readonly sponsorId?: OrganizationId | undefined
  readonly mentorId?: PersonId | undefined
}

/** Somebody selected in a cohort, with their mentor. */
export type Selected = {
  readonly honour: Honour
  readonly standing: Standing
  readonly person: Person | undefined
  readonly mentor: Person | undefined
}

/** A page of those selected in a cohort by the year of `asOf`, in the order of their ids. */
export async function readSelected(
  ctx: Context,
  name: CohortName,
  filter: SelectedFilter,
  asOf: Day,
  limit: number,
  from: Position | undefined,
): Promise<Page<Selected>> {
  const cohort = await getCohort(ctx, name)
  const page = await readPage(ctx.table, [selectedIn(name.organizerId, name)], limit, from, (item) => {
    const honour = honours.fromItem(item)
    return honour.cohort === cohort.cohort && fits(honour, cohort, filter, asOf) ? honour : undefined
  })
  const shared = await sharable(ctx, page.items, ({ personId }) => personId)
  const ids = shared.flatMap(({ personId, mentorId }) => [personId, ...(mentorId === undefined ? [] : [mentorId])])
  const found = new Map((await findAll(ctx.table, people, ids.map(keyOf.person))).map((each) => [each.id, each]))
  const personOf = (id: PersonId | undefined) => (id === undefined ? undefined : found.get(id))
  return {
    items: shared.map((honour) => ({
      honour,
      standing: standingOf(honour, cohort, asOf),
      person: personOf(honour.personId),
      mentor: personOf(honour.mentorId),
    })),
    next: page.next,
  }
}

/** The honours of all who were selected for a programme of `organizerId`, in one cohort or in all; with undefined, of those of whom nobody says by whom. */
export async function readHeld(
  ctx: Context,
  organizerId: OrganizationId | undefined,
  of: { readonly programme: string; readonly cohort?: string | undefined },
): Promise<Honour[]> {
  const held: Honour[] = []
  for await (const item of queryAll(ctx.table, selectedIn(organizerId, of))) {
    const honour = honours.fromItem(item)
    if (of.cohort === undefined || honour.cohort === of.cohort) held.push(honour)
  }
  return held
}

/** A label may begin like another and go on with the mark that ends it, so what is found is compared once more. */
function selectedIn(
  organizerId: OrganizationId | undefined,
  { programme, cohort }: { readonly programme: string; readonly cohort?: string | undefined },
): Range {
  const range = { index: 'GS1', pk: selectedUnder(organizerId, programme) } as const
  return cohort === undefined ? range : { ...range, prefix: `${cohort}#` }
}

function fits(honour: Honour, cohort: Cohort, { standings, sponsorId, mentorId }: SelectedFilter, asOf: Day): boolean {
  return (
    selectedBy([honour], asOf).length > 0 &&
    (standings?.includes(standingOf(honour, cohort, asOf)) ?? true) &&
    (sponsorId === undefined || honour.sponsorId === sponsorId) &&
    (mentorId === undefined || honour.mentorId === mentorId)
  )
}
