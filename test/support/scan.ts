import { ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb'
import type { Table } from '../../shared/table/client.ts'
import type { Stored } from '../../shared/table/read.ts'

const lanes = 4

/** Reads every item of the table, in no order, over a few lanes; `take` is called for each. For building read models, never in a request. */
export async function scanAll(table: Table, take: (item: Stored) => void): Promise<void> {
  const segments = table.scanSegments ?? lanes
  let next = 0
  const lane = async () => {
    while (next < segments) await scanSegment(table, next++, segments, take)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

async function scanSegment(
  table: Table,
  Segment: number,
  TotalSegments: number,
  take: (item: Stored) => void,
): Promise<void> {
  let ExclusiveStartKey: Stored | undefined
  do {
    const page: ScanCommandOutput = await table.doc.send(
      new ScanCommand({
        TableName: table.name,
        Segment,
        TotalSegments,
        ExclusiveStartKey,
        ConsistentRead: true,
        ReturnConsumedCapacity: 'TOTAL',
      }),
    )
    table.meter?.({ operation: 'Scan', read: page.ConsumedCapacity?.CapacityUnits ?? 0, write: 0 })
    for (const item of page.Items ?? []) take(item)
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey !== undefined)
}
