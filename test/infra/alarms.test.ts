import { expect, test } from 'vitest'
import { sourceTree } from '../support/source-tree.ts'
import { idOf, propertiesOf, synthesize, theOnly } from './synthesize.ts'

const template = synthesize()
const alarms = propertiesOf(template, 'AWS::CloudWatch::Alarm')

test('every alarm says in a sentence who is hurt, and tells someone when it starts and when it ends', () => {
  const topic = [{ Ref: theOnly(template, 'AWS::SNS::Topic') }]
  for (const alarm of alarms) {
    expect(alarm.AlarmDescription).toMatch(/^Impact: [A-Z].{40,}\.$/)
    expect(alarm).toMatchObject({ AlarmActions: topic, OKActions: topic, TreatMissingData: 'notBreaching' })
  }
})

test('failures, crashes, an index or seals that lag, imports that stand still, mass reading, and too much load on the function and on each use of the table ring', () => {
  expect(alarms.map(({ MetricName, Dimensions }) => [MetricName, ...operationOf(Dimensions)].join(' ')).sort()).toEqual(
    [
      '5xx',
      'ApproximateAgeOfOldestMessage',
      'ApproximateNumberOfMessagesVisible',
      'ApproximateNumberOfMessagesVisible',
      'ApproximateNumberOfMessagesVisible',
      'Errors',
      'Errors',
      'Errors',
      'Errors',
      'IteratorAge',
      'IteratorAge',
      'ThrottledRequests BatchGetItem',
      'ThrottledRequests GetItem',
      'ThrottledRequests Query',
      'ThrottledRequests Scan',
      'ThrottledRequests TransactWriteItems',
      'Throttles',
      'allowance-uncounted',
      'people-spent',
    ],
  )
})

test('the alarms on allowances go by lines of the API’s log', () => {
  const filters = propertiesOf(template, 'AWS::Logs::MetricFilter')
  expect(filters.map(({ LogGroupName }) => LogGroupName)).toEqual(
    filters.map(() => ({ Ref: idOf(template, 'AWS::Logs::LogGroup', 'ApiFunctionLog') })),
  )
  const logged = filters.map(({ FilterPattern, MetricTransformations: [{ MetricName, MetricNamespace }] }) => [
    FilterPattern,
    MetricName,
    MetricNamespace,
  ])
  expect(logged.sort()).toEqual([
    ['{ $.event = "allowance-uncounted" }', 'allowance-uncounted', 'Juxian/juxian-test'],
    ['{ $.event = "people-spent" }', 'people-spent', 'Juxian/juxian-test'],
  ])
  const read = alarms.filter(({ Namespace }) => Namespace === 'Juxian/juxian-test')
  expect(read.map(({ MetricName }) => MetricName).sort()).toEqual(logged.map(([, name]) => name))
  // The lines that the code writes, which no type connects with these.
  const code = sourceTree().filter(({ path }) => path.startsWith('functions/api/'))
  for (const [, event] of logged) expect(code.some(({ text }) => text.includes(`'${event}'`))).toBe(true)
})

test('alarms reach an address where one is set', () => {
  template.resourceCountIs('AWS::SNS::Subscription', 0)
  const withAddress = synthesize({ alarmEmail: 'duty@example.org' })
  expect(propertiesOf(withAddress, 'AWS::SNS::Subscription')).toEqual([
    expect.objectContaining({ Protocol: 'email', Endpoint: 'duty@example.org' }),
  ])
})

test('only CloudWatch, for this account, may tell alarms, and nobody without TLS', () => {
  const [{ PolicyDocument }] = propertiesOf(template, 'AWS::SNS::TopicPolicy')
  expect(PolicyDocument.Statement).toEqual([
    expect.objectContaining({
      Effect: 'Deny',
      Principal: '*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    }),
    expect.objectContaining({
      Effect: 'Allow',
      Action: 'sns:Publish',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    }),
  ])
})

function operationOf(dimensions: { Name: string; Value: string }[] = []): string[] {
  return dimensions.filter(({ Name }) => Name === 'Operation').map(({ Value }) => Value)
}
