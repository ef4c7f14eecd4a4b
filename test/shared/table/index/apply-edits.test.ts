import { beforeEach, expect, test } from 'vitest'
import { editBlock, membersOf, tiles } from '../../../../shared/index/postings/block.ts'
import { listId, oneList } from '../../../../shared/index/postings/list.ts'
import type { Table, Usage } from '../../../../shared/table/client.ts'
import { applyEdits, type Edit } from '../../../../shared/table/index/apply-edits.ts'
import { blockFrom, blockItem, roomIn } from '../../../../shared/table/index/block-item.ts'
import { deleteMany, putMany, putTogether } from '../../../../shared/table/index/index-writes.ts'
import { readBlocks, readPart } from '../../../../shared/table/index/read-blocks.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { Crash, intercepted } from '../../../support/faults.ts'
import { seeded } from '../../../support/random.ts'
import { snapshot } from '../../../support/snapshot.ts'
import { Storm } from '../../../support/storm.ts'

let table: Table
const usage: Usage[] = []
beforeEach(async () => {
  table = await createTestTable({ meter: (each) => usage.push(each) })
})
const list = listId('nh0', '欧')
const all = async (ordinals: ReadonlySet<number>) => ordinals
const sure = (ordinals: readonly number[], set: boolean): Edit[] =>
  ordinals.map((ordinal) => ({ list, ordinal, set, sure: true }))
const members = async (of = list) => {
  const [partition = '', code = ''] = of.split('|')
  const blocks = await readBlocks(table, 1, oneList(partition, code))
  return blocks.flatMap((block) => [...membersOf(block)])
}
const scattered = (chance: () => number, count: number) =>
  [...new Set(Array.from({ length: count }, () => Math.floor(chance() * 2 ** 32)))].sort((a, b) => a - b)

test('a list that outgrows one unit splits, every block stays within it, and is found by its ordinals', async () => {
  const ordinals = scattered(seeded(1), 1500)
  for (let at = 0; at < ordinals.length; at += 150)
    await applyEdits(table, 1, sure(ordinals.slice(at, at + 150), true), all)
  expect(await members()).toEqual(ordinals)
  const blocks = (await snapshot(table)).map(blockFrom)
  expect(blocks.length).toBeGreaterThan(4)
  expect(tiles(blocks)).toBe(true)
  usage.length = 0
  await applyEdits(table, 1, sure(ordinals, false), all)
  // One unit for each block however many edits, none above it.
  expect(usage.filter(({ write }) => write > 0).map(({ write }) => write)).toEqual(blocks.map(() => 1))
  expect(await members()).toEqual([])
})

test('a part of a list comes with the block before it', async () => {
  const ordinals = scattered(seeded(2), 900)
  await applyEdits(table, 1, sure(ordinals, true), all)
  const [partition, code] = ['nh0', '欧']
  for (const [first, last] of [
    [0, 5],
    [2 ** 31, 2 ** 31 + 2 ** 28],
    [2 ** 32 - 2, 2 ** 32 - 1],
  ] as const) {
    const part = await readPart(table, 1, { partition, code, first, last })
    const within = part.flatMap((block) => [...membersOf(block)]).filter((each) => each >= first && each <= last)
    expect(within).toEqual(ordinals.filter((each) => each >= first && each <= last))
    expect(part.length).toBeLessThan((await snapshot(table)).length)
  }
  expect(await readPart(table, 1, { partition, code: '乙', first: 3, last: 9 })).toEqual([])
})

