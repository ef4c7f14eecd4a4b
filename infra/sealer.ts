import { Duration } from 'aws-cdk-lib'
import { Grant } from 'aws-cdk-lib/aws-iam'
import { type Architecture, EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { tableNames } from '../shared/table/names.ts'
import { NodeFunction } from './function.ts'
import { SealSecret } from './seal-secret.ts'
import type { DirectoryTable } from './table.ts'

/** What the sealer works on; `entry` is the path of its handler. */
export type SealerProps = {
  readonly entry: string
  readonly architecture: Architecture
  readonly table: DirectoryTable
  readonly logLevel: string
}

/**
 * Seals the audit: a function of its own behind the table's stream, with a key that no writer has. It is the second reader of the stream, beside the
 * projector, and DynamoDB serves two a shard at full speed: whatever is to follow the table next takes its changes from one of these.
 */
export class Sealer extends Construct {
  readonly handler: NodeFunction
  /** Batches that were given up: where they lie in the stream, which keeps them for a day. */
  readonly deadLetters: Queue

  constructor(scope: Construct, id: string, { entry, architecture, table, logLevel }: SealerProps) {
    super(scope, id)
    const secret = new SealSecret(this, 'Key')
    this.handler = new NodeFunction(this, 'Function', {
      description: 'Juxian sealer: appends what was audited to chains of seals',
      entry,
      architecture,
      memory: 512,
      timeout: Duration.minutes(1),
      environment: { TABLE_NAME: table.tableName, SEAL_SECRET_ARN: secret.secretArn, LOG_LEVEL: logLevel },
    })
    table.grantSealing(this.handler)
    secret.grantValue(this.handler)
    this.deadLetters = new Queue(this, 'DeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })
    Grant.addToPrincipal({
      grantee: this.handler,
      actions: ['sqs:SendMessage'],
      resourceArns: [this.deadLetters.queueArn],
    }).assertSuccess()
    const source = new EventSourceMapping(this, 'Source', {
      target: this.handler,
      eventSourceArn: table.tableStreamArn ?? '',
      startingPosition: StartingPosition.TRIM_HORIZON,
      // A link costs a write however little it holds; for as long as a batch is gathered, nothing vouches for what is in it.
      batchSize: 1000,
      maxBatchingWindow: Duration.seconds(5),
      // Audit items as they are written: neither the seals, nor what is taken out of the audit later.
      filters: [
        FilterCriteria.filter({
          eventName: ['INSERT'],
          dynamodb: { Keys: { PK: { S: [{ prefix: tableNames.auditPrefix }] } } },
        }),
      ],
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: 8,
      maxRecordAge: Duration.hours(12),
      onFailure: { bind: () => ({ destination: this.deadLetters.queueArn }) },
    })
    // Lambda looks for these rights when the source is made.
    source.node.addDependency(this.handler)
  }
}
