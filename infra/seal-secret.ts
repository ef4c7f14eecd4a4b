import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'

/** The key of the seals over the audit, made by AWS. Not rotated: what it has sealed could not be verified any more. */
export class SealSecret extends Secret {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      description: 'Juxian: key of the seals over the audit; only the sealer, and whoever verifies, may read it',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    })
  }

  /** Lets `grantee` read the value and nothing else of the secret. */
  grantValue(grantee: IGrantable): void {
    Grant.addToPrincipal({
      grantee,
      actions: ['secretsmanager:GetSecretValue'],
      resourceArns: [this.secretArn],
    }).assertSuccess()
  }
}
