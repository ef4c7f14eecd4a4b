import { expect, test } from 'vitest'
import { tableNames } from '../../shared/table/names.ts'
import { idOf, propertiesOf, synthesize, theOne, theOnly, tokenSettings } from './synthesize.ts'

const template = synthesize()
const lambda = 'AWS::Lambda::Function'
const [apiFunction, projector, importer] = ['ApiFunction', 'Projector', 'RosterImport'].map((name) =>
  theOne(template, lambda, name),
)
const bucket = theOnly(template, 'AWS::S3::Bucket')
const jobs = idOf(template, 'AWS::SQS::Queue', 'RosterImportJobs')

test('the API, the projector and the importer are functions on Node 24 and arm64, with JSON logs of every level', () => {
  expect(propertiesOf(template, lambda)).toHaveLength(4)
  for (const each of [apiFunction, projector, importer])
    expect(each).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'handler.handler',
      LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'TRACE' },
    })
})

test('the function is told the table, the secret, bucket, queue, key of hashes and log level, and no secret itself', () => {
  expect(apiFunction.Environment.Variables).toEqual({
    TABLE_NAME: { Ref: theOnly(template, 'AWS::DynamoDB::GlobalTable') },
    CURSOR_SECRET_ARN: { Ref: idOf(template, 'AWS::SecretsManager::Secret', 'CursorSecret') },
    FILES_BUCKET: { Ref: bucket },
    JOBS_QUEUE_URL: { Ref: jobs },
    IDENTITY_KEY_ARN: { 'Fn::GetAtt': [idOf(template, 'AWS::KMS::Key', 'IdentityKey'), 'Arn'] },
    TOKEN_ISSUER: tokenSettings.tokenIssuer,
    TOKEN_AUDIENCE: tokenSettings.tokenAudience,
    TOKEN_ALGORITHMS: 'RS256',
    STEWARDS: '',
    LOG_LEVEL: 'info',
    NODE_OPTIONS: '--enable-source-maps',
  })
})

test('stewards by the settings of the deployment are told to the API and to the importer, which acts with their rights', () => {
  const set = synthesize({ stewards: 'user:a|1,user:b' })
  for (const name of ['ApiFunction', 'RosterImport'])
    expect(theOne(set, lambda, name).Environment.Variables).toMatchObject({ STEWARDS: 'user:a|1,user:b' })
})

test('the projector is told the table and the log level, and nothing else', () => {
  expect(projector.Environment.Variables).toEqual({
    TABLE_NAME: { Ref: theOnly(template, 'AWS::DynamoDB::GlobalTable') },
    LOG_LEVEL: 'info',
    NODE_OPTIONS: '--enable-source-maps',
  })
})

test('the secrets are drawn by AWS and long enough for their handlers', () => {
  for (const { GenerateSecretString, SecretString } of propertiesOf(template, 'AWS::SecretsManager::Secret')) {
    expect(GenerateSecretString.PasswordLength).toBeGreaterThanOrEqual(32)
    expect(SecretString).toBeUndefined()
  }
})

test('the function gives up before the gateway does, whose limit is 30 seconds', () => {
  expect(apiFunction.Timeout).toBeLessThan(30)
})

test('the function has instances of its own, and x86_64, only where they are set', () => {
  expect(apiFunction).not.toHaveProperty('ReservedConcurrentExecutions')
  const set = theOne(synthesize({ reservedConcurrency: '20', architecture: 'x86_64' }), lambda, 'ApiFunction')
  expect(set).toMatchObject({ ReservedConcurrentExecutions: 20, Architectures: ['x86_64'] })
})

