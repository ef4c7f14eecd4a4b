import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'

/** An alarm and why anyone should get up for it: `errorImpact` is a sentence on who is hurt and how. */
export type ImpactAlarmProps = {
  readonly errorImpact: string
  readonly metric: IMetric
  /** Least value of the metric, over its period, that rings. */
  readonly atLeast: number
  readonly topic: ITopic
}

/** An alarm that tells `topic` when it starts and when it ends; silence counts as health. */
export class ImpactAlarm extends Alarm {
  constructor(scope: Construct, id: string, { errorImpact, metric, atLeast, topic }: ImpactAlarmProps) {
    super(scope, id, {
      alarmDescription: `Impact: ${errorImpact}`,
      metric,
      threshold: atLeast,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    this.addAlarmAction(new SnsAction(topic))
    this.addOkAction(new SnsAction(topic))
  }
}
