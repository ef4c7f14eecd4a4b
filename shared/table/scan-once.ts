import { ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb'
import type { Table } from './client.ts'
import { patiently } from './index/patience.ts'
import type { Stored } from './read.ts'

/** Up to 1 MB of the whole table after the key `after`, strongly consistent; `next` is there while more may follow. For jobs, never in a request. */
export async function scanOnce(
  table: Table,
  after: Readonly<Record<string, string>> | undefined,
): Promise<{ readonly items: readonly Stored[]; readonly next: Record<string, string> | undefined }> {
  const command = new ScanCommand({
    TableName: table.name,
    ExclusiveStartKey: after,
    ConsistentRead: true,
    ReturnConsumedCapacity: 'TOTAL',
  })
  const {
    Items = [],
    LastEvaluatedKey,
    ConsumedCapacity,
  }: ScanCommandOutput = await patiently(() => table.doc.send(command))
  table.meter?.({ operation: 'Scan', read: ConsumedCapacity?.CapacityUnits ?? 0, write: 0 })
  const { PK, SK } = LastEvaluatedKey ?? {}
  return { items: Items, next: PK === undefined ? undefined : { PK: String(PK), SK: String(SK) } }
}
