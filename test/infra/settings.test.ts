import { describe, expect, test } from 'vitest'
import { readSettings } from '../../infra/settings.ts'

test('without settings the defaults are a production on arm64 that shares the account’s instances', () => {
  expect(readSettings({})).toEqual({
    environment: 'production',
    rateLimit: 50,
    burstLimit: 100,
    logLevel: 'info',
    architecture: 'arm64',
  })
})

test('numbers may come as text, as the command line gives them', () => {
  expect(readSettings({ rateLimit: '5', reservedConcurrency: '20' })).toMatchObject({
    rateLimit: 5,
    reservedConcurrency: 20,
  })
})

test('the CDK’s own context is no setting', () => {
  expect(readSettings({ '@aws-cdk/core:anything': true, 'cli-telemetry': false })).toEqual(readSettings({}))
})

describe('a setting is refused by name', () => {
  test.each([
    ['ratelimit', '5'],
    ['rateLimit', 'many'],
    ['burstLimit', '0'],
    ['environment', 'Production!'],
    ['account', '1234'],
    ['region', 'Beijing'],
    ['encryptionKeyArn', 'alias/mine'],
    ['alarmEmail', 'duty'],
    ['logLevel', 'loud'],
    ['architecture', 'arm'],
  ])('%s = %s', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(name)
  })
})
