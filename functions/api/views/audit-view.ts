import type { Audit } from '../../../shared/table/audits.ts'
import type { Included } from '../parameters/include.ts'

/** A write: who, when, what. Contacts and rulings are restricted, so the trail says that they changed and not what they were. */
export function auditView({ before, after, ...about }: Audit, include: Included = []) {
  if (about.type === 'ruling') return { ...about, before: before && restricted, after: after && restricted }
  return { ...about, before: fields(before, include), after: fields(after, include) }
}

const restricted = { values: 'restricted' } as const

function fields(values: Audit['before'], include: Included): Audit['before'] {
  if (values === undefined) return undefined
  const { provenance, contacts, merged, ...open } = values
  return {
    ...open,
    ...(merged === undefined ? {} : { merged: withoutContacts(merged) }),
    ...(contacts === undefined ? {} : { contacts: 'restricted' }),
    ...(provenance === undefined || !include.includes('provenance') ? {} : { provenance }),
  }
}

/** What a merge took, contacts among it, is kept with whom it was taken from. */
function withoutContacts(merged: unknown): unknown {
  return JSON.parse(JSON.stringify(merged, (key, value) => (key === 'contacts' ? 'restricted' : value)))
}
