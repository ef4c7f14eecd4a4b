import { expect, test } from 'vitest'
import { importLimits } from '../../shared/roster/roster-import.ts'
import { tableNames } from '../../shared/table/names.ts'
import { idOf, propertiesOf, synthesize, theOne, theOnly } from './synthesize.ts'

const template = synthesize()
const [bucket] = propertiesOf(template, 'AWS::S3::Bucket')
const jobs = theOne(template, 'AWS::SQS::Queue', 'RosterImportJobs')
const handler = theOne(template, 'AWS::Lambda::Function', 'RosterImport')

test('uploaded files are encrypted, closed to the public, and gone after the days that the API states', () => {
  expect(bucket).toMatchObject({
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
    },
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    LifecycleConfiguration: { Rules: [{ ExpirationInDays: importLimits.keptDays, Status: 'Enabled' }] },
  })
  expect(importLimits.keptDays).toBe(tableNames.importKeptDays)
  expect(bucket).not.toHaveProperty('BucketName')
})

test('files come and go by TLS only', () => {
  const [{ PolicyDocument }] = propertiesOf(template, 'AWS::S3::BucketPolicy')
  expect(PolicyDocument.Statement).toContainEqual(
    expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
  )
})

test('under a customer’s key files are encrypted with it too', () => {
  const encryptionKeyArn = 'arn:aws-cn:kms:cn-north-1:111122223333:key/11111111-2222-3333-4444-555555555555'
  const withKey = synthesize({ encryptionKeyArn }, { account: '111122223333', region: 'cn-north-1' })
  const [{ BucketEncryption }] = propertiesOf(withKey, 'AWS::S3::Bucket')
  expect(BucketEncryption.ServerSideEncryptionConfiguration[0]).toMatchObject({
    BucketKeyEnabled: true,
    ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: encryptionKeyArn },
  })
})

test('a job is hidden six times as long as it may take, and put aside after five attempts', () => {
  expect(jobs.VisibilityTimeout).toBeGreaterThanOrEqual(6 * handler.Timeout)
  expect(jobs).toMatchObject({
    SqsManagedSseEnabled: true,
    RedrivePolicy: {
      maxReceiveCount: 5,
      deadLetterTargetArn: { 'Fn::GetAtt': [idOf(template, 'AWS::SQS::Queue', 'RosterImportDead'), 'Arn'] },
    },
  })
})

test('jobs come one by one, and only what failed comes again', () => {
  expect(theOne(template, 'AWS::Lambda::EventSourceMapping', 'RosterImport')).toMatchObject({
    EventSourceArn: { 'Fn::GetAtt': [idOf(template, 'AWS::SQS::Queue', 'RosterImportJobs'), 'Arn'] },
    BatchSize: 1,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
  })
})

test('the importer is told table, bucket, queue, key of hashes and log level, and may do with them what a job does', () => {
  const queue = idOf(template, 'AWS::SQS::Queue', 'RosterImportJobs')
  expect(handler.Environment.Variables).toEqual({
    TABLE_NAME: { Ref: theOnly(template, 'AWS::DynamoDB::GlobalTable') },
    FILES_BUCKET: { Ref: theOnly(template, 'AWS::S3::Bucket') },
    JOBS_QUEUE_URL: { Ref: queue },
    IDENTITY_KEY_ARN: { 'Fn::GetAtt': [idOf(template, 'AWS::KMS::Key', 'IdentityKey'), 'Arn'] },
    STEWARDS: '',
    LOG_LEVEL: 'info',
    NODE_OPTIONS: '--enable-source-maps',
  })
  const { PolicyDocument } = theOne(template, 'AWS::IAM::Policy', 'RosterImport')
  const allowed = PolicyDocument.Statement.filter(({ Effect }: { Effect: string }) => Effect === 'Allow')
  const [, items, query, hashing, files, listing, messages, ...more] = allowed
  expect(more).toEqual([])
  expect(items.Action).toEqual([
    'dynamodb:BatchGetItem',
    'dynamodb:ConditionCheckItem',
    'dynamodb:DeleteItem',
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:Scan',
  ])
  expect(query.Action).toBe('dynamodb:Query')
  expect(hashing.Action).toBe('kms:GenerateMac')
  expect(files.Action).toEqual(['s3:DeleteObject', 's3:GetObject', 's3:PutObject'])
  expect(listing.Action).toBe('s3:ListBucket')
  expect(messages).toMatchObject({
    Action: [
      'sqs:ChangeMessageVisibility',
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
      'sqs:ReceiveMessage',
      'sqs:SendMessage',
    ],
    Resource: { 'Fn::GetAtt': [queue, 'Arn'] },
  })
})
