import { project } from '../../../shared/directory/index/project.ts'
import type { Facts } from '../../../shared/index/columns/facts.ts'
import { putAll } from '../../../shared/table/batch.ts'
import type { Table } from '../../../shared/table/client.ts'
import { deleteMany } from '../../../shared/table/index/index-writes.ts'
import type { Item } from '../../../shared/table/item.ts'
import { organizationItems, postItem } from './organization-records.ts'
import { personItems } from './person-records.ts'
import type { World } from './world.ts'

/** The directory beneath the index, as far as it is changed: what a projection reads must be there, as the verbs would have written it. */
export class Directory {
  readonly #table: Table
  readonly #world: World
  readonly #items = new Map<string, readonly Item[]>()

  constructor(table: Table, world: World) {
    this.#table = table
    this.#world = world
  }

  /** Puts people as they now are in place of what there is of them, with all organizations and posts that they name. */
  async put(people: readonly Facts[]): Promise<void> {
    await this.erase(people.map(({ id }) => id))
    const organizationOf = (id: string) => this.#world.organizationOf(id)
    for (const person of people) this.#items.set(person.id, personItems(person, organizationOf))
    const seats = people.flatMap(({ posts }) => posts.map(({ seat }) => seat))
    const named = new Set([
      ...seats.map(({ organizationId }) => organizationId),
      ...people.flatMap(({ networks }) => networks.map(({ value }) => value.networkId)),
      ...people.flatMap(({ employers }) => employers.flatMap(({ organizationId }) => organizationId ?? [])),
    ])
    const items = [
      ...people.flatMap(({ id }) => this.#items.get(id) ?? []),
      ...[...named].flatMap((id) => organizationItems(organizationOf(id))),
      ...seats.map(postItem),
    ]
    await putAll(this.#table, [...new Map(items.map((item) => [`${item.PK} ${item.SK}`, item])).values()])
  }

  /** Takes away everything that was put of people. */
  async erase(ids: readonly string[]): Promise<void> {
    await deleteMany(
      this.#table,
      ids.flatMap((id) => this.#items.get(id) ?? []),
    )
    for (const id of ids) this.#items.delete(id)
  }

  /** Brings the index up to date with people who have changed. */
  async project(ids: readonly string[]): Promise<void> {
    const [failed] = await project(this.#table, ids)
    if (failed !== undefined)
      throw new Error(`the directory's record of ${failed[0]} cannot be read`, { cause: failed[1] })
  }
}
