import { RemovalPolicy } from 'aws-cdk-lib'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'

/**
 * A log group that is kept for a year and survives the stack: the Cybersecurity Law of the PRC asks for network logs of at least six
 * months, and the retention that CloudWatch calls six months is 180 days, which can be four short.
 */
export class KeptLog extends LogGroup {
  constructor(scope: Construct, id: string) {
    super(scope, id, { retention: RetentionDays.ONE_YEAR, removalPolicy: RemovalPolicy.RETAIN })
  }
}
