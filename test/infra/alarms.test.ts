import { expect, test } from 'vitest'
import { propertiesOf, synthesize, theOnly } from './synthesize.ts'

const template = synthesize()
const alarms = propertiesOf(template, 'AWS::CloudWatch::Alarm')

test('every alarm says in a sentence who is hurt, and tells someone when it starts and when it ends', () => {
  const topic = [{ Ref: theOnly(template, 'AWS::SNS::Topic') }]
  for (const alarm of alarms) {
    expect(alarm.AlarmDescription).toMatch(/^Impact: [A-Z].{40,}\.$/)
    expect(alarm).toMatchObject({ AlarmActions: topic, OKActions: topic, TreatMissingData: 'notBreaching' })
  }
})

test('failures, crashes, an index that lags, imports that stand still, and too much load on the function and on each use of the table ring', () => {
  expect(alarms.map(({ MetricName, Dimensions }) => [MetricName, ...operationOf(Dimensions)].join(' ')).sort()).toEqual(
    [
      '5xx',
      'ApproximateAgeOfOldestMessage',
      'ApproximateNumberOfMessagesVisible',
      'ApproximateNumberOfMessagesVisible',
      'Errors',
      'Errors',
      'Errors',
      'IteratorAge',
      'ThrottledRequests BatchGetItem',
      'ThrottledRequests GetItem',
      'ThrottledRequests Query',
      'ThrottledRequests Scan',
      'ThrottledRequests TransactWriteItems',
      'Throttles',
    ],
  )
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

function operationOf(dimensions: { Name: string; Value: string }[]): string[] {
  return dimensions.filter(({ Name }) => Name === 'Operation').map(({ Value }) => Value)
}
