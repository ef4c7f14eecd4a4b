import { RemovalPolicy } from 'aws-cdk-lib'
import {
  AttributeType,
  Billing,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb'
import { Effect, Grant, type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import { tableNames } from '../shared/table/names.ts'

/** The single table of the directory, keyed as `shared/table/names.ts` says; it outlives its stack. */
export class DirectoryTable extends TableV2 {
  /** `key` is a key of the customer's own; without it the table is under the account's key for DynamoDB. */
  constructor(scope: Construct, id: string, key: IKey | undefined) {
    super(scope, id, {
      partitionKey: text(tableNames.partitionKey),
      sortKey: text(tableNames.sortKey),
      globalSecondaryIndexes: tableNames.indexes.map((index) => ({
        indexName: index.name,
        partitionKey: text(index.partitionKey),
        sortKey: text(index.sortKey),
        projectionType: ProjectionType.ALL,
      })),
      timeToLiveAttribute: tableNames.ttl,
      billing: Billing.onDemand(),
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      encryption: key === undefined ? TableEncryptionV2.awsManagedKey() : TableEncryptionV2.customerManagedKey(key),
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
  }

  /**
   * Lets `grantee` read and write items. A transaction needs the rights of its steps and no other; batch writes and updates in place
   * are left out because the product writes whole items under a condition, and `Scan` because no request reads the whole table. The seals
   * over the audit it can read and no more, and an audit item it cannot delete.
   */
  grantItems(grantee: IGrantable): void {
    const indexArns = tableNames.indexes.map(({ name }) => `${this.tableArn}/index/${name}`)
    allow(grantee, itemActions, [this.tableArn])
    allow(grantee, ['dynamodb:Query'], [this.tableArn, ...indexArns])
    deny(grantee, ['dynamodb:PutItem', 'dynamodb:DeleteItem'], this.tableArn, tableNames.sealPrefix)
    deny(grantee, ['dynamodb:DeleteItem'], this.tableArn, tableNames.auditPrefix)
    this.encryptionKey?.grant(grantee, ...keyActions)
  }

  /** Lets `grantee` go over the whole table, as an erasure does in a job: it looks for what is left of somebody in places that no key leads to. */
  grantSweeping(grantee: IGrantable): void {
    allow(grantee, ['dynamodb:Scan'], [this.tableArn])
  }

  /** Lets `grantee` count requests in place: items whose partitions begin with the prefix that `tableNames` gives, and no others. */
  grantCounting(grantee: IGrantable): void {
    allow(grantee, ['dynamodb:UpdateItem'], [this.tableArn], only(tableNames.counterPrefix))
  }

  /** Lets `grantee` follow the stream, and read and write seals over the audit: it can write nothing else, and delete nothing. */
  grantSealing(grantee: IGrantable): void {
    allow(grantee, ['dynamodb:Query', 'dynamodb:PutItem'], [this.tableArn], only(tableNames.sealPrefix))
    allow(grantee, streamActions, [this.tableStreamArn ?? ''])
    this.encryptionKey?.grant(grantee, ...keyActions)
  }

  /**
   * Lets `grantee` follow the stream, read everything, and write items of the referral index and no others: their partitions begin with
   * the prefix that `tableNames` gives.
   */
  grantIndexing(grantee: IGrantable): void {
    const queried = ['GS1', 'GS2'].map((name) => `${this.tableArn}/index/${name}`)
    allow(grantee, readActions, [this.tableArn])
    allow(grantee, ['dynamodb:Query'], [this.tableArn, ...queried])
    allow(grantee, indexActions, [this.tableArn], only(tableNames.indexPrefix))
    allow(grantee, streamActions, [this.tableStreamArn ?? ''])
    this.encryptionKey?.grant(grantee, ...keyActions)
  }
}

const readActions = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Scan']

const indexActions = [
  'dynamodb:PutItem',
  'dynamodb:DeleteItem',
  'dynamodb:UpdateItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:ConditionCheckItem',
]

/** The last one names no stream in the permissions' reference, but Lambda asks for it when it is set up. */
const streamActions = [
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:ListStreams',
]

const itemActions = [
  'dynamodb:GetItem',
  'dynamodb:BatchGetItem',
  'dynamodb:PutItem',
  'dynamodb:DeleteItem',
  'dynamodb:ConditionCheckItem',
]

/** What DynamoDB does with a customer's key in the name of whoever reads and writes items. */
const keyActions = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
]

function allow(
  grantee: IGrantable,
  actions: string[],
  resourceArns: string[],
  conditions?: Record<string, Record<string, unknown>>,
): void {
  Grant.addToPrincipal({
    grantee,
    actions,
    resourceArns,
    ...(conditions === undefined ? {} : { conditions }),
  }).assertSuccess()
}

/** The rights of a statement for partitions that begin with `prefix`, and no others. */
function only(prefix: string) {
  return {
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${prefix}*`] },
    // Without keys the first condition would hold of anything.
    Null: { 'dynamodb:LeadingKeys': 'false' },
  }
}

/** Takes from `grantee` what it was allowed for partitions that begin with `prefix`. */
function deny({ grantPrincipal }: IGrantable, actions: string[], resource: string, prefix: string): void {
  const conditions = { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': [`${prefix}*`] } }
  const statement = new PolicyStatement({ effect: Effect.DENY, actions, resources: [resource], conditions })
  if (!grantPrincipal.addToPrincipalPolicy(statement).statementAdded) throw new Error('the denial was not added')
}

function text(name: string) {
  return { name, type: AttributeType.STRING }
}
