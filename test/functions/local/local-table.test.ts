import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, inject, it, vi } from 'vitest'
import { openGivenTable } from '../../../functions/local/given-table.ts'
import { openLocalTable } from '../../../functions/local/local-table.ts'
import { putAll } from '../../../shared/table/batch.ts'
import type { Table } from '../../../shared/table/client.ts'
import { getItem } from '../../../shared/table/read.ts'

const key = { PK: 'O#1', SK: 'A' }
const item = { ...key, T: 'test' }
const fill = (table: Table) => putAll(table, [item])
const never = new AbortController().signal

// Each test starts Java up to four times.
vi.setConfig({ testTimeout: 240_000 })

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'juxian-data-'))
})
afterEach(() => rm(dir, { recursive: true }))

it('a filling that breaks off leaves nothing; the next start fills again, and the one after that finds the data', async () => {
  const half = async (table: Table) => {
    await fill(table)
    throw new Error('power cut')
  }
  await expect(openLocalTable(dir, half, never)).rejects.toThrow('power cut')
  expect(await readdir(dir)).toEqual([])

  const filled = await openLocalTable(dir, fill, never)
  expect([filled.found, await getItem(filled.table, key)]).toEqual(['filled', item])
  await filled.stop()
  expect(await readdir(dir)).toEqual(['db'])

  const again = await openLocalTable(dir, () => Promise.reject(new Error('filled twice')), never)
  expect([again.found, await getItem(again.table, key)]).toEqual(['data', item])
  await again.stop()
})

it('a start that is broken off while filling leaves nothing and no emulator', async () => {
  const stopping = new AbortController()
  const seen: Table[] = []
  const slow = async (table: Table) => {
    seen.push(table)
    await fill(table)
    stopping.abort()
    await fill(table)
  }
  await expect(openLocalTable(dir, slow, stopping.signal)).rejects.toThrow()
  expect(await readdir(dir)).toEqual([])
  for (const table of seen) await expect(getItem(table, key)).rejects.toThrow('ECONNREFUSED')
  expect(seen).toHaveLength(1)
})

it('at an endpoint of somebody else, what broke off is filled again, and what is whole is left alone', async () => {
  const endpoint = inject('dynamodbEndpoint')
  let fills = 0
  const name = `given-${dir.slice(-6)}`
  await expect(openGivenTable(endpoint, () => Promise.reject(new Error('power cut')), name)).rejects.toThrow(
    'power cut',
  )
  const counted = async (table: Table) => {
    fills++
    await fill(table)
  }
  expect((await openGivenTable(endpoint, counted, name)).found).toBe('filled')
  expect((await openGivenTable(endpoint, counted, name)).found).toBe('data')
  expect(fills).toBe(1)
})

it('a table that began empty is never filled later', async () => {
  const endpoint = inject('dynamodbEndpoint')
  const name = `given-empty-${dir.slice(-6)}`
  expect((await openGivenTable(endpoint, undefined, name)).found).toBe('empty')
  expect((await openGivenTable(endpoint, fill, name)).found).toBe('data')
})

it('an endpoint where nothing answers is named in the refusal', async () => {
  await expect(openGivenTable('http://127.0.0.1:9', fill)).rejects.toMatchObject({
    name: 'StartError',
    message: expect.stringContaining('http://127.0.0.1:9'),
  })
})
