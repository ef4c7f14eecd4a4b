import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'

/**
 * The secret under which paging cursors are sealed, made by AWS and seen by no one. It is changed by hand, once a year or when somebody may have seen it (docs/security.md):
 * instances that start afterwards seal under the new value and still open what was sealed under the one before.
 */
export class CursorSecret extends Secret {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      description: 'Juxian: seals paging cursors; pages that are open go on over one change, not over two',
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
