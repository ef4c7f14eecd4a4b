import { describe, expect, test } from 'vitest'
import { readSettings, tokenAlgorithms } from '../../infra/settings.ts'
import * as verifier from '../../shared/http/tokens/verify-token.ts'
import { tokenSettings } from './synthesize.ts'

test('with nothing but whose tokens are taken, the defaults are a production on arm64 that shares the account’s instances', () => {
  expect(readSettings(tokenSettings)).toEqual({
    ...tokenSettings,
    tokenAlgorithms: ['RS256'],
    stewards: [],
    environment: 'production',
    rateLimit: 50,
    burstLimit: 100,
    logLevel: 'info',
    architecture: 'arm64',
  })
})

test('numbers may come as text, as the command line gives them', () => {
  expect(readSettings({ ...tokenSettings, rateLimit: '5', reservedConcurrency: '20' })).toMatchObject({
    rateLimit: 5,
    reservedConcurrency: 20,
  })
})

test('the CDK’s own context is no setting', () => {
  expect(readSettings({ ...tokenSettings, '@aws-cdk/core:anything': true, 'cli-telemetry': false })).toEqual(
    readSettings(tokenSettings),
  )
})

test('lists come as text parted by commas, as the command line gives them', () => {
  const given = { ...tokenSettings, tokenAlgorithms: 'ES256, EdDSA', stewards: 'user:a|1,user:b' }
  expect(readSettings(given)).toMatchObject({ tokenAlgorithms: ['ES256', 'EdDSA'], stewards: ['user:a|1', 'user:b'] })
})

test('the stack knows the same algorithms as the function, none of them without a key or with a shared one', () => {
  expect(tokenAlgorithms).toEqual(verifier.tokenAlgorithms)
  expect(tokenAlgorithms.filter((each) => /^(none|HS)/i.test(each))).toEqual([])
})

test('without saying whose tokens are taken there is nothing to deploy, and one sentence says so', () => {
  expect(() => readSettings({})).toThrow(
    'Say whose access tokens are taken: -c tokenIssuer=https://login.example.org -c tokenAudience=https://juxian.example.org',
  )
  expect(() => readSettings({ tokenIssuer: 'https://login.example.org' })).toThrow(/: -c tokenAudience=\S+$/)
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
    ['tokenIssuer', 'http://login.example.org'],
    ['tokenIssuer', 'https://login.example.org/?tenant=1'],
    ['tokenAudience', ''],
    ['tokenAlgorithms', 'HS256'],
    ['tokenAlgorithms', 'RS256,none'],
    ['tokenAlgorithms', ''],
    ['stewards', 'zhang'],
    ['stewards', 'client:portal'],
    ['stewards', Array.from({ length: 11 }, (_, nth) => `user:${nth}`).join()],
  ])('%s = %s', (name, value) => {
    expect(() => readSettings({ ...tokenSettings, [name]: value })).toThrow(name)
  })
})
