import { expect, test } from 'vitest'
import { tableNames } from '../../shared/table/names.ts'
import { propertiesOf, synthesize, theOnly } from './synthesize.ts'

const template = synthesize()
const [apiFunction, ...otherFunctions] = propertiesOf(template, 'AWS::Lambda::Function')

test('the API is one function on Node 24 and arm64, with JSON logs of every level', () => {
  expect(otherFunctions).toEqual([])
  expect(apiFunction).toMatchObject({
    Runtime: 'nodejs24.x',
    Architectures: ['arm64'],
    Handler: 'handler.handler',
    LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'TRACE' },
  })
})

test('the function is told the table, the secret and the log level, and no secret itself', () => {
  expect(apiFunction.Environment.Variables).toEqual({
    TABLE_NAME: { Ref: theOnly(template, 'AWS::DynamoDB::GlobalTable') },
    CURSOR_SECRET_ARN: { Ref: theOnly(template, 'AWS::SecretsManager::Secret') },
    LOG_LEVEL: 'info',
    NODE_OPTIONS: '--enable-source-maps',
  })
})

test('the secret is drawn by AWS and long enough for the handler', () => {
  const [{ GenerateSecretString, SecretString }] = propertiesOf(template, 'AWS::SecretsManager::Secret')
  expect(GenerateSecretString.PasswordLength).toBeGreaterThanOrEqual(32)
  expect(SecretString).toBeUndefined()
})

test('the function gives up before the gateway does, whose limit is 30 seconds', () => {
  expect(apiFunction.Timeout).toBeLessThan(30)
})

test('the function has instances of its own, and x86_64, only where they are set', () => {
  expect(apiFunction).not.toHaveProperty('ReservedConcurrentExecutions')
  const [set] = propertiesOf(synthesize({ reservedConcurrency: '20', architecture: 'x86_64' }), 'AWS::Lambda::Function')
  expect(set).toMatchObject({ ReservedConcurrentExecutions: 20, Architectures: ['x86_64'] })
})

test('the function has these rights and no others', () => {
  const table = { 'Fn::GetAtt': [theOnly(template, 'AWS::DynamoDB::GlobalTable'), 'Arn'] }
  const indexes = tableNames.indexes.map(({ name }) => ({ 'Fn::Join': ['', [table, `/index/${name}`]] }))
  expect(statementsOf(template)).toEqual([
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
        'dynamodb:Scan',
      ],
      Resource: table,
    },
    { Effect: 'Allow', Action: 'dynamodb:Query', Resource: [table, ...indexes] },
    {
      Effect: 'Allow',
      Action: 'secretsmanager:GetSecretValue',
      Resource: { Ref: theOnly(template, 'AWS::SecretsManager::Secret') },
    },
  ])
})

test('a customer’s key adds its use and nothing else', () => {
  const encryptionKeyArn = 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555'
  const withKey = synthesize({ encryptionKeyArn }, { account: '111122223333', region: 'eu-west-1' })
  expect(statementsOf(withKey)).toHaveLength(statementsOf(template).length + 1)
  expect(statementsOf(withKey)).toContainEqual({
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
  })
})

test('no right is for every action or every resource, or comes from a policy that AWS keeps', () => {
  for (const { Action, Resource } of statementsOf(template))
    expect(JSON.stringify([Action, Resource])).not.toContain('*')
  for (const role of propertiesOf(template, 'AWS::IAM::Role')) {
    expect(role).not.toHaveProperty('ManagedPolicyArns')
    expect(role).not.toHaveProperty('Policies')
  }
})

function statementsOf(from: typeof template) {
  return propertiesOf(from, 'AWS::IAM::Policy').flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
}
