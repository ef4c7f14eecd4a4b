import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { tableDefinition } from './definition.ts'

/** Request units of one call: reads and writes as DynamoDB bills them (0.5 for an eventually consistent 4 KB read). */
export type Usage = { readonly operation: string; readonly read: number; readonly write: number }

/** The table and the way to it; `meter`, where given, is told the request units of every call. */
export type Table = {
  readonly doc: DynamoDBDocumentClient
  readonly name: string
  readonly meter?: (usage: Usage) => void
  /** Segments of a scan of the whole table, 4 when left out. */
  readonly scanSegments?: number
}

/** Where the table is: an emulator's endpoint, or nothing for the region that the environment names. */
export type TableOptions = {
  readonly name: string
  readonly endpoint?: string | undefined
  readonly meter?: (usage: Usage) => void
  readonly scanSegments?: number
}

/** Opens the table; makes no request. The emulator accepts any credentials, so it gets ones that are plainly not real. */
export function openTable({ name, endpoint, ...rest }: TableOptions): Table {
  const client = new DynamoDBClient(
    endpoint === undefined
      ? {}
      : { endpoint, region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } },
  )
  const doc = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
  return { doc, name, ...rest }
}

/** Creates the table where it is missing (emulator only); says whether it did. It gets no stream: a load would only fill it. */
export async function createTable(table: Table): Promise<boolean> {
  try {
    await table.doc.send(new DescribeTableCommand({ TableName: table.name }))
    return false
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error
    const { StreamSpecification: _, ...definition } = tableDefinition(table.name)
    await table.doc.send(new CreateTableCommand(definition))
    return true
  }
}

/** Gives the table its stream where it has none (emulator only). */
export async function openStream(table: Table): Promise<void> {
  const { Table: found } = await table.doc.send(new DescribeTableCommand({ TableName: table.name }))
  if (found?.StreamSpecification?.StreamEnabled) return
  const { TableName, StreamSpecification } = tableDefinition(table.name)
  await table.doc.send(new UpdateTableCommand({ TableName, StreamSpecification }))
}
