import { createHmac } from 'node:crypto'
import { GenerateMacCommand } from '@aws-sdk/client-kms'
import { expect, test } from 'vitest'
import { keyedHasher } from '../../../shared/store/keyed-hasher.ts'
import { kmsHasher } from '../../../shared/store/kms-hasher.ts'
import { numberOf } from '../../support/identity-numbers.ts'

const [number, another] = [numberOf('1970-05-06', 1), numberOf('1970-05-06', 3)]

test('the same number has the same hash under the same key, and another under another', async () => {
  const hash = keyedHasher('a key')
  expect(await hash(number)).toBe(await hash(number))
  expect(await hash(number)).not.toBe(await hash(another))
  expect(await hash(number)).not.toBe(await keyedHasher('another key')(number))
  expect(await hash(number)).toMatch(/^[\w-]{43}$/)
})

test('KMS is asked for HMAC-SHA-256 of the number under a name of its own', async () => {
  const asked: unknown[] = []
  const client = {
    send: async (command: unknown) => {
      if (!(command instanceof GenerateMacCommand)) throw new Error('not asked for a hash')
      asked.push({ ...command.input, Message: Buffer.from(command.input.Message ?? []).toString() })
      return {
        Mac: createHmac('sha256', 'a key')
          .update(command.input.Message ?? new Uint8Array())
          .digest(),
        $metadata: {},
      }
    },
  }
  const hash = kmsHasher('arn:aws:kms:x', client)
  expect(await hash(number)).toBe(await keyedHasher('a key')(number))
  expect(asked).toEqual([{ KeyId: 'arn:aws:kms:x', MacAlgorithm: 'HMAC_SHA_256', Message: `resident-id:${number}` }])
})

test('no hash is an error and not a person without a number', async () => {
  const client = { send: async () => ({ $metadata: {} }) }
  await expect(kmsHasher('arn:aws:kms:x', client)(number)).rejects.toThrow('no hash')
})
