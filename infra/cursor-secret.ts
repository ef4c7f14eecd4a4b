import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'

/** The secret under which paging cursors are sealed, made by AWS and seen by no one. Not rotated: that would break every open page. */
export class CursorSecret extends Secret {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      description: 'Juxian: seals paging cursors; after a change clients must start again from their first page',
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
