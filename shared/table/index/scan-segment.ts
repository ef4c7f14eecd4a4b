import { ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb'
import type { Table } from '../client.ts'
import type { Stored } from '../read.ts'
import { patiently } from './patience.ts'

/** Items of one segment of the table, a page at a time, strongly consistent; the items of a partition follow one another in key order. */
export async function* scanSegment(
  table: Table,
  Segment: number,
  TotalSegments: number,
  Limit?: number,
): AsyncGenerator<readonly Stored[]> {
  let after: Stored | undefined
  do {
    const command = new ScanCommand({
      TableName: table.name,
      Segment,
      TotalSegments,
      Limit,
      ExclusiveStartKey: after,
      ConsistentRead: true,
      ReturnConsumedCapacity: 'TOTAL',
    })
    const page: ScanCommandOutput = await patiently(() => table.doc.send(command))
    table.meter?.({ operation: 'Scan', read: page.ConsumedCapacity?.CapacityUnits ?? 0, write: 0 })
    yield page.Items ?? []
    after = page.LastEvaluatedKey
  } while (after !== undefined)
}

/** The items of one segment by partition: each partition that `wanted` picks comes whole. */
export async function* scanPartitions(
  table: Table,
  segment: number,
  segments: number,
  wanted: (PK: string) => boolean,
): AsyncGenerator<readonly Stored[]> {
  let partition: Stored[] = []
  for await (const page of scanSegment(table, segment, segments))
    for (const item of page) {
      if (!wanted(String(item.PK))) continue
      if (partition.length > 0 && partition[0]?.PK !== item.PK) {
        yield partition
        partition = []
      }
      partition.push(item)
    }
  if (partition.length > 0) yield partition
}
