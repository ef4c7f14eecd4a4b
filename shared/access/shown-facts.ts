import { type FactName, factNames, type Person, type PersonInput } from '../domain/person.ts'
import type { FieldsShown } from './shown-fields.ts'

/** Some facts of a person. */
type SomeFacts = { readonly [Fact in FactName]?: PersonInput[Fact] | undefined }

/** Facts of a person as somebody sees them: those that are not shown are left out, and in the place of the birth there may be its year. */
export type ShownFacts = Partial<PersonInput> & { readonly birthYear?: number | undefined }

/** What is shown of these facts; a fact that is not shown is as if it were not known. */
export function shownFacts(facts: SomeFacts, shown: FieldsShown): ShownFacts {
  const { birth } = facts
  const kept = Object.fromEntries(
    factNames.options.flatMap((fact) =>
      shown.facts.has(fact) && facts[fact] !== undefined ? [[fact, facts[fact]]] : [],
    ),
  )
  return { ...kept, ...(shown.internal && birth !== undefined ? { birthYear: Number(birth.slice(0, 4)) } : {}) }
}

/** The provenance of what is shown; that of the birth goes with its year. */
export function shownProvenance(provenance: Person['provenance'], shown: FieldsShown): Person['provenance'] {
  const isShown = (fact: FactName) => shown.facts.has(fact) || (fact === 'birth' && shown.internal)
  return Object.fromEntries(
    factNames.options.flatMap((fact) =>
      isShown(fact) && provenance[fact] !== undefined ? [[fact, provenance[fact]]] : [],
    ),
  )
}
