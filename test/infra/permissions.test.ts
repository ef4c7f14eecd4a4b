import { Template } from 'aws-cdk-lib/assertions'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { describe, expect, test } from 'vitest'
import { rightsOf } from './rights-of.ts'
import { makeApp, propertiesOf, synthesize, tokenSettings } from './synthesize.ts'

const template = synthesize()
const rights = rightsOf(template)
const log = (of: string) => [`logs:CreateLogStream ${of}Log`, `logs:PutLogEvents ${of}Log`]
const stream = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map(
  (each) => `dynamodb:${each} Table:stream`,
)
const items = [
  ...['BatchGetItem', 'ConditionCheckItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query'].map(
    (each) => `dynamodb:${each} Table`,
  ),
  ...['GS1', 'GS2', 'GS3'].map((index) => `dynamodb:Query Table/index/${index}`),
  // What is sealed stays: audit items can be rewritten (an erasure takes values out of them), not removed, and seals neither.
  'not dynamodb:DeleteItem Table of Z#*',
  'not dynamodb:DeleteItem Table of ZS#*',
  'not dynamodb:PutItem Table of ZS#*',
]

/**
 * Every right of every function. Whoever adds one adds it here, with its reason where that is not plain, and docs/security.md stays true.
 */
const expected: Readonly<Record<string, readonly string[]>> = {
  ApiFunctionRole: [
    ...log('ApiFunction'),
    ...items,
    // Counters of requests, and nothing else, are changed in place.
    'dynamodb:UpdateItem Table of L#*',
    'kms:GenerateMac IdentityKey',
    'secretsmanager:GetSecretValue CursorSecret',
    // It takes files and reads none; an erasure removes them.
    's3:DeleteObject RosterImportFiles/imports/imp_*',
    's3:PutObject RosterImportFiles/imports/imp_*',
    'sqs:SendMessage RosterImportJobs',
  ],
  RosterImportFunctionRole: [
    ...log('RosterImportFunction'),
    ...items,
    // An erasure looks for what is left of somebody in places that no key leads to.
    'dynamodb:Scan Table',
    'kms:GenerateMac IdentityKey',
    's3:DeleteObject RosterImportFiles/imports/imp_*',
    's3:GetObject RosterImportFiles/imports/imp_*',
    // Without it S3 says of a file that is gone that nobody may look.
    's3:ListBucket RosterImportFiles',
    // A file without identity numbers takes the place of one that has them.
    's3:PutObject RosterImportFiles/imports/imp_*',
    ...['ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'ReceiveMessage', 'SendMessage'].map(
      (each) => `sqs:${each} RosterImportJobs`,
    ),
  ],
  ProjectorFunctionRole: [
    ...log('ProjectorFunction'),
    ...stream,
    // The whole table once a night and for a rebuild.
    ...['BatchGetItem', 'GetItem', 'Query', 'Scan'].map((each) => `dynamodb:${each} Table`),
    ...['GS1', 'GS2'].map((index) => `dynamodb:Query Table/index/${index}`),
    ...['BatchWriteItem', 'ConditionCheckItem', 'DeleteItem', 'PutItem', 'UpdateItem'].map(
      (each) => `dynamodb:${each} Table of X*`,
    ),
    'sqs:SendMessage ProjectorDeadLetters',
  ],
  SealerFunctionRole: [
    ...log('SealerFunction'),
    ...stream,
    ...['PutItem', 'Query'].map((each) => `dynamodb:${each} Table of ZS#*`),
    'secretsmanager:GetSecretValue SealerKey',
    'sqs:SendMessage SealerDeadLetters',
  ],
}

test.each(Object.keys(expected))(
  '%s has the rights of its list, and no right has come without being listed',
  (role) => {
    expect(rights[role]).toEqual(expected[role]?.toSorted())
  },
)

test('every role of the template is a function’s and has its list', () => {
  expect(Object.keys(rights).sort()).toEqual(Object.keys(expected).sort())
  for (const { AssumeRolePolicyDocument } of propertiesOf(template, 'AWS::IAM::Role'))
    expect(AssumeRolePolicyDocument.Statement).toEqual([
      { Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } },
    ])
})

describe('of all rights', () => {
  const all = Object.entries(rights).flatMap(([role, of]) => of.map((right) => ({ role, right })))
  const allowed = all.filter(({ right }) => !right.startsWith('not '))
  const holders = (pattern: RegExp) => [
    ...new Set(allowed.filter(({ right }) => pattern.test(right)).map(({ role }) => role)),
  ]

  test('none is for every action, every resource, or from a policy that AWS keeps', () => {
    for (const { right } of all) {
      const [action = '', resource = ''] = right.replace(/^not /, '').split(' ')
      expect(action).toMatch(/^[a-z0-9-]+:[A-Z][A-Za-z]+$/)
      // Files that the product itself has named, in its own bucket.
      expect(resource.replace('/imports/imp_*', '')).toMatch(/^[A-Z]\w+(?::stream|\/index\/GS\d)?$/)
    }
  })

  test('nobody may change, delete, copy or export the table, its keys or its secrets, and only the projector and the erasing job read it whole', () => {
    expect(
      holders(
        /(?:Update|Delete|Restore|Export|Create)\w*Table|Backup|TimeToLive|kms:(?!GenerateMac|Decrypt|Encrypt|GenerateDataKey|ReEncrypt|DescribeKey)|secretsmanager:(?!GetSecretValue)|iam:|sts:|lambda:/,
      ),
    ).toEqual([])
    expect(holders(/dynamodb:Scan/).sort()).toEqual(['ProjectorFunctionRole', 'RosterImportFunctionRole'])
  })

  test('only what follows the table reads its stream, only the importer reads uploaded files', () => {
    expect(holders(/Table:stream/).sort()).toEqual(['ProjectorFunctionRole', 'SealerFunctionRole'])
    expect(holders(/s3:GetObject/)).toEqual(['RosterImportFunctionRole'])
    expect(holders(/s3:/)).not.toContain('ProjectorFunctionRole')
  })

  test('each secret has one reader', () => {
    expect(holders(/GetSecretValue CursorSecret/)).toEqual(['ApiFunctionRole'])
    expect(holders(/GetSecretValue SealerKey/)).toEqual(['SealerFunctionRole'])
  })

  test('each function writes its own log', () => {
    for (const { role, right } of allowed.filter(({ right }) => right.startsWith('logs:')))
      expect(right).toMatch(new RegExp(` ${role.replace(/Role$/, 'Log')}$`))
  })
})

test('a right that is added is seen, also in a role of its own, in the role itself, or with a condition', () => {
  const { stack } = makeApp(tokenSettings, {}, false)
  const [role] = stack.node.findAll().filter((each) => each.node.id === 'ApiFunctionRole')
  if (role === undefined || !('addToPrincipalPolicy' in role)) throw new TypeError('the role has another name')
  const add = role.addToPrincipalPolicy
  if (typeof add !== 'function') throw new TypeError('the role takes no statements')
  const conditions = { StringEquals: { 'aws:SourceAccount': '111122223333' } }
  add.call(role, new PolicyStatement({ actions: ['dynamodb:Scan'], resources: ['*'], conditions }))
  const added = rightsOf(Template.fromStack(stack)).ApiFunctionRole?.filter(
    (right) => !rights.ApiFunctionRole?.includes(right),
  )
  expect(added).toEqual([`dynamodb:Scan * if ${JSON.stringify(conditions)}`])
})
