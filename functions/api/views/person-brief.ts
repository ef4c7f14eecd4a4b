import { shownFacts } from '../../../shared/access/shown-facts.ts'
import type { FieldsShown } from '../../../shared/access/shown-fields.ts'
import { type Day, hasEnded, hasStarted } from '../../../shared/domain/dates.ts'
import { mainName } from '../../../shared/domain/names.ts'
import type { Person } from '../../../shared/domain/person.ts'
import { genders } from '../../../shared/vocabulary/genders.ts'
import { label } from './label.ts'

/** A person in a list: enough to tell namesakes apart, the birth only by its year, and to whom internal fields are shown. */
export type PersonBrief = ReturnType<typeof personBrief>

/** A person in a list; `names` has the organizations that employ people, by id. */
export function personBrief(person: Person, names: ReadonlyMap<string, string>, on: Day, shown: FieldsShown) {
  const { birthYear, gender, employments = [] } = shownFacts(person, shown)
  const job = jobOn({ employments }, on)
  return {
    id: person.id,
    name: shown.facts.has('names') ? mainName(person.names) : undefined,
    birthYear,
    gender,
    status: person.status,
    generated: person.generated,
    employer: job && {
      organizationId: job.organizationId,
      organization: job.organization ?? names.get(job.organizationId ?? ''),
      title: job.title,
    },
    labels: { gender: label(genders, gender) },
  }
}

/** Where the person works on the day `on`, as far as is known; the last place of work when all have ended. */
export function jobOn(
  { employments }: Pick<Person, 'employments'>,
  on: Day,
): Person['employments'][number] | undefined {
  const now = employments.find(({ start, end }) => hasStarted(start, on) !== 'no' && hasEnded(end, on) !== 'yes')
  return now ?? employments.at(-1)
}
