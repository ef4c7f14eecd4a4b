import { shownProvenance } from '../../../shared/access/shown-facts.ts'
import type { FieldsShown } from '../../../shared/access/shown-fields.ts'
import { type FactName, factNames, person } from '../../../shared/domain/person.ts'
import type { Audit } from '../../../shared/table/audits.ts'
import type { Included } from '../parameters/include.ts'

/** What is seen of people, and whether whoever asks may read every referral case: in the trail nothing less shows what stands in one. */
export type TrailShown = FieldsShown & { readonly cases: boolean }

type Values = NonNullable<Audit['before']>

/**
 * A write or a look: who, when, what. Of what is restricted or hidden from whoever asks, however deep it lies, the trail says that it changed and not what it was;
 * of a birth at most the year.
 */
export function auditView({ before, after, salt: _, ...about }: Audit, shown: TrailShown, include: Included = []) {
  if (closed.has(about.type) || (ofCases.has(about.type) && !shown.cases))
    return { ...about, before: before && restricted, after: after && restricted }
  const view = (values: Values | undefined) => values && valuesView(values, about, shown, include)
  return { ...about, before: view(before), after: view(after) }
}

/** Whatever is said in these is about somebody and not for everybody who reads the trail. */
const closed: ReadonlySet<string> = new Set(['ruling', 'correction'])
const ofCases: ReadonlySet<string> = new Set(['referral', 'nominee'])
const restricted = { values: 'restricted' } as const
const hidden = 'restricted'

function valuesView(
  { provenance, ...values }: Values,
  { type, subject }: Pick<Audit, 'type' | 'subject'>,
  shown: TrailShown,
  include: Included,
): Values {
  const aboutSomebody = /^(?:per|ref)_/.test(subject)
  const isHidden = (key: string) =>
    key === 'contacts' ||
    key === 'identity' ||
    (key === 'note' && aboutSomebody) ||
    (type === 'person' && isFact(key) && key !== 'birth' && !shown.facts.has(key)) ||
    (type === 'person' && key === 'death' && !shown.internal)
  const open = (key: string, value: unknown): unknown => {
    if (isHidden(key)) return hidden
    if (key === 'birth' && typeof value === 'string') return shown.internal ? value.slice(0, 4) : hidden
    if (Array.isArray(value)) return value.map((each) => open('', each))
    return isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, open(name, each)]))
      : value
  }
  const told = Object.entries(values).filter(([key]) => shown.cases || type !== 'look' || key !== 'case')
  const facts = Object.fromEntries(told.map(([key, value]) => [key, open(key, value)]))
  if (provenance === undefined || !include.includes('provenance')) return facts
  return { ...facts, provenance: type === 'person' ? provenanceView(provenance, shown) : provenance }
}

/** Whose statement a hidden fact was would tell that it is known. */
function provenanceView(provenance: unknown, shown: FieldsShown): unknown {
  const read = person.shape.provenance.safeParse(provenance)
  return read.success ? shownProvenance(read.data, shown) : hidden
}

function isFact(key: string): key is FactName {
  return factNames.options.some((fact) => fact === key)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
