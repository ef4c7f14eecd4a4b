import { ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb'
import type { Table } from './client.ts'
import { patiently } from './index/patience.ts'
import { tableNames } from './names.ts'
import type { Stored } from './read.ts'

/** The items of one segment that lie where audit items do, a page at a time, whatever they are; eventually consistent, which costs half. */
export async function* scanAudits(
  table: Table,
  Segment: number,
  TotalSegments: number,
): AsyncGenerator<readonly Stored[]> {
  let after: Stored | undefined
  do {
    const command = new ScanCommand({
      TableName: table.name,
      Segment,
      TotalSegments,
      FilterExpression: 'begins_with(PK, :audit)',
      ExpressionAttributeValues: { ':audit': tableNames.auditPrefix },
      ExclusiveStartKey: after,
      ReturnConsumedCapacity: 'TOTAL',
    })
    const page: ScanCommandOutput = await patiently(() => table.doc.send(command))
    table.meter?.({ operation: 'Scan', read: page.ConsumedCapacity?.CapacityUnits ?? 0, write: 0 })
    yield page.Items ?? []
    after = page.LastEvaluatedKey
  } while (after !== undefined)
}
