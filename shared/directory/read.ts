import type * as z from 'zod'
import { refuse } from '../errors.ts'
import type { Table } from '../table/client.ts'
import type { Entity, Key } from '../table/item.ts'
import { getItem, getItems, queryAll, type Range } from '../table/read.ts'
import { movedOr } from './where-now.ts'

/** The thing at `key`, or undefined. */
export async function find<S extends z.ZodObject>(
  table: Table,
  entity: Entity<S>,
  key: Key,
): Promise<z.infer<S> | undefined> {
  const item = await getItem(table, key)
  return item === undefined ? undefined : entity.fromItem(item)
}

/** The thing that a request is about, by the id in its address; throws `not-found`, and `Moved` where it lies with another person now. */
export async function load<S extends z.ZodObject>(
  table: Table,
  entity: Entity<S>,
  key: Key,
  id: string,
): Promise<z.infer<S>> {
  const thing = await find(table, entity, key)
  if (thing !== undefined) return thing
  throw await movedOr(table, id, 'id', nothingThere(id))
}

/** The refusal of an id under which there is nothing, or nothing that whoever asks may know of: they hear the same. */
export function nothingThere(id: string) {
  return refuse(
    'not-found',
    'id',
    `没有编号为 ${id} 的记录；请核对编号。`,
    `There is no record with the id ${id}; check the id.`,
  )
}

/** A thing that a request refers to in the field `path`; throws `unknown-reference`, or `Moved`. */
export async function refer<S extends z.ZodObject>(
  table: Table,
  entity: Entity<S>,
  key: Key,
  path: string,
  id: string,
): Promise<z.infer<S>> {
  const thing = await find(table, entity, key)
  if (thing !== undefined) return thing
  throw await movedOr(table, id, path, unknownReference(path, id))
}

/** The refusal of a reference to something that does not exist. */
export function unknownReference(path: string, id: string) {
  return refuse(
    'unknown-reference',
    path,
    `所引用的记录 ${id} 不存在；请先建立它或核对编号。`,
    `The record ${id} that is referred to does not exist; create it first or check the id.`,
  )
}

/** Many things by key, in no order; missing ones are left out. */
export async function findAll<S extends z.ZodObject>(
  table: Table,
  entity: Entity<S>,
  keys: readonly Key[],
): Promise<z.infer<S>[]> {
  return (await getItems(table, keys)).map(entity.fromItem)
}

/** All things of one kind in a range, which may hold only that kind. */
export async function readAll<S extends z.ZodObject>(
  table: Table,
  entity: Entity<S>,
  range: Range,
): Promise<z.infer<S>[]> {
  const things: z.infer<S>[] = []
  for await (const item of queryAll(table, range)) things.push(entity.fromItem(item))
  return things
}
