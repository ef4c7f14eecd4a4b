import { expect, test } from 'vitest'
import { tableNames } from '../../shared/table/names.ts'
import { idOf, propertiesOf, synthesize, theOne, theOnly } from './synthesize.ts'

const template = synthesize()
const source = theOne(template, 'AWS::Lambda::EventSourceMapping', 'Projector')
const table = theOnly(template, 'AWS::DynamoDB::GlobalTable')
const queue = idOf(template, 'AWS::SQS::Queue', 'Projector')

test('the projector follows people and organizations, and never what it writes itself', () => {
  const patterns = source.FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) => JSON.parse(Pattern))
  expect(patterns).toEqual([{ dynamodb: { Keys: { PK: { S: [{ prefix: 'P#' }, { prefix: 'O#' }] } } } }])
  expect(tableNames.followedPrefixes.some((prefix) => prefix.startsWith(tableNames.indexPrefix))).toBe(false)
})

test('what fails comes again from where it failed, in halves, for a while, and is then kept', () => {
  expect(source).toMatchObject({
    EventSourceArn: { 'Fn::GetAtt': [table, 'StreamArn'] },
    StartingPosition: 'TRIM_HORIZON',
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    BisectBatchOnFunctionError: true,
    DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [queue, 'Arn'] } } },
  })
  // The stream keeps a record for 24 hours; -1 would be for ever.
  expect(source.MaximumRecordAgeInSeconds).toBeLessThan(24 * 3600)
  expect(source.MaximumRetryAttempts).toBeGreaterThan(1)
  const { MessageRetentionPeriod, SqsManagedSseEnabled } = theOne(template, 'AWS::SQS::Queue', 'Projector')
  expect([MessageRetentionPeriod, SqsManagedSseEnabled]).toEqual([14 * 24 * 3600, true])
})

test('shortly after midnight in China the projector is told to move the day', () => {
  const [{ ScheduleExpression, Targets }] = propertiesOf(template, 'AWS::Events::Rule')
  expect(ScheduleExpression).toBe('cron(5 16 * * ? *)')
  expect(Targets).toEqual([expect.objectContaining({ Input: '{"maintain":true}' })])
})
