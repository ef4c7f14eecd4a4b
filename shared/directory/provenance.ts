import { levelOf } from '../access/fields.ts'
import type { FactName, Person, PersonInput } from '../domain/person.ts'
import type { Provenance, Visibility } from '../domain/provenance.ts'
import type { Context } from './context.ts'

/** Provenance of facts that are asserted in this request. */
export function assertedNow(ctx: Context, visibility: Visibility): Provenance {
  return { source: ctx.source, assertedBy: ctx.actor.id, confirmedAt: ctx.now.toISOString(), visibility }
}

/** Provenance of each fact of a person: facts that changed or are new are asserted now, the others keep theirs. */
export function factProvenance(ctx: Context, before: Person | undefined, after: PersonInput): Person['provenance'] {
  const facts: Person['provenance'] = {}
  for (const fact of factsOf(after)) {
    const kept =
      before !== undefined && JSON.stringify(before[fact]) === JSON.stringify(after[fact])
        ? before.provenance[fact]
        : undefined
    facts[fact] = kept ?? assertedNow(ctx, levelOf[fact])
  }
  return facts
}

function factsOf(input: PersonInput): FactName[] {
  const names: FactName[] = []
  for (const name in input) if (isFact(name, input)) names.push(name)
  return names
}

function isFact(name: string, input: PersonInput): name is FactName {
  const value: unknown = Reflect.get(input, name)
  return value !== undefined && !(Array.isArray(value) && value.length === 0)
}
