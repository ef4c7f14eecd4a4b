import { expect, it } from 'vitest'
import { readDocuments } from '../../../shared/directory/index/documents.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { Directory } from './directory.ts'
import { makePopulation } from './population/population.ts'
import { World } from './world.ts'

const people = 1500

it('a person of the population is what the directory would make of valid records', async () => {
  const world = new World(makePopulation(3), people)
  const table = await createTestTable()
  const directory = new Directory(table, world)
  const crowd = [...world.population.people(people - 200, people)]
  await directory.put(crowd)
  const found = await readDocuments(
    table,
    crowd.map(({ id }) => id),
  )
  for (const facts of crowd)
    expect(found.get(facts.id)).toEqual({ kind: 'document', document: { kind: 'person', facts } })
})

it('who is erased is there no more', async () => {
  const world = new World(makePopulation(3), people)
  const table = await createTestTable()
  const directory = new Directory(table, world)
  const [person] = world.population.people(20, 21)
  if (person === undefined) throw new Error('nobody')
  await directory.put([person])
  await directory.erase([person.id])
  expect((await readDocuments(table, [person.id])).get(person.id)).toEqual({ kind: 'nothing' })
})
