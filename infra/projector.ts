import { Duration } from 'aws-cdk-lib'
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Grant } from 'aws-cdk-lib/aws-iam'
import { type Architecture, EventSourceMapping, FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { tableNames } from '../shared/table/names.ts'
import { NodeFunction } from './function.ts'
import type { DirectoryTable } from './table.ts'

/** What the projector works on; `entry` is the path of its handler. */
export type ProjectorProps = {
  readonly entry: string
  readonly architecture: Architecture
  readonly table: DirectoryTable
  readonly logLevel: string
}

/** Keeps the referral index in step with the table: a function behind the table's stream, and once a day, shortly after midnight in China, to move its day. */
export class Projector extends Construct {
  readonly handler: NodeFunction
  /** Batches that were given up: where they lie in the stream, which keeps them for a day. Who could not be indexed is on record in the table. */
  readonly deadLetters: Queue

  constructor(scope: Construct, id: string, { entry, architecture, table, logLevel }: ProjectorProps) {
    super(scope, id)
    this.handler = new NodeFunction(this, 'Function', {
      description: 'Juxian projector: keeps the referral index in step with the directory',
      entry,
      architecture,
      // A change of a large organization concerns thousands of people.
      timeout: Duration.minutes(5),
      environment: { TABLE_NAME: table.tableName, LOG_LEVEL: logLevel },
    })
    table.grantIndexing(this.handler)
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
      // The more at once, the less a person costs: lists that several enter are written once.
      batchSize: 1000,
      maxBatchingWindow: Duration.seconds(1),
      parallelizationFactor: 4,
      // What the projector itself writes must not come back to it.
      filters: [
        FilterCriteria.filter({
          dynamodb: { Keys: { PK: { S: tableNames.followedPrefixes.map((prefix) => ({ prefix })) } } },
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
    new Rule(this, 'Midnight', {
      description: 'Juxian: moves the referral index to the new day, 00:05 in China',
      schedule: Schedule.cron({ hour: '16', minute: '5' }),
      targets: [
        new LambdaFunction(this.handler, {
          event: RuleTargetInput.fromObject({ maintain: true }),
          retryAttempts: 5,
          maxEventAge: Duration.hours(2),
        }),
      ],
    })
  }
}
