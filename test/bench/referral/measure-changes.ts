import type { Facts } from '../../../shared/index/columns/facts.ts'
import { changes } from './changes.ts'
import type { Directory } from './directory.ts'
import type { Cost, Meter } from './meter.ts'
import type { World } from './world.ts'

/** Units of one kind of write: each figure is for one person. */
export type ChangeLine = {
  readonly name: string
  readonly people: number
  readonly write: number
  readonly most: number
  readonly read: number
  readonly requests: number
}

const samples = 24

/** Whoever is imported together mostly works in one province: here 浙江, which has neither the most people nor few. */
const province = '33'

/** What it costs to bring the index up to date with new people, alone and together, one-field changes and erasures; the world is as changed as the index afterwards. */
export async function measureChanges(world: World, directory: Directory, meter: Meter): Promise<readonly ChangeLine[]> {
  const measured = async (name: string, batches: readonly (readonly string[])[]): Promise<ChangeLine> => {
    const costs: Cost[] = []
    for (const batch of batches) costs.push((await meter.measure(() => directory.project(batch))).cost)
    const people = batches.reduce((sum, batch) => sum + batch.length, 0)
    const each = (of: 'read' | 'write' | 'requests') => costs.reduce((sum, cost) => sum + cost[of], 0) / people
    const most = Math.max(...costs.map(({ write }, at) => write / (batches[at]?.length ?? 1)))
    return { name, people, write: each('write'), most, read: each('read'), requests: each('requests') }
  }
  const lines: ChangeLine[] = []
  const added = async (count: number, wanted?: (person: Facts) => boolean): Promise<readonly string[]> => {
    const people = world.add(count, wanted)
    await directory.put(people)
    return idsOf(people)
  }
  const alone = await added(samples)
  lines.push(await measured('insert, alone', single(alone)))
  for (const [size, times] of [
    [25, 4],
    [100, 2],
    [1000, 1],
  ] as const) {
    const batches: (readonly string[])[] = []
    while (batches.length < times) batches.push(await added(size))
    lines.push(await measured(`insert, ${size} together`, batches))
  }
  const roster = await added(1000, ({ single: { workplace } }) => workplace?.region?.startsWith(province) === true)
  lines.push(await measured('insert, 1000 together, of one province', [roster]))
  for (const { name, of } of changes) {
    const changed = changedPeople(world, of)
    for (const person of changed) world.change(person)
    // The index knows them as they were; only what they are now is put into the directory.
    await directory.put(changed)
    lines.push(await measured(name, single(idsOf(changed))))
  }
  for (const id of alone) world.erase(id)
  await directory.erase(alone)
  lines.push(await measured('erasure, alone', single(alone)))
  return lines
}

function idsOf(people: readonly Facts[]): readonly string[] {
  return people.map(({ id }) => id)
}

function single(ids: readonly string[]): readonly (readonly string[])[] {
  return ids.map((id) => [id])
}

/** People spread over the population whom the change changes, changed; each change has others. */
function changedPeople(world: World, change: (typeof changes)[number]['of']): readonly Facts[] {
  const offset = changes.findIndex(({ of }) => of === change)
  const found: Facts[] = []
  const step = Math.max(1, Math.floor(world.people / (samples * 40)))
  for (let number = offset; number < world.people && found.length < samples; number += step) {
    const other = world.population.person((number * 31 + 7) % world.people)
    const person = world.population.person(number)
    const changed = world.hasChanged(person.id) ? undefined : change(person, other)
    if (changed !== undefined) found.push(changed)
  }
  return found
}
