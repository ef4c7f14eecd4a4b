import { expect, test } from 'vitest'
import { readAuditArguments } from '../../../functions/local/audit-arguments.ts'
import { runAuditCommand } from '../../../functions/local/audit-command.ts'
import { audits } from '../../../shared/table/audits.ts'
import { testRequests } from '../../support/context.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { given } from '../../support/given.ts'
import { afterwards, auditsIn, recordsOf, sealerOf, sealKey, smuggle } from '../../support/seals.ts'

const folder = { kind: 'folder', dataDir: expect.stringMatching(/\.juxian$/) }
const mac = 'm'.repeat(43)

test.each([
  [['verify'], { kind: 'verify', place: folder, keyFile: expect.stringMatching(/\.juxian\/seal-key$/), heads: [] }],
  [['seal', '--data', '/d'], { kind: 'seal', place: { kind: 'folder', dataDir: '/d' }, keyFile: '/d/seal-key' }],
  [
    ['verify', '--table', 't', '--key', '/k', '--head', `0:12:${mac}`, '--head', `3:1:${mac}`],
    {
      kind: 'verify',
      place: { kind: 'table', name: 't', endpoint: undefined },
      keyFile: '/k',
      heads: [
        { chain: 0, number: 12, mac },
        { chain: 3, number: 1, mac },
      ],
    },
  ],
  [['--help'], { kind: 'help' }],
  [[], expect.objectContaining({ kind: 'wrong' })],
  [['verify', 'per_1'], expect.objectContaining({ kind: 'wrong' })],
  [['verify', '--table', 't'], expect.objectContaining({ kind: 'wrong' })],
  [['verify', '--head', '0:0:x'], expect.objectContaining({ kind: 'wrong' })],
  [['seal', '--head', `0:1:${mac}`], expect.objectContaining({ kind: 'wrong' })],
  [['verify', '--no-such'], expect.objectContaining({ kind: 'wrong' })],
])('npm run audit -- %j is %j', (args, expected) => {
  expect(readAuditArguments(args)).toEqual(expected)
})

test('verify names every difference and fails, seal seals what is left, and the noted ends are taken back', async () => {
  const table = await createTestTable()
  const there = given(testRequests({ table }))
  const society = await there.organization()
  const post = await there.post(society.id)
  const person = await there.person()
  await sealerOf(table).follow(recordsOf(await auditsIn(table)))
  await there.membership(person.id, post.id)
  const said: string[] = []
  const later = new Date(afterwards.getTime() + 3_600_000)
  const run = (args: readonly string[], key = sealKey) => {
    const command = readAuditArguments(args)
    if (command.kind === 'help' || command.kind === 'wrong') throw new Error('no command')
    said.length = 0
    const say = ({ zh }: { zh: string }) => said.push(zh)
    return runAuditCommand(command, { table, key, now: later, progress: () => {}, say })
  }
  expect(await run(['verify'])).toBe(1)
  expect(said[0]).toMatch(/^记录未经封存.*：mem_.* 2026-03-02T/)
  expect(await run(['seal'])).toBe(0)
  expect(said).toEqual(['已封存 1 条。'])
  expect(await run(['verify'])).toBe(0)
  expect(said.slice(0, 2)).toEqual([
    expect.stringMatching(/^4 条记录，\d 个封印；不符 0 处。$/),
    expect.stringContaining('迟封 1 条'),
  ])
  const heads = said.slice(2).flatMap((line) => /--head (\S+)/.exec(line)?.[1] ?? [])
  expect(heads.length).toBeGreaterThan(0)
  const noted = heads.flatMap((head) => ['--head', head])
  expect(await run(['verify', ...noted])).toBe(0)

  const [first] = await auditsIn(table)
  if (first === undefined) throw new Error('nothing was written')
  await smuggle(table, { ...audits.toItem(first), actor: 'user:other' })
  expect(await run(['verify', ...noted, '--head', `0:99:${mac}`])).toBe(1)
  expect(said.slice(0, 2)).toEqual([
    '所记的链尾不在链上：0:99',
    expect.stringMatching(`^记录已被改动：${first.entity} `),
  ])
  expect(await run(['verify'], 'another key')).toBe(1)
})
