import { Duration } from 'aws-cdk-lib'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { ImpactAlarm } from './impact-alarm.ts'
import type { RosterImport } from './roster-import.ts'

/** The alarms of the import of rosters. */
export class RosterImportAlarms extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { topic, rosterImport }: { readonly topic: ITopic; readonly rosterImport: RosterImport },
  ) {
    super(scope, id)
    const { handler, jobs, deadLetters } = rosterImport
    const period = Duration.minutes(5)
    new ImpactAlarm(this, 'DeadLetters', {
      errorImpact:
        'An import or a change of session stands still, and its roster is locked, until someone asks for it again.',
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
      atLeast: 1,
      topic,
    })
    new ImpactAlarm(this, 'Errors', {
      errorImpact: 'Imports of rosters break off and are taken up again, or do not end; the cause is in the log.',
      metric: handler.metricErrors({ period, statistic: 'Sum' }),
      // One is an instance that AWS took away.
      atLeast: 3,
      topic,
    })
    new ImpactAlarm(this, 'Waiting', {
      errorImpact: 'Whoever has uploaded a roster waits for more than half an hour to see what it comes to.',
      metric: jobs.metricApproximateAgeOfOldestMessage({ period, statistic: 'Maximum' }),
      atLeast: Duration.minutes(30).toSeconds(),
      topic,
    })
  }
}