test('who reads while half of a split is visible reads again, strongly consistent, and sees the whole', async () => {
  const ordinals = scattered(seeded(3), 600)
  await applyEdits(table, 1, sure(ordinals.slice(0, 150), true), all)
  const [before] = (await snapshot(table)).map(blockFrom)
  if (before === undefined) throw new Error('no block')
  const split = editBlock(before, Uint32Array.from(ordinals), new Uint32Array(0), roomIn(1, list)) ?? []
  expect(split.length).toBeGreaterThan(1)
  const items = split.map((block, at) => blockItem(1, list, block, at === 0 ? 2 : 1))
  // Only the lower half has arrived; the rest comes before the second reading.
  await putMany(table, items.slice(0, 1))
  let queries = 0
  const late = intercepted(table, async ({ command, input, proceed }) => {
    if (command === 'QueryCommand' && ++queries === 2) {
      expect(input.ConsistentRead).toBe(true)
      await putMany(table, items.slice(1))
    }
    return proceed()
  })
  const blocks = await readBlocks(late, 1, oneList('nh0', '欧'))
  expect(blocks.flatMap((block) => [...membersOf(block)])).toEqual(ordinals)
  expect(queries).toBe(2)
})

test('a list that never becomes whole is refused, not answered in part', async () => {
  await applyEdits(table, 1, sure(scattered(seeded(4), 900), true), all)
  const [first] = await snapshot(table)
  await deleteMany(table, [{ PK: String(first?.PK), SK: String(first?.SK) }])
  await expect(readBlocks(table, 1, oneList('nh0', '欧'))).rejects.toThrow(/does not read as a whole/)
})

test('what is certain and changes nothing is not written; what is uncertain is, so that a late write fails', async () => {
  await applyEdits(table, 1, sure([1, 2], true), all)
  const versions = async () => (await snapshot(table)).map(blockFrom).map(({ version }) => version)
  await applyEdits(table, 1, sure([1], true), all)
  expect(await versions()).toEqual([1])
  await applyEdits(table, 1, [{ list, ordinal: 1, set: true, sure: false }], all)
  expect(await versions()).toEqual([2])
  // Even of a list that has no block yet: the first one keeps a late first one out.
  const other = listId('nh0', '王')
  await applyEdits(table, 1, [{ list: other, ordinal: 1, set: false, sure: false }], all)
  const late = { base: 0, span: 32, bytes: new Uint8Array([0]) }
  expect(await putTogether(table, [[blockItem(1, other, late, 1), 'absent']])).toBe(false)
})

test('edits of whoever lost the ordinal are left out', async () => {
  await applyEdits(
    table,
    1,
    sure([1, 2, 3], true),
    async (ordinals) => new Set([...ordinals].filter((each) => each !== 2)),
  )
  expect(await members()).toEqual([1, 3])
})

test('lanes that die over and over while lists split leave just what they set out to leave', async () => {
  const chance = seeded(5)
  const storm = new Storm(chance, { crash: 1 / 12, throttle: 1 / 100, conflict: 1 / 40, unprocessed: 0 })
  const lists = [listId('d/110', '110'), listId('d/110', '1101'), listId('*', 'active')]
  const wanted = new Map(lists.map((each) => [each, new Set<number>()]))
  const lane = async (nth: number) => {
    const own = scattered(chance, 900).filter((ordinal) => ordinal % 3 === nth)
    while (storm.weather.crashes < 100) {
      const edits = Array.from({ length: 40 }, (): Edit => {
        const of = lists[Math.floor(chance() * 3)] ?? list
        return { list: of, ordinal: own[Math.floor(chance() * own.length)] ?? 0, set: chance() < 0.8, sure: false }
      })
      const each = [...new Map(edits.map((edit) => [`${edit.list} ${edit.ordinal}`, edit])).values()]
      for (const { list: of, ordinal, set } of each) {
        if (set) wanted.get(of)?.add(ordinal)
        else wanted.get(of)?.delete(ordinal)
      }
      for (let done = false; !done; ) {
        try {
          await applyEdits(storm.process(table), 1, each, all)
          done = true
        } catch (error) {
          if (!(error instanceof Crash)) throw error
        }
      }
    }
  }
  await Promise.all([lane(0), lane(1), lane(2)])
  await storm.land()
  expect(await snapshot(table)).not.toHaveLength(lists.length)
  for (const [of, ordinals] of wanted) expect(await members(of)).toEqual([...ordinals].sort((a, b) => a - b))
  expect(storm.weather.overtaken).toBeGreaterThan(20)
})
