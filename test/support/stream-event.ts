import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import type { Stored } from '../../shared/table/read.ts'

/** A record of the table's stream as Lambda shows it: an item going from `before` to `after`. */
export function streamRecord(sequence: number, before: Stored | undefined, after: Stored | undefined): DynamoDBRecord {
  const { PK, SK } = after ?? before ?? {}
  const image = (item: Stored) => JSON.parse(JSON.stringify(marshall(item, { removeUndefinedValues: true })))
  return {
    eventName: before === undefined ? 'INSERT' : after === undefined ? 'REMOVE' : 'MODIFY',
    dynamodb: {
      SequenceNumber: String(sequence),
      Keys: image({ PK, SK }),
      ...(before === undefined ? {} : { OldImage: image(before) }),
      ...(after === undefined ? {} : { NewImage: image(after) }),
    },
  }
}
