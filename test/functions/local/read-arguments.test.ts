import { describe, expect, it } from 'vitest'
import { readArguments, usage } from '../../../functions/local/read-arguments.ts'

const project = new URL('../../..', import.meta.url).pathname

describe('readArguments', () => {
  it('has a default for everything', () => {
    expect(readArguments([])).toEqual({
      kind: 'run',
      empty: false,
      port: 8420,
      issuerPort: 8421,
      dataDir: `${project}.juxian`,
    })
  })

  it('reads options; a relative folder is taken from the project', () => {
    expect(readArguments(['--empty', '--port', '0', '--data', 'other'])).toEqual({
      kind: 'run',
      empty: true,
      port: 0,
      issuerPort: 0,
      dataDir: `${project}other`,
    })
    expect(readArguments(['--data=/srv/juxian'])).toMatchObject({ dataDir: '/srv/juxian' })
  })

  it('takes the next port for the issuer, or the one that is said', () => {
    expect(readArguments(['--port', '9000'])).toMatchObject({ issuerPort: 9001 })
    expect(readArguments(['--port', '65535'])).toMatchObject({ issuerPort: 0 })
    expect(readArguments(['--port', '0', '--issuer-port', '9500'])).toMatchObject({ port: 0, issuerPort: 9500 })
  })

  it.each([
    ['--port', '70000'],
    ['--issuer-port', '70000'],
    ['--issuer-port', ''],
    ['--issuer-port', '8420'],
    ['--port', 'x'],
    ['--port', ''],
    ['--port=-1'],
    ['--port'],
    ['--data', ''],
    ['--colour'],
    ['-x'],
    ['extra'],
  ])('says what is wrong with %s %s in both languages', (...args) => {
    const read = readArguments(args)
    expect(read).toMatchObject({
      kind: 'wrong',
      detail: { zh: expect.stringMatching(/用法见/), en: expect.stringMatching(/For usage/) },
    })
  })

  it('explains every option that it reads', () => {
    for (const option of ['--empty', '--port', '--issuer-port', '--data', '--help']) expect(usage).toContain(option)
    expect(readArguments(['-h'])).toEqual({ kind: 'help' })
  })
})
