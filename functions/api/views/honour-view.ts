import type { Honour, Mentoring } from '../../../shared/domain/honour.ts'
import { honours } from '../../../shared/vocabulary/honours.ts'
import type { Included } from '../parameters/include.ts'
import { label } from './label.ts'
import { shown } from './shown.ts'

/** An honour held, with its label, group and tier by the list; one outside the list has only its own name. */
export function honourView(held: Honour, include: Included = []) {
  const entry = held.honour === undefined ? undefined : honours.get(held.honour)
  return {
    ...shown(held, include),
    group: entry?.group,
    tier: entry?.tier,
    labels: { honour: label(honours, held.honour) },
  }
}

/** A mentor's side of an honour. */
export function mentoringView({ honourId, menteeId, honour, cohort }: Mentoring, names: ReadonlyMap<string, string>) {
  return {
    honourId,
    mentee: { id: menteeId, name: names.get(menteeId) },
    honour,
    cohort,
    labels: { honour: label(honours, honour) },
  }
}
