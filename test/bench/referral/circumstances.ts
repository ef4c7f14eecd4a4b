import { cpus } from 'node:os'
import { listsOf } from '../../../shared/index/postings/lists-of.ts'
import { referenceDay } from './population/terms.ts'
import type { Run } from './run.ts'
import type { World } from './world.ts'

/** What a run is of, and where and when it is made. */
export function circumstances(
  world: World,
): Pick<Run, 'people' | 'organizations' | 'day' | 'machine' | 'listsPerPerson'> {
  return {
    people: world.people,
    organizations: world.population.organizationsAmong(world.people),
    day: new Date().toISOString().slice(0, 10),
    machine: `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} processors, Node ${process.version}`,
    listsPerPerson: listsPerPerson(world),
  }
}

/** Lists of a person, on average over the first thousand. */
function listsPerPerson({ population }: World): number {
  const moment = { day: referenceDay, epoch: referenceDay }
  let lists = 0
  for (const facts of population.people(0, 1000)) lists += listsOf({ kind: 'person', facts }, moment).length
  return lists / 1000
}
