import { Duration, Stack } from 'aws-cdk-lib'
import { FilterPattern, type ILogGroup } from 'aws-cdk-lib/aws-logs'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { ImpactAlarm } from './impact-alarm.ts'

/** The alarms on what people may ask for in a minute and be shown in a day, from the lines that the API logs. */
export class AllowanceAlarms extends Construct {
  constructor(scope: Construct, id: string, { topic, log }: { readonly topic: ITopic; readonly log: ILogGroup }) {
    super(scope, id)
    const logged = (event: string) =>
      log
        .addMetricFilter(event, {
          filterPattern: FilterPattern.stringValue('$.event', '=', event),
          metricNamespace: `Juxian/${Stack.of(this).stackName}`,
          metricName: event,
        })
        .metric({ period: Duration.minutes(5), statistic: 'Sum' })
    new ImpactAlarm(this, 'PeopleSpent', {
      errorImpact:
        'Somebody was shown as many people today as their roles allow, and asked for more: either their work has grown, or the directory is being copied.',
      metric: logged('people-spent'),
      atLeast: 1,
      topic,
    })
    new ImpactAlarm(this, 'Uncounted', {
      errorImpact:
        'Requests are counted by each instance for itself: some callers are turned away early, others may read more than they should.',
      metric: logged('allowance-uncounted'),
      // A single one is an answer that came late.
      atLeast: 5,
      topic,
    })
  }
}
