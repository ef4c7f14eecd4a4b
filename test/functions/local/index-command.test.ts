import { expect, test } from 'vitest'
import { readIndexArguments } from '../../../functions/local/index-arguments.ts'
import { runIndexCommand } from '../../../functions/local/index-command.ts'
import { ensureIndex } from '../../../shared/directory/index/ensure-index.ts'
import { project } from '../../../shared/directory/index/project.ts'
import { encodeOffsets } from '../../../shared/index/postings/codec.ts'
import { deleteMany, putMany } from '../../../shared/table/index/index-writes.ts'
import { people } from '../../../shared/table/people.ts'
import { noon, today } from '../../support/clock.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { snapshot } from '../../support/snapshot.ts'
import { aPerson } from '../../support/things.ts'

const folder = { kind: 'folder', dataDir: expect.stringMatching(/\.juxian$/) }

test.each([
  [['audit'], { kind: 'audit', place: folder }],
  [['rebuild', '--data', '/d'], { kind: 'rebuild', place: { kind: 'folder', dataDir: '/d' } }],
  [['rebuild', '--table', 't'], { kind: 'rebuild', place: { kind: 'table', name: 't', endpoint: undefined } }],
  [['reproject', 'per_1', 'org_2'], { kind: 'reproject', ids: ['per_1', 'org_2'], since: undefined, place: folder }],
  [
    ['reproject', '--since', '2026-01-02T03:04:05Z'],
    expect.objectContaining({ since: new Date('2026-01-02T03:04:05Z') }),
  ],
  [['--help'], { kind: 'help' }],
  [[], expect.objectContaining({ kind: 'wrong' })],
  [['audit', 'per_1'], expect.objectContaining({ kind: 'wrong' })],
  [['reproject', 'act_1'], expect.objectContaining({ kind: 'wrong' })],
  [['reproject', '--since', 'noon'], expect.objectContaining({ kind: 'wrong' })],
  [['audit', '--no-such'], expect.objectContaining({ kind: 'wrong' })],
])('npm run index -- %j is %j', (args, expected) => {
  expect(readIndexArguments(args)).toEqual(expected)
})

test('audit names every drift and fails, reproject mends what it is told to, rebuild all of it', async () => {
  const table = await createTestTable()
  await ensureIndex(table, noon(today))
  const crowd = [aPerson({ gender: '2' }), aPerson(), aPerson()]
  await putMany(table, crowd.map(people.toItem))
  const [first, second, third] = crowd.map(({ id }) => id)
  if (first === undefined || second === undefined || third === undefined) throw new Error('a crowd of three')
  await project(table, [second, third])
  const said: string[] = []
  const run = (args: readonly string[]) => {
    const command = readIndexArguments(args)
    if (command.kind === 'help' || command.kind === 'wrong') throw new Error('no command')
    said.length = 0
    const say = ({ zh }: { zh: string }) => said.push(zh)
    return runIndexCommand(command, { table, alone: true, now: noon(today), progress: () => {}, say })
  }
  await deleteMany(table, [{ PK: `P#${third}`, SK: 'A' }])
  expect(await run(['audit'])).toBe(1)
  expect(said).toEqual(expect.arrayContaining([`未编入： ${first}`, `已不存在而仍有卡片： ${third}`]))
  expect(said.at(-1)).toMatch(/^2 份记录.*不符 3 处。$/)

  expect(await run(['reproject', first])).toBe(0)
  expect(await run(['audit'])).toBe(1)
  expect(said.join()).not.toContain(first)

  // Somebody tampers with lists.
  const blocks = (await snapshot(table)).filter(({ PK }) => String(PK).startsWith('X1B#')).slice(0, 2)
  const [emptied, spoilt] = blocks.map(({ PK, SK }) => `${String(PK).slice(4)}|${String(SK).slice(0, -9)}`)
  const bytes = [encodeOffsets(new Uint32Array(0), 32), new Uint8Array([0, 0])]
  await putMany(
    table,
    blocks.map((item, at) => ({ ...item, PK: String(item.PK), SK: String(item.SK), b: bytes[at] })),
  )
  expect(await run(['audit'])).toBe(1)
  expect(said).toEqual(expect.arrayContaining([`应在列表中而不在： ${first} ${emptied}`, `列表残缺： ${spoilt}`]))
  expect(await run(['rebuild'])).toBe(0)
  expect(await run(['audit'])).toBe(0)
})
