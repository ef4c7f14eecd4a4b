import {
  type _Record,
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
} from '@aws-sdk/client-dynamodb-streams'
import type { DynamoDBRecord } from 'aws-lambda'

/** Records of one shard that came in one read, and the sequence number of the last of them. */
export type ShardRead = { readonly shard: string; readonly records: readonly DynamoDBRecord[]; readonly last: string }

/** Most records that a read gives: also what the deployed event source hands over at most. */
const most = 1000

/** The shards of the emulator's stream of a table, read one after the other from where an earlier reader stopped. */
export class StreamShards {
  /** Name of the stream: a new one has another. */
  readonly stream: string
  readonly #client: DynamoDBStreamsClient
  readonly #reached: Map<string, string>
  /** Where to read on by shard; undefined for a shard that is closed and read to its end. */
  readonly #iterators = new Map<string, string | undefined>()

  private constructor(client: DynamoDBStreamsClient, stream: string, reached: ReadonlyMap<string, string>) {
    this.#client = client
    this.stream = stream
    this.#reached = new Map(reached)
  }

  /** Opens the stream of a table; `reachedIn` says which sequence number of each shard was read last, none where all is to be read. */
  static async open(
    endpoint: string,
    tableName: string,
    reachedIn: (stream: string) => ReadonlyMap<string, string>,
  ): Promise<StreamShards> {
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
    const client = new DynamoDBStreamsClient({ endpoint, region: 'local', credentials })
    const { Streams = [] } = await client.send(new ListStreamsCommand({ TableName: tableName }))
    const stream = Streams.at(-1)?.StreamArn
    if (stream === undefined) throw new RangeError(`table ${tableName} has no stream`)
    return new StreamShards(client, stream, reachedIn(stream))
  }

  /** Reads each shard once and gives out what came, if anything; what was given out counts as read once the next is asked for. */
  async *read(): AsyncGenerator<ShardRead> {
    await this.#openNew()
    for (const [shard, ShardIterator] of this.#iterators) {
      if (ShardIterator === undefined) continue
      const { Records = [], NextShardIterator } = await this.#client.send(
        new GetRecordsCommand({ ShardIterator, Limit: most }),
      )
      const last = Records.at(-1)?.dynamodb?.SequenceNumber
      if (last !== undefined) {
        yield { shard, records: Records.map(toLambdaRecord), last }
        this.#reached.set(shard, last)
      }
      this.#iterators.set(shard, NextShardIterator)
    }
  }

  /** Goes back to what was read last, after something broke off. */
  reopen(): void {
    this.#iterators.clear()
  }

  /** Ends the client's connections. */
  close(): void {
    this.#client.destroy()
  }

  async #openNew(): Promise<void> {
    const { StreamDescription } = await this.#client.send(new DescribeStreamCommand({ StreamArn: this.stream }))
    for (const { ShardId } of StreamDescription?.Shards ?? []) {
      if (ShardId === undefined || this.#iterators.has(ShardId)) continue
      const after = this.#reached.get(ShardId)
      const from =
        after === undefined
          ? ({ ShardIteratorType: 'TRIM_HORIZON' } as const)
          : ({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after } as const)
      const command = new GetShardIteratorCommand({ StreamArn: this.stream, ShardId, ...from })
      this.#iterators.set(ShardId, (await this.#client.send(command)).ShardIterator)
    }
  }
}

/** As Lambda shows a record. It would show bytes as text, but no item that is followed has any. */
function toLambdaRecord({ dynamodb = {}, ...record }: _Record): DynamoDBRecord {
  const { ApproximateCreationDateTime: _, ...change } = dynamodb
  const shown: DynamoDBRecord = JSON.parse(JSON.stringify({ ...record, dynamodb: change }))
  return shown
}
