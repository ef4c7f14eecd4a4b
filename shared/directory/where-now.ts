import { personId } from '../domain/ids.ts'
import { Moved } from '../errors.ts'
import type { Table } from '../table/client.ts'
import { keyOf } from '../table/keys.ts'
import { lineages } from '../table/merges.ts'
import { people } from '../table/people.ts'
import { getItem } from '../table/read.ts'

/** More steps than merges can make in a row: a circle, which only a fault could make, comes to an end. */
const longest = 100

/**
 * Where a person, or something that belongs to one, lies under another id since people were merged, followed to the last; undefined where
 * it never moved. Of the ids of other things nothing is read.
 */
export async function whereNow(table: Table, id: string): Promise<string | undefined> {
  let at = id
  for (let step = 0; step < longest; step++) {
    const next = await nextOf(table, at)
    if (next === undefined) break
    at = next
  }
  return at === id ? undefined : at
}

/** The refusal of an id of somebody who was merged away, or of something that moved; `near` where it is not found to have moved. */
export async function movedOr(table: Table, id: string, path: string, near: Error): Promise<Error> {
  const to = await whereNow(table, id)
  return to === undefined ? near : new Moved(id, to, path)
}

/** The ids of things that lie with a person, by prefix. */
const children = ['mem', 'hon', 'aff', 'eng', 'rul']

async function nextOf(table: Table, id: string): Promise<string | undefined> {
  const person = personId.safeParse(id)
  if (person.success) {
    const item = await getItem(table, keyOf.person(person.data))
    return item === undefined ? undefined : people.fromItem(item).merged?.into
  }
  const owner = personId.safeParse(`per_${id.slice(4, 20)}`)
  if (!owner.success || !children.includes(id.slice(0, 3))) return undefined
  const item = await getItem(table, keyOf.lineage(owner.data, id))
  return item === undefined ? undefined : lineages.fromItem(item).to
}
