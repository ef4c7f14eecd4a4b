import { isDeepStrictEqual } from 'node:util'
import type { Table } from '../../table/client.ts'
import { aggregateOf } from '../../table/keys.ts'
import { organizations, posts, sheets } from '../../table/organizations.ts'
import { affiliations, memberships } from '../../table/people.ts'
import { queryAll, type Range } from '../../table/read.ts'
import { type ChangedItem, textOf } from './changed-item.ts'

/** What a candidate search asks of an organization of somebody who belongs to it. */
const askedOfOrganization = ['kind', 'form', 'level', 'place', 'path', 'names']
/** What it asks of a post of somebody who holds it. */
const askedOfPost = ['name', 'role', 'responsible']

/**
 * Ids of those whom a change of one item concerns: the person whose partition it lies in; of an organization itself when its names change, and
 * its members when something changes that is asked of them through it. A membership rewrites the seat sheet, but only its sessions
 * concern the other members. Those whom an organization employs are not found by it.
 */
export async function concernedBy(table: Table, change: ChangedItem): Promise<ReadonlySet<string>> {
  const { PK, before, after } = change
  const id = aggregateOf(PK)
  if (PK.startsWith('P#')) return new Set(id === '' ? [] : [id])
  if (!PK.startsWith('O#') || id === '') return new Set()
  const differs = (attributes: readonly string[]) =>
    attributes.some((name) => !isDeepStrictEqual(before?.[name], after?.[name]))
  const existed = (before === undefined) !== (after === undefined)
  switch (textOf(after ?? before, 'T')) {
    case organizations.type:
      return new Set([
        ...(existed || differs(['names']) ? [id] : []),
        ...(differs(askedOfOrganization) ? await membersOf(table, id) : []),
      ])
    case sheets.type:
      return differs(['terms']) ? holders(table, { index: 'GS2', pk: `M#${id}` }) : new Set()
    case posts.type:
      return differs(askedOfPost)
        ? holders(table, { index: 'GS1', pk: `H#${textOf(after ?? before, 'id') ?? ''}` })
        : new Set()
    default:
      return new Set()
  }
}

/** Whoever holds or held a post in an organization, or is affiliated to it. */
export async function membersOf(table: Table, id: string): Promise<ReadonlySet<string>> {
  const members = new Set(await holders(table, { index: 'GS2', pk: `M#${id}` }))
  for await (const item of queryAll(table, { index: 'GS1', pk: `N#${id}` }))
    members.add(affiliations.fromItem(item).personId)
  return members
}

async function holders(table: Table, range: Range): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for await (const item of queryAll(table, range)) found.add(memberships.fromItem(item).personId)
  return found
}
