import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { type Architecture, EventSourceMapping } from 'aws-cdk-lib/aws-lambda'
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { tableNames } from '../shared/table/names.ts'
import { NodeFunction } from './function.ts'
import type { IdentityKey } from './identity-key.ts'
import type { DirectoryTable } from './table.ts'

/** What the import of rosters works on; `entry` is the path of its handler, `key` a key of the customer's own. */
export type RosterImportProps = {
  readonly entry: string
  readonly architecture: Architecture
  readonly table: DirectoryTable
  readonly key: IKey | undefined
  readonly identityKey: IdentityKey
  readonly logLevel: string
  readonly stewards: readonly string[]
}

/** Lambda's own limit. A job that takes longer ends before it and sends what is left as another one. */
const timeout = Duration.minutes(15)

/** Work that takes longer than a request: uploaded files in a bucket, jobs in a queue, and the function behind it. */
export class RosterImport extends Construct {
  readonly handler: NodeFunction
  readonly files: Bucket
  readonly jobs: Queue
  /** Jobs that failed again and again: imports that stand still. */
  readonly deadLetters: Queue

  constructor(
    scope: Construct,
    id: string,
    { entry, architecture, table, key, identityKey, logLevel, stewards }: RosterImportProps,
  ) {
    super(scope, id)
    this.files = new Bucket(this, 'Files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      ...(key === undefined
        ? { encryption: BucketEncryption.S3_MANAGED }
        : { encryption: BucketEncryption.KMS, encryptionKey: key, bucketKeyEnabled: true }),
      // The only copy of a roster outside the directory, and full of personal data: it goes by itself.
      lifecycleRules: [
        {
          expiration: Duration.days(tableNames.importKeptDays),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    })
    this.deadLetters = new Queue(this, 'DeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })
    this.jobs = new Queue(this, 'Jobs', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // Six times the function's limit, as AWS advises: Lambda may take up a message again and again while it is throttled.
      visibilityTimeout: Duration.minutes(6 * timeout.toMinutes()),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
    })
    this.handler = new NodeFunction(this, 'Function', {
      description: 'Juxian import: reads rosters, plans and applies them, carries out changes of session and erasures',
      entry,
      architecture,
      timeout,
      environment: {
        TABLE_NAME: table.tableName,
        FILES_BUCKET: this.files.bucketName,
        JOBS_QUEUE_URL: this.jobs.queueUrl,
        IDENTITY_KEY_ARN: identityKey.keyArn,
        STEWARDS: stewards.join(),
        LOG_LEVEL: logLevel,
      },
    })
    table.grantItems(this.handler)
    table.grantSweeping(this.handler)
    identityKey.grantHash(this.handler)
    // It puts a file without identity numbers in the place of one that has them.
    this.#allow(this.handler, ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], this.#uploads())
    // Without it S3 says of a file that is gone that nobody may look, and the job would try again instead of saying so.
    this.#allow(this.handler, ['s3:ListBucket'], this.files.bucketArn)
    this.#allow(
      this.handler,
      [
        'sqs:ReceiveMessage',
        'sqs:DeleteMessage',
        'sqs:ChangeMessageVisibility',
        'sqs:GetQueueAttributes',
        'sqs:SendMessage',
      ],
      this.jobs.queueArn,
    )
    const source = new EventSourceMapping(this, 'Source', {
      target: this.handler,
      eventSourceArn: this.jobs.queueArn,
      // A job may take all the time that there is.
      batchSize: 1,
      reportBatchItemFailures: true,
      // Each job writes as fast as it can; a few at once leave the table to everybody else.
      maxConcurrency: 5,
    })
    // Lambda looks for these rights when the source is made.
    source.node.addDependency(this.handler)
  }

  /** Lets `grantee` keep files, take them away, and send jobs; it reads none. A customer's key it may use for the table already. */
  grantStart(grantee: IGrantable): void {
    this.#allow(grantee, ['s3:PutObject', 's3:DeleteObject'], this.#uploads())
    this.#allow(grantee, ['sqs:SendMessage'], this.jobs.queueArn)
  }

  #uploads(): string {
    return this.files.arnForObjects('imports/imp_*')
  }

  #allow(grantee: IGrantable, actions: string[], resource: string): void {
    Grant.addToPrincipal({ grantee, actions, resourceArns: [resource] }).assertSuccess()
  }
}