test('the API has these rights and no others', () => {
  const table = { 'Fn::GetAtt': [theOnly(template, 'AWS::DynamoDB::GlobalTable'), 'Arn'] }
  const indexes = tableNames.indexes.map(({ name }) => ({ 'Fn::Join': ['', [table, `/index/${name}`]] }))
  expect(statementsOf(template, 'ApiFunction')).toEqual([
    {
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: { 'Fn::GetAtt': [apiFunction.LoggingConfig.LogGroup.Ref, 'Arn'] },
    },
    {
      Effect: 'Allow',
      Action: [
        'dynamodb:BatchGetItem',
        'dynamodb:ConditionCheckItem',
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
      ],
      Resource: table,
    },
    { Effect: 'Allow', Action: 'dynamodb:Query', Resource: [table, ...indexes] },
    {
      Effect: 'Deny',
      Action: ['dynamodb:DeleteItem', 'dynamodb:PutItem'],
      Resource: table,
      Condition: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['ZS#*'] } },
    },
    {
      Effect: 'Deny',
      Action: 'dynamodb:DeleteItem',
      Resource: table,
      Condition: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['Z#*'] } },
    },
    {
      Effect: 'Allow',
      Action: 'dynamodb:UpdateItem',
      Resource: table,
      Condition: {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['L#*'] },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      },
    },
    {
      Effect: 'Allow',
      Action: 'secretsmanager:GetSecretValue',
      Resource: { Ref: idOf(template, 'AWS::SecretsManager::Secret', 'CursorSecret') },
    },
    {
      Effect: 'Allow',
      Action: 'kms:GenerateMac',
      Resource: { 'Fn::GetAtt': [idOf(template, 'AWS::KMS::Key', 'IdentityKey'), 'Arn'] },
    },
    {
      Effect: 'Allow',
      Action: ['s3:DeleteObject', 's3:PutObject'],
      Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [bucket, 'Arn'] }, '/imports/imp_*']] },
    },
    { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: { 'Fn::GetAtt': [jobs, 'Arn'] } },
  ])
})

test('the projector reads everything, writes the index alone, follows the stream and gives up into one queue', () => {
  const table = { 'Fn::GetAtt': [theOnly(template, 'AWS::DynamoDB::GlobalTable'), 'Arn'] }
  const queried = ['GS1', 'GS2'].map((name) => ({ 'Fn::Join': ['', [table, `/index/${name}`]] }))
  expect(statementsOf(template, 'Projector')).toEqual([
    {
      Effect: 'Allow',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: { 'Fn::GetAtt': [projector.LoggingConfig.LogGroup.Ref, 'Arn'] },
    },
    { Effect: 'Allow', Action: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Scan'], Resource: table },
    { Effect: 'Allow', Action: 'dynamodb:Query', Resource: [table, ...queried] },
    {
      Effect: 'Allow',
      Action: [
        'dynamodb:BatchWriteItem',
        'dynamodb:ConditionCheckItem',
        'dynamodb:DeleteItem',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
      ],
      Resource: table,
      Condition: {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['X*'] },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      },
    },
    {
      Effect: 'Allow',
      Action: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
      Resource: { 'Fn::GetAtt': [theOnly(template, 'AWS::DynamoDB::GlobalTable'), 'StreamArn'] },
    },
    {
      Effect: 'Allow',
      Action: 'sqs:SendMessage',
      Resource: { 'Fn::GetAtt': [idOf(template, 'AWS::SQS::Queue', 'Projector'), 'Arn'] },
    },
  ])
})

test('a customer’s key adds its use by the functions and nothing else', () => {
  const encryptionKeyArn = 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555'
  const withKey = synthesize({ encryptionKeyArn }, { account: '111122223333', region: 'eu-west-1' })
  expect(statementsOf(withKey)).toHaveLength(statementsOf(template).length + 4)
  const use = {
    Effect: 'Allow',
    Action: [
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
    ],
    Resource: encryptionKeyArn,
  }
  for (const name of ['ApiFunction', 'Projector', 'RosterImport', 'Sealer'])
    expect(statementsOf(withKey, name)).toContainEqual(use)
})

test('no right is for every action or every resource, or comes from a policy that AWS keeps', () => {
  // Files that the product has named itself, in its own bucket.
  for (const { Action, Resource } of statementsOf(template))
    expect(JSON.stringify([Action, Resource]).replace('/imports/imp_*', '')).not.toContain('*')
  for (const role of propertiesOf(template, 'AWS::IAM::Role')) {
    expect(role).not.toHaveProperty('ManagedPolicyArns')
    expect(role).not.toHaveProperty('Policies')
  }
})

/** Statements of the policies whose logical id begins with `of`; of all where it is left out. */
function statementsOf(from: typeof template, of = '') {
  return Object.entries(from.findResources('AWS::IAM::Policy'))
    .filter(([id]) => id.startsWith(of))
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
}
