import { Duration } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { ImpactAlarm } from './impact-alarm.ts'
import type { Projector } from './projector.ts'

/** The alarms of the projector. */
export class ProjectorAlarms extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { topic, projector }: { readonly topic: ITopic; readonly projector: Projector },
  ) {
    super(scope, id)
    const { handler, deadLetters } = projector
    const period = Duration.minutes(5)
    new ImpactAlarm(this, 'IteratorAge', {
      errorImpact: 'Searches for candidates show people as they were more than five minutes ago.',
      metric: new Metric({
        namespace: 'AWS/Lambda',
        metricName: 'IteratorAge',
        dimensionsMap: { FunctionName: handler.functionName },
        period,
        statistic: 'Maximum',
      }),
      atLeast: Duration.minutes(5).toMilliseconds(),
      topic,
    })
    new ImpactAlarm(this, 'DeadLetters', {
      errorImpact:
        'Some people are missing from searches, or shown as they were, until someone runs npm run index -- reproject.',
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
      atLeast: 1,
      topic,
    })
    new ImpactAlarm(this, 'Errors', {
      errorImpact: 'Changes reach the search late or not at all, or its day has not moved; the cause is in the log.',
      metric: handler.metricErrors({ period, statistic: 'Sum' }),
      // A few are throttling, and repeated.
      atLeast: 3,
      topic,
    })
  }
}
