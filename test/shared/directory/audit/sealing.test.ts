import { beforeEach, expect, test } from 'vitest'
import { createSealer } from '../../../../functions/sealer/app.ts'
import { appendLinks } from '../../../../shared/directory/audit/append-links.ts'
import { sealRest } from '../../../../shared/directory/audit/seal-rest.ts'
import { auditItem, audits } from '../../../../shared/table/audits.ts'
import type { Table } from '../../../../shared/table/client.ts'
import { putMany } from '../../../../shared/table/index/index-writes.ts'
import type { SealedAudit } from '../../../../shared/table/seals.ts'
import { noon, today } from '../../../support/clock.ts'
import { testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { Crash, intercepted } from '../../../support/faults.ts'
import { given } from '../../../support/given.ts'
import { seeded } from '../../../support/random.ts'
import {
  afterwards,
  auditsIn,
  linksIn,
  recordsOf,
  sealAll,
  sealerOf,
  sealKey,
  verified,
} from '../../../support/seals.ts'
import { streamRecord } from '../../../support/stream-event.ts'
import { testLog } from '../../../support/test-log.ts'

let table: Table
beforeEach(async () => {
  table = await createTestTable()
})

/** A roster whose writing makes some forty audit items. */
async function writes(): Promise<void> {
  const there = given(testRequests({ table }))
  const society = await there.organization()
  const post = await there.post(society.id, { capacity: 50 })
  const people = await Promise.all(Array.from({ length: 20 }, () => there.person()))
  for (const { id } of people) await there.membership(id, post.id)
}

test('all that was written is sealed once, in chains without a gap', async () => {
  await writes()
  await sealAll(table)
  const written = await auditsIn(table)
  expect(await verified(table)).toMatchObject({
    findings: [],
    audits: written.length,
    entries: written.length,
    bare: 0,
    erased: 0,
    waiting: 0,
    late: 0,
  })
})

test('verification in parts, each with a fraction of the entries in memory, sees the same', async () => {
  await writes()
  await sealAll(table)
  const whole = await verified(table)
  const steps: number[] = []
  const parts = await verified(table, { atOnce: 10, progress: (done, total) => steps.push(done / total) })
  expect(parts).toEqual(whole)
  expect(steps.at(-1)).toBe(1)
  expect(steps.length).toBeGreaterThan(3 * 64)
})

test('a batch that comes again is sealed again, and that says nothing new', async () => {
  await writes()
  const all = recordsOf(await auditsIn(table))
  for (let nth = 0; nth < 3; nth++) await sealerOf(table).follow(all)
  const { findings, entries, audits: count } = await verified(table)
  expect([findings, entries]).toEqual([[], 3 * count])
})

test('sealers that work at the same time never fork a chain', async () => {
  await writes()
  const all = await auditsIn(table)
  const lanes = Array.from({ length: 5 }, (_, lane) => all.filter((_, at) => at % 5 === lane))
  await Promise.all(
    lanes.map(async (own) => {
      const sealer = sealerOf(table)
      for (const each of own) await sealer.follow(recordsOf([each]))
    }),
  )
  const { findings, links, entries } = await verified(table)
  expect([findings, links, entries]).toEqual([[], all.length, all.length])
})

test('a sealer that dies at any call leaves chains that hold, and the next one seals the rest', async () => {
  await writes()
  const all = await auditsIn(table)
  const chance = seeded(7)
  let crashes = 0
  for (let at = 0; at < all.length; at += 4) {
    const batch = recordsOf(all.slice(at, at + 4))
    for (let done = false; !done; ) {
      const mortal = intercepted(table, async ({ command, nth, proceed }) => {
        if (chance() < 0.15) throw new Crash(`before ${command} ${nth}`)
        const answer = await proceed()
        if (chance() < 0.15) throw new Crash(`after ${command} ${nth}`)
        return answer
      })
      done = await sealerOf(mortal)
        .follow(batch)
        .then(
          () => true,
          (error) => {
            if (!(error instanceof Crash)) throw error
            crashes++
            return false
          },
        )
    }
  }
  expect(crashes).toBeGreaterThan(5)
  const { findings, entries } = await verified(table)
  expect(findings).toEqual([])
  expect(entries).toBeGreaterThan(all.length)
})

test('what is no audit item keeps nothing else from being sealed, and comes again', async () => {
  await writes()
  const all = await auditsIn(table)
  const lines: string[] = []
  const now = () => noon(today)
  const sealer = createSealer({ table, key: sealKey, log: testLog(lines), now })
  const items = all.map(audits.toItem)
  const junk = { ...items[1], PK: 'Z#junk', SK: 'A', entity: '王某某' }
  const Records = [items[0], junk, ...items.slice(1)].map((item, at) => streamRecord(at + 1, undefined, item))
  expect(await sealer.follow({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] })
  expect((await verified(table)).entries).toBe(all.length)
  expect(lines.filter((line) => line.includes('sealing-failed'))).toHaveLength(1)
  expect(lines.join()).not.toContain('王')
})

test('only what is written anew is sealed: an item that is changed later is not what the stream had first', async () => {
  await writes()
  const [first] = (await auditsIn(table)).map(audits.toItem)
  await sealerOf(table).follow({ Records: [streamRecord(1, first, { ...first, actor: 'user:other' })] })
  expect(await linksIn(table)).toEqual([])
})

test('the end of each chain is logged with every link, for an anchor outside', async () => {
  await writes()
  const lines: string[] = []
  const now = () => noon(today)
  const sealer = createSealer({ table, key: sealKey, log: testLog(lines), now })
  await sealer.follow(recordsOf(await auditsIn(table)))
  const logged = lines.map((line) => JSON.parse(line)).filter(({ event }) => event === 'sealed')
  const noted = logged.map(({ chain, link, mac }) => ({ chain, number: link, mac }))
  const ends = (await linksIn(table)).map(({ chain, number, mac }) => ({ chain, number, mac }))
  expect(noted.sort((a, b) => a.chain - b.chain)).toEqual(ends)
  expect((await verified(table, { noted })).findings).toEqual([])
})

test('what no stream has seen is sealed by hand, once, and counts as late', async () => {
  await writes()
  const all = await auditsIn(table)
  await sealerOf(table).follow(recordsOf(all.slice(0, 10)))
  const later = new Date(afterwards.getTime() + 7_200_000)
  expect(await sealRest(table, sealKey, later)).toBe(all.length - 10)
  expect(await sealRest(table, sealKey, later)).toBe(0)
  expect(await verified(table)).toMatchObject({ findings: [], late: all.length - 10 })
})

test('many audits of long names make several links, each with room to spare', async () => {
  const many = Array.from(
    { length: 4000 },
    (_, at): SealedAudit => ['one-thing', `2026-03-02T04:00:00.000Z#${'r'.repeat(100)}#${at}`, 'h'.repeat(43)],
  )
  await appendLinks(table, sealKey, many, noon(today), new Map())
  const links = await linksIn(table)
  expect(links.length).toBeGreaterThan(1)
  for (const link of links) expect(JSON.stringify(link).length).toBeLessThan(300_000)
  expect(links.flatMap(({ audits: sealed }) => sealed)).toEqual(many)
})

test('an item from before there was a chain is sealed as it is, and counted', async () => {
  const about = { entity: 'per_1', type: 'person', subject: 'per_1', action: 'create', at: noon(today).toISOString() }
  const {
    salt: _,
    digest: __,
    ...old
  } = auditItem({ ...about, actor: 'user:clerk', requestId: 'r' }, undefined, { birth: '1970' }, 'salt')
  await putMany(table, [{ ...old, SK: `${about.at}#r#create` }])
  expect(await sealRest(table, sealKey, noon(today))).toBe(1)
  expect(await verified(table)).toMatchObject({ bare: 1, findings: [] })
})
