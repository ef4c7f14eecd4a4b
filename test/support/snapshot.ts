import type { Table } from '../../shared/table/client.ts'
import type { Stored } from '../../shared/table/read.ts'
import { scanAll } from './scan.ts'

/** Every item of the table, by key. */
export async function snapshot(table: Table): Promise<Stored[]> {
  const items: Stored[] = []
  await scanAll({ ...table, scanSegments: 1 }, (item) => items.push(item))
  return items.sort((a, b) => (keyText(a) < keyText(b) ? -1 : 1))
}

/** What `act` did to the table: items that are new, changed or gone, by key. */
export async function written(table: Table, act: () => Promise<unknown>): Promise<Stored[]> {
  const before = new Map((await snapshot(table)).map((item) => [keyText(item), JSON.stringify(item)]))
  await act()
  const after = await snapshot(table)
  const kept = new Set(after.map(keyText))
  const gone = [...before.keys()].filter((key) => !kept.has(key)).map((key) => ({ key, gone: true }))
  return [...after.filter((item) => before.get(keyText(item)) !== JSON.stringify(item)), ...gone]
}

function keyText({ PK, SK }: Stored): string {
  return `${PK} ${SK}`
}
