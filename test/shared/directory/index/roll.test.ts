import { beforeEach, expect, test } from 'vitest'
import { auditIndex } from '../../../../shared/directory/index/audit-index.ts'
import { ensureIndex } from '../../../../shared/directory/index/ensure-index.ts'
import { project } from '../../../../shared/directory/index/project.ts'
import { roll } from '../../../../shared/directory/index/roll.ts'
import type { Table } from '../../../../shared/table/client.ts'
import { readGenerations, saveGenerations } from '../../../../shared/table/index/generations.ts'
import { noon, today } from '../../../support/clock.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { Crash, intercepted } from '../../../support/faults.ts'
import { load } from '../../../support/load.ts'
import { aMembership, anOrganization, aPerson, aPost } from '../../../support/things.ts'

const tomorrow = '2026-03-03'
let table: Table
let ids: string[]

/** Twelve members, of whom two begin, two end and one may begin on the day after today; the others do neither. */
beforeEach(async () => {
  table = await createTestTable()
  await ensureIndex(table, noon(today))
  const society = anOrganization()
  const post = aPost(society.id, { capacity: 20 })
  const crowd = Array.from({ length: 12 }, () => aPerson({ gender: '1' }))
  const memberships = crowd.map(({ id }, nth) => {
    const dates =
      nth < 2
        ? { start: tomorrow }
        : nth < 4
          ? { start: '2020', end: today }
          : nth < 5
            ? { start: '2026-03' }
            : { start: '2020' }
    return aMembership(post.id, { status: 'in-office', ...dates }, id)
  })
  await load(table, { organizations: [society], posts: [post], people: crowd, memberships })
  ids = [society.id, ...crowd.map(({ id }) => id)]
  await project(table, ids)
})

test('a new day finds everybody listed as of it, and looks only at those for whom something begins or ends in between', async () => {
  const looked = await roll(table, tomorrow)
  expect(looked).toBeGreaterThan(3)
  expect(looked).toBeLessThan(ids.length - 3)
  expect((await readGenerations(table))?.live?.day).toBe(tomorrow)
  expect((await auditIndex(table)).drifts).toEqual([])
  expect(await roll(table, tomorrow)).toBe(0)
})

test('without the roll the audit names who is listed as of the day before', async () => {
  const { version = 0, live, ...rest } = (await readGenerations(table)) ?? {}
  if (live === undefined) throw new Error('no generation')
  await saveGenerations(table, { ...rest, live: { ...live, day: tomorrow } }, version)
  const named = (await auditIndex(table)).drifts.map((drift) => ('id' in drift ? drift.id : ''))
  expect(new Set(named)).toEqual(new Set(ids.slice(1, 5)))
})

test('a roll that dies at any call is ended by the next, and whoever is projected meanwhile is as of the new day', async () => {
  for (let nth = 1, ended = false; !ended; nth += 3) {
    let calls = 0
    const dying = intercepted(table, async ({ proceed }) => {
      if (++calls > nth) throw new Crash('dead')
      return proceed()
    })
    try {
      await roll(dying, tomorrow)
      ended = true
    } catch (error) {
      if (!(error instanceof Crash)) throw error
    }
    await project(table, ids.slice(1, 3))
  }
  expect((await readGenerations(table))?.rolling).toBeUndefined()
  expect((await auditIndex(table)).drifts).toEqual([])
})

test('a projection as of the old day that ends only after the roll is not left as of the old day', async () => {
  const [, id = ''] = ids
  const person = aPerson({ id, gender: '2' })
  await load(table, { people: [person] })
  let rolled = false
  const slow = intercepted(table, async ({ command, proceed }) => {
    if (command === 'PutItemCommand' && !rolled) {
      rolled = true
      await roll(table, tomorrow)
    }
    return proceed()
  })
  await project(slow, [id])
  expect(rolled).toBe(true)
  expect((await auditIndex(table)).drifts).toEqual([])
})
