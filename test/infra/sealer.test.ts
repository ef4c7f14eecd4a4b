import { expect, test } from 'vitest'
import { idOf, synthesize, theOne, theOnly } from './synthesize.ts'

const template = synthesize()
const table = theOnly(template, 'AWS::DynamoDB::GlobalTable')
const secret = idOf(template, 'AWS::SecretsManager::Secret', 'Sealer')
const sealer = theOne(template, 'AWS::Lambda::Function', 'Sealer')
const source = theOne(template, 'AWS::Lambda::EventSourceMapping', 'Sealer')
const queue = idOf(template, 'AWS::SQS::Queue', 'Sealer')

test('the sealer follows audit items when they are written, neither its own seals nor what is taken out later', () => {
  const patterns = source.FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) => JSON.parse(Pattern))
  expect(patterns).toEqual([{ eventName: ['INSERT'], dynamodb: { Keys: { PK: { S: [{ prefix: 'Z#' }] } } } }])
  expect('ZS#0'.startsWith('Z#')).toBe(false)
})

test('what it cannot seal comes again from where it failed, in halves, for a while, and is then kept', () => {
  expect(source).toMatchObject({
    EventSourceArn: { 'Fn::GetAtt': [table, 'StreamArn'] },
    StartingPosition: 'TRIM_HORIZON',
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    BisectBatchOnFunctionError: true,
    DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [queue, 'Arn'] } } },
  })
  // The stream keeps a record for 24 hours; -1 would be for ever.
  expect(source.MaximumRecordAgeInSeconds).toBeLessThan(24 * 3600)
})

test('it reads and writes seals, follows the stream, reads its key, and has no other right', () => {
  const arn = { 'Fn::GetAtt': [table, 'Arn'] }
  expect(statements('Sealer')).toEqual([
    expect.objectContaining({ Action: ['logs:CreateLogStream', 'logs:PutLogEvents'] }),
    {
      Effect: 'Allow',
      Action: ['dynamodb:PutItem', 'dynamodb:Query'],
      Resource: arn,
      Condition: {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['ZS#*'] },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      },
    },
    {
      Effect: 'Allow',
      Action: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
      Resource: { 'Fn::GetAtt': [table, 'StreamArn'] },
    },
    { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: { Ref: secret } },
    { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: { 'Fn::GetAtt': [queue, 'Arn'] } },
  ])
  expect(sealer.Environment.Variables).toMatchObject({
    TABLE_NAME: { Ref: table },
    SEAL_SECRET_ARN: { Ref: secret },
  })
})

test('nobody else may read the key, write a seal, or delete an audit item', () => {
  const ownKey = ({ Action, Resource }: Statement) =>
    [Action].flat().includes('secretsmanager:GetSecretValue') && JSON.stringify(Resource).includes(secret)
  expect(statements().filter(ownKey)).toHaveLength(1)
  for (const writer of ['ApiFunction', 'RosterImport']) {
    const denied = statements(writer).filter(({ Effect }) => Effect === 'Deny')
    expect(denied.map(({ Action, Condition }) => [Action, JSON.stringify(Condition).match(/Z\w?#\*/)?.[0]])).toEqual([
      [['dynamodb:DeleteItem', 'dynamodb:PutItem'], 'ZS#*'],
      ['dynamodb:DeleteItem', 'Z#*'],
    ])
  }
  // Whoever may write without being denied these may write under other prefixes only.
  const free = statements().filter(
    ({ Effect, Action, Condition }) => Effect === 'Allow' && [Action].flat().includes('dynamodb:PutItem') && Condition,
  )
  expect(free.map(({ Condition }) => Condition?.['ForAllValues:StringLike'])).toEqual([
    { 'dynamodb:LeadingKeys': ['X*'] },
    { 'dynamodb:LeadingKeys': ['ZS#*'] },
  ])
})

type Statement = {
  readonly Effect: string
  readonly Action: string | readonly string[]
  readonly Resource: unknown
  readonly Condition?: Readonly<Record<string, unknown>>
}

/** Statements of the policies whose logical id begins with `of`; of all where it is left out. */
function statements(of = ''): Statement[] {
  return Object.entries(template.findResources('AWS::IAM::Policy'))
    .filter(([id]) => id.startsWith(of))
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
}
