import { customAlphabet } from 'nanoid'
import { createImporter } from '../../functions/import-roster/app.ts'
import { fullAccess } from '../../shared/access/access.ts'
import { applyImport, rollbackImport } from '../../shared/directory/imports/apply-import.ts'
import type { ImportContext } from '../../shared/directory/imports/import-context.ts'
import { getImport } from '../../shared/directory/imports/read-imports.ts'
import { startImport } from '../../shared/directory/imports/start-import.ts'
import { makeIds } from '../../shared/domain/ids.ts'
import { importSettings, type RosterImport } from '../../shared/roster/roster-import.ts'
import { keyedHasher } from '../../shared/store/keyed-hasher.ts'
import { createTable, openTable } from '../../shared/table/client.ts'
import { makeCursors } from '../../shared/table/cursor.ts'
import { given } from '../support/given.ts'
import { memoryStore } from '../support/memory-store.ts'

const [endpoint = '', size = ''] = process.argv.slice(2)
const rows = Number(size)
const used = { read: 0, write: 0 }
const table = openTable({
  name: `import-${rows}`,
  endpoint,
  meter: ({ read, write }) => {
    used.read += read
    used.write += write
  },
})
const store = memoryStore()
const ids = makeIds((length) => customAlphabet('0123456789abcdefghjkmnpqrstvwxyz', length)())
const cursors = makeCursors('bench')
let steps = 0
const request = (): ImportContext => ({
  table,
  ...store,
  cursors,
  ids,
  now: new Date(Date.UTC(2026, 10, 1) + steps++),
  actor: { id: 'bench', kind: 'system' },
  access: fullAccess,
  requestId: `bench-${steps}`,
})
const importer = createImporter({
  table,
  store,
  hashIdentity: keyedHasher('bench'),
  rightsOf: async () => fullAccess,
  cursors,
  ids,
  now: () => new Date(Date.UTC(2026, 10, 1) + steps++),
  log: (level, event, fields) => level === 'error' && console.error(event, fields),
  clock: () => performance.now(),
  requestId: () => `job-${steps++}`,
})
let most = 0
const watch = setInterval(() => {
  most = Math.max(most, process.memoryUsage().rss)
}, 50)

/** Does all jobs that were sent. */
async function work(): Promise<void> {
  for (let job = store.sent.shift(); job !== undefined; job = store.sent.shift()) await importer.run(job, () => false)
}

async function measured(act: () => Promise<unknown>) {
  const before = { ...used }
  const began = performance.now()
  await act()
  const each = (of: 'read' | 'write') => (used[of] - before[of]) / rows
  return { read: each('read'), write: each('write'), seconds: (performance.now() - began) / 1000 }
}

await createTable(table)
const { id } = await given(request).organization()
await given(request).post(id, { name: '会员代表', role: 'council-member', capacity: 10_000 })
await given(request).post(id, { name: '理事', role: 'council-member', capacity: 10_000 })
await given(request).session(id, 9, { start: '2024-05-01' })
const name = (nth: number) => String.fromCodePoint(0x4e00 + (nth % 150), 0x5000 + Math.floor(nth / 150))
const line = (_: unknown, nth: number) =>
  `王${name(nth)},${nth % 3 === 0 ? '女' : '男'},19${55 + (nth % 40)}.0${1 + (nth % 9)},某大学第${nth % 500}学院 教授,${nth % 2 === 0 ? '理事' : '会员代表'},138${String(nth).padStart(8, '0')}`
const text = `姓名,性别,出生年月,工作单位及职务,职务,手机\n${Array.from({ length: rows }, line).join('\n')}\n`
const bytes = new TextEncoder().encode(text)
const settings = importSettings.parse({ mode: 'whole' })
const idle = process.memoryUsage().rss
let of: RosterImport = await startImport(request(), id, { bytes, settings })
const latest = async () => {
  of = await getImport(request(), of.id)
}
const plan = await measured(work)
await latest()
const apply = await measured(async () => {
  await applyImport(request(), of.id, of.version)
  await work()
})
await latest()
const first = of
const again = await measured(async () => {
  of = await startImport(request(), id, { bytes, settings })
  await work()
  await latest()
  await applyImport(request(), of.id, of.version)
  await work()
})
await latest()
const rollback =
  rows > 2000
    ? undefined
    : await measured(async () => {
        await rollbackImport(request(), first.id, first.version)
        await work()
      })
clearInterval(watch)
process.send?.({ rows, plan, apply, again, rollback, rss: most / 1e6, idle: idle / 1e6 })
