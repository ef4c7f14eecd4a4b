import { expect, it } from 'vitest'
import { memoryAdapter } from '../../../../functions/local/issuer/memory-adapter.ts'

function kept() {
  let at = Date.UTC(2026, 2, 2)
  const adapter = memoryAdapter(() => new Date(at))('AuthorizationCode')
  return { adapter, pass: (seconds: number) => (at += seconds * 1000) }
}

it('what is kept is gone when its time is over', async () => {
  const { adapter, pass } = kept()
  await adapter.upsert('a', { uid: 'u' }, 60)
  pass(59)
  expect([await adapter.find('a'), await adapter.findByUid('u')]).toEqual([{ uid: 'u' }, { uid: 'u' }])
  pass(1)
  expect([await adapter.find('a'), await adapter.findByUid('u')]).toEqual([undefined, undefined])
})

it('what is used is marked, what is destroyed is gone, and a grant takes all of its own with it', async () => {
  const { adapter } = kept()
  for (const id of ['a', 'b', 'c']) await adapter.upsert(id, { grantId: id === 'c' ? 'other' : 'one' }, 60)
  await adapter.consume('a')
  expect(await adapter.find('a')).toHaveProperty('consumed')
  await adapter.revokeByGrantId('one')
  expect([await adapter.find('a'), await adapter.find('b'), await adapter.find('c')]).toEqual([
    undefined,
    undefined,
    { grantId: 'other' },
  ])
  await adapter.destroy('c')
  expect(await adapter.find('c')).toBeUndefined()
})

it('a thousand things are kept, and the oldest gives way', async () => {
  const { adapter } = kept()
  for (let nth = 0; nth < 1001; nth++) await adapter.upsert(`${nth}`, {}, 60)
  expect([await adapter.find('0'), await adapter.find('1'), await adapter.find('1000')]).toEqual([undefined, {}, {}])
})

it('kinds are apart', async () => {
  const factory = memoryAdapter(() => new Date())
  await factory('Session').upsert('a', {}, 60)
  expect(await factory('Grant').find('a')).toBeUndefined()
})
