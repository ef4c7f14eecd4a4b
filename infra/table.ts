import { RemovalPolicy } from 'aws-cdk-lib'
import {
  AttributeType,
  Billing,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb'
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam'
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
   * are left out because the product writes whole items under a condition. `Scan` is how the candidates of a search are loaded.
   */
  grantItems(grantee: IGrantable): void {
    const indexArns = tableNames.indexes.map(({ name }) => `${this.tableArn}/index/${name}`)
    allow(grantee, itemActions, [this.tableArn])
    allow(grantee, ['dynamodb:Query'], [this.tableArn, ...indexArns])
    this.encryptionKey?.grant(grantee, ...keyActions)
  }
}

const itemActions = [
  'dynamodb:GetItem',
  'dynamodb:BatchGetItem',
  'dynamodb:Scan',
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

function allow(grantee: IGrantable, actions: string[], resourceArns: string[]): void {
  Grant.addToPrincipal({ grantee, actions, resourceArns }).assertSuccess()
}

function text(name: string) {
  return { name, type: AttributeType.STRING }
}
