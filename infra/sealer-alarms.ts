import { Duration } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { ImpactAlarm } from './impact-alarm.ts'
import type { Sealer } from './sealer.ts'

/** The alarms of the sealer. */
export class SealerAlarms extends Construct {
  constructor(scope: Construct, id: string, { topic, sealer }: { readonly topic: ITopic; readonly sealer: Sealer }) {
    super(scope, id)
    const { handler, deadLetters } = sealer
    const period = Duration.minutes(5)
    new ImpactAlarm(this, 'IteratorAge', {
      errorImpact: 'What was written in the last quarter of an hour could still be altered without a trace.',
      metric: new Metric({
        namespace: 'AWS/Lambda',
        metricName: 'IteratorAge',
        dimensionsMap: { FunctionName: handler.functionName },
        period,
        statistic: 'Maximum',
      }),
      atLeast: Duration.minutes(15).toMilliseconds(),
      topic,
    })
    new ImpactAlarm(this, 'DeadLetters', {
      errorImpact: 'Some of the audit is not sealed, and could be altered, until someone runs npm run audit -- seal.',
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
      atLeast: 1,
      topic,
    })
    new ImpactAlarm(this, 'Errors', {
      errorImpact: 'The audit is sealed late or not at all; the cause is in the log.',
      metric: handler.metricErrors({ period, statistic: 'Sum' }),
      // A few are throttling, and repeated.
      atLeast: 3,
      topic,
    })
  }
}
