import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { UserPool } from 'aws-cdk-lib/aws-cognito'
import { expect, test } from 'vitest'
import { deployedContext, makeApp } from './synthesize.ts'

test('cdk.json sets every flag that the installed CDK recommends, and no telemetry', () => {
  const recommended = createRequire(import.meta.url).resolve('aws-cdk-lib/recommended-feature-flags.json')
  expect(deployedContext).toEqual({ ...JSON.parse(readFileSync(recommended, 'utf8')), 'cli-telemetry': false })
})

// Ireland and Beijing are validated where the cdk command itself is tested.
test.each(['us-east-1', 'cn-northwest-1'])(
  'the stack passes the rules of CloudFormation for %s',
  { timeout: 120_000 },
  (region) => {
    expect(() => makeApp({}, { account: '111122223333', region }, true).app.synth()).not.toThrow()
  },
)

test('the same rules refuse a service that Beijing does not have and Ireland has', { timeout: 120_000 }, () => {
  const synthesizeWithCognito = (region: string) => {
    const { app, stack } = makeApp({}, { account: '111122223333', region }, true)
    new UserPool(stack, 'Users')
    app.synth()
  }
  expect(() => synthesizeWithCognito('cn-north-1')).toThrow(/validation/i)
  expect(() => synthesizeWithCognito('eu-west-1')).not.toThrow()
})
