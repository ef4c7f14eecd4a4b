import { Duration } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { ImpactAlarm } from './impact-alarm.ts'

/** What is watched and who is told. */
export type AlarmsProps = {
  readonly topic: ITopic
  readonly http: HttpApi
  readonly apiFunction: IFunction
  readonly table: TableV2
}

/** The alarms of the system, each over five minutes. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, { topic, http, apiFunction, table }: AlarmsProps) {
    super(scope, id)
    const over = { period: Duration.minutes(5), statistic: 'Sum' }
    new ImpactAlarm(this, 'ApiFailures', {
      errorImpact:
        'Connected systems and their users get a failure instead of an answer; what they saved may not be saved.',
      metric: http.metricServerError(over),
      // A few 503 are two users saving the same roster; they are told to retry.
      atLeast: 5,
      topic,
    })
    new ImpactAlarm(this, 'ApiCrashes', {
      errorImpact: 'The API crashed or ran out of time; whoever asked got nothing and will likely get nothing again.',
      metric: apiFunction.metricErrors(over),
      atLeast: 1,
      topic,
    })
    new ImpactAlarm(this, 'ApiThrottles', {
      errorImpact:
        'More is asked at once than the API has instances for; some callers are turned away until the rush is over.',
      metric: apiFunction.metricThrottles(over),
      atLeast: 1,
      topic,
    })
    // One alarm an operation, not one on their sum: a sum has no value while one of its parts has none, and what is not throttled has none.
    for (const [operation, errorImpact] of Object.entries(throttleImpacts)) {
      new ImpactAlarm(this, `Table${operation}Throttles`, {
        errorImpact,
        metric: table.metricThrottledRequestsForOperation(operation, over),
        // The SDK repeats single ones and nobody notices.
        atLeast: 10,
        topic,
      })
    }
  }
}

/** Who is hurt when the table turns away an operation; the ones that the API uses. */
const throttleImpacts = {
  GetItem: 'Everyone waits to see a person, organization or post, and some get an error.',
  BatchGetItem: 'Lists and search results come late or not at all, for everyone.',
  Query: 'Rosters, records of a person and lists come late or not at all, for everyone.',
  Scan: 'Searches for candidates come late or fail, for everyone.',
  TransactWriteItems: 'Editors cannot save; connected systems must send their changes again.',
}
