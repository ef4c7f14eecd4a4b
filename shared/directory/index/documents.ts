import * as z from 'zod'
import { type OrganizationId, organizationId, personId } from '../../domain/ids.ts'
import type { Organization } from '../../domain/organization.ts'
import { factsOf } from '../../index/columns/facts-of.ts'
import type { Document } from '../../index/postings/document.ts'
import type { Profile } from '../../index/profile.ts'
import type { Table } from '../../table/client.ts'
import { getMany } from '../../table/index/index-reads.ts'
import { keyOf } from '../../table/keys.ts'
import { organizations } from '../../table/organizations.ts'
import { readProfiles } from '../profiles.ts'

/** What the index lists of somebody now: a document, nothing where there is nobody of that id, or why it cannot be told. */
export type Found =
  | { readonly kind: 'document'; readonly document: Document }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unreadable'; readonly error: unknown }

/** The documents of people and organizations as the directory has them now, strongly consistent; one that cannot be read does not keep the others. */
export async function readDocuments(table: Table, ids: readonly string[]): Promise<ReadonlyMap<string, Found>> {
  try {
    return await readAtOnce(table, ids)
  } catch (error) {
    if (!isDataFault(error)) throw error
    if (ids.length <= 1) return new Map(ids.map((id) => [id, { kind: 'unreadable', error }]))
    const half = Math.ceil(ids.length / 2)
    const first = await readDocuments(table, ids.slice(0, half))
    return new Map([...first, ...(await readDocuments(table, ids.slice(half)))])
  }
}

async function readAtOnce(table: Table, ids: readonly string[]): Promise<Map<string, Found>> {
  const people = ids.flatMap((id) => personId.safeParse(id).data ?? [])
  const bodies = ids.flatMap((id) => organizationId.safeParse(id).data ?? [])
  const [profiles, found] = await Promise.all([readProfiles(table, people), readOrganizations(table, bodies)])
  const documents = new Map<string, Document>([
    ...[...profiles.values()].map(personDocument).map((each) => [each.facts.id, each] as const),
    ...found.map(organizationDocument).map((each) => [each.facts.id, each] as const),
  ])
  return new Map(
    ids.map((id) => {
      const document = documents.get(id)
      return [id, document === undefined ? { kind: 'nothing' } : { kind: 'document', document }]
    }),
  )
}

/** What the index lists of a person. */
export function personDocument(profile: Profile): Document {
  return { kind: 'person', facts: factsOf(profile) }
}

/** What the index lists of an organization: the names that it has or had. */
export function organizationDocument({ id, names }: Organization): Document {
  return { kind: 'organization', facts: { id, names: [...new Set(names.map(({ text }) => text))] } }
}

async function readOrganizations(table: Table, ids: readonly OrganizationId[]): Promise<Organization[]> {
  return (await getMany(table, [...new Set(ids)].map(keyOf.organization), true)).map(organizations.fromItem)
}

/** Whether an error is the fault of what is stored, not of the way to it. */
export function isDataFault(error: unknown): boolean {
  return error instanceof z.ZodError || error instanceof TypeError || error instanceof RangeError
}
