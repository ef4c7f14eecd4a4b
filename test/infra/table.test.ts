import { expect, test } from 'vitest'
import { tableDefinition } from '../../shared/table/definition.ts'
import { tableNames } from '../../shared/table/names.ts'
import { propertiesOf, synthesize } from './synthesize.ts'

const type = 'AWS::DynamoDB::GlobalTable'
const template = synthesize()
const [table] = propertiesOf(template, type)

test('the deployed table has the keys, indexes, stream and billing of the one that tests and the local system use', () => {
  const { TableName: _, StreamSpecification: stream, ...local } = tableDefinition('any')
  expect(table).toMatchObject(local)
  expect(table.StreamSpecification.StreamViewType).toBe(stream?.StreamViewType)
})

test('the table can be restored to any second of 35 days', () => {
  expect(table.Replicas).toEqual([
    expect.objectContaining({
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
    }),
  ])
})

test('the table cannot be deleted, neither with the stack nor by hand', () => {
  const [resource] = Object.values(template.findResources(type))
  expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })
  expect(table.Replicas).toEqual([expect.objectContaining({ DeletionProtectionEnabled: true })])
})

test('items expire by the attribute that the code writes', () => {
  expect(table.TimeToLiveSpecification).toEqual({ AttributeName: tableNames.ttl, Enabled: true })
})

test('the table is encrypted under the account’s key', () => {
  expect(table.SSESpecification).toEqual({ SSEEnabled: true, SSEType: 'KMS' })
  expect(table.Replicas[0]).not.toHaveProperty('SSESpecification')
})

test('the table is encrypted under the customer’s key where one is given', () => {
  const encryptionKeyArn = 'arn:aws-cn:kms:cn-north-1:111122223333:key/11111111-2222-3333-4444-555555555555'
  const withKey = synthesize({ encryptionKeyArn }, { account: '111122223333', region: 'cn-north-1' })
  const [{ SSESpecification, Replicas }] = propertiesOf(withKey, type)
  expect(SSESpecification).toEqual({ SSEEnabled: true, SSEType: 'KMS' })
  expect(Replicas[0].SSESpecification).toEqual({ KMSMasterKeyId: encryptionKeyArn })
})
