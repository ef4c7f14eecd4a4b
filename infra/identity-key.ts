import { RemovalPolicy } from 'aws-cdk-lib'
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam'
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'

/**
 * The key under which identity numbers are hashed: it is made in KMS and never leaves it, so that whoever has a copy of the table cannot try all numbers. Kept when
 * the stack goes, and not rotated: the same number must always give the same hash.
 */
export class IdentityKey extends Key {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      description: 'Juxian: hashes identity numbers; without it none that is on record is found again',
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      removalPolicy: RemovalPolicy.RETAIN,
    })
  }

  /** Lets `grantee` hash and nothing else. */
  grantHash(grantee: IGrantable): void {
    Grant.addToPrincipal({ grantee, actions: ['kms:GenerateMac'], resourceArns: [this.keyArn] }).assertSuccess()
  }
}
