import { describe, expect, it } from 'vitest'
import { readTokenArguments, tokenUsage } from '../../../functions/local/token-arguments.ts'

const project = new URL('../../..', import.meta.url).pathname

describe('readTokenArguments', () => {
  it('needs an account and nothing else: the data folder says where the issuer is', () => {
    expect(readTokenArguments(['liaison'])).toEqual({
      kind: 'token',
      account: 'liaison',
      dataDir: `${project}.juxian`,
      issuerPort: undefined,
    })
  })

  it('takes folder and port of the system', () => {
    expect(readTokenArguments(['--port', '9000', 'demo-integration', '--data', '/srv/juxian'])).toEqual({
      kind: 'token',
      account: 'demo-integration',
      dataDir: '/srv/juxian',
      issuerPort: 9001,
    })
  })

  it.each([
    [],
    ['nobody'],
    ['reader', 'editor'],
    ['reader', '--port', '0'],
    ['reader', '--port', '65535'],
    ['reader', '--port', 'x'],
    ['reader', '--data', ''],
    ['reader', '--colour'],
  ])('says what is wrong with %s %s %s in both languages', (...args) => {
    expect(readTokenArguments(args.filter((each) => each !== undefined))).toMatchObject({
      kind: 'wrong',
      detail: { zh: expect.stringMatching(/用法见/), en: expect.stringMatching(/For usage/) },
    })
  })

  it('names all accounts and options in its usage', () => {
    for (const word of ['reader', 'editor', 'liaison', 'steward', 'auditor', 'demo-integration', '--data', '--port'])
      expect(tokenUsage).toContain(word)
    expect(readTokenArguments(['-h'])).toEqual({ kind: 'help' })
  })
})
