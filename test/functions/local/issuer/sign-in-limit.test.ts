import { expect, it } from 'vitest'
import { SignInLimit, signInLimit } from '../../../../functions/local/issuer/sign-in-limit.ts'

function limited() {
  let at = Date.UTC(2026, 2, 2)
  const limit = new SignInLimit(() => new Date(at))
  return { limit, pass: (seconds: number) => (at += seconds * 1000) }
}

it('an account waits for the rest of the window that its first wrong password opened', () => {
  const { limit, pass } = limited()
  limit.wrong('reader')
  pass(100)
  for (let nth = 1; nth < signInLimit.tries; nth++) {
    expect(limit.wait('reader')).toBe(0)
    limit.wrong('reader')
  }
  expect(limit.wait('reader')).toBe(signInLimit.windowSeconds - 100)
  pass(signInLimit.windowSeconds - 101)
  expect(limit.wait('reader')).toBe(1)
  pass(1)
  expect(limit.wait('reader')).toBe(0)
})

it('a window that is over counts for nothing', () => {
  const { limit, pass } = limited()
  for (let nth = 1; nth < signInLimit.tries; nth++) limit.wrong('reader')
  pass(signInLimit.windowSeconds)
  limit.wrong('reader')
  expect(limit.wait('reader')).toBe(0)
})

it('the right password makes good the wrong ones before it', () => {
  const { limit } = limited()
  for (let nth = 1; nth < signInLimit.tries; nth++) limit.wrong('reader')
  limit.right('reader')
  limit.wrong('reader')
  expect(limit.wait('reader')).toBe(0)
})

it('one account does not wait for another', () => {
  const { limit } = limited()
  for (let nth = 0; nth < signInLimit.tries; nth++) limit.wrong('reader')
  expect([limit.wait('reader') > 0, limit.wait('editor')]).toEqual([true, 0])
})
