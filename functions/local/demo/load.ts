import { putAll } from '../../../shared/table/batch.ts'
import type { Table } from '../../../shared/table/client.ts'
import type { Progress } from '../progress.ts'
import { demoItems } from './demo-items.ts'
import { makeDemo } from './make-demo.ts'

/** Makes the demonstration and puts it into an empty table; loading it twice leaves the same items. */
export async function loadDemo(table: Table, progress: Progress): Promise<void> {
  const items = demoItems(makeDemo())
  progress(0, items.length)
  await putAll(table, items, (done) => progress(done, items.length))
}
