import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { filterOf } from '../../../shared/http/filter.ts'
import { readListQuery } from '../../../shared/http/list-query.ts'
import { pageParameters } from '../../../shared/http/parameters.ts'
import { edge, problemOf } from '../../support/edge.ts'

const numbers = [1, 2, 3, 4, 5, 6, 7]
const parameters = z.object({ ...pageParameters, kind: filterOf(z.enum(['a', 'b'])).optional() })
const envelope = z.strictObject({
  data: z.array(z.string()),
  meta: z.strictObject({
    limit: z.int(),
    nextCursor: z.string().nullable(),
    dataAsOf: z.string(),
    lagSeconds: z.int(),
    sort: z.string(),
  }),
})

/** A list of seven numbers, whose position is the last one given out. */
const { request } = edge((c) => {
  const { limit, from, answer } = readListQuery(c, parameters)
  const after = Number(from?.key.n ?? 0)
  const items = numbers.filter((n) => n > after).slice(0, limit)
  const last = items.at(-1) ?? 0
  const next = last === 7 ? undefined : { key: { n: String(last) } }
  return answer({ items, next }, (n) => `#${n}`, { sort: 'up' })
})

const read = async (path: string) => envelope.parse(await (await request(path)).json())

describe('readListQuery', () => {
  it('answers page after page until the cursor is null, with what the list says of itself', async () => {
    const first = await read('/numbers?limit=3&kind=a')
    expect(first).toMatchObject({
      data: ['#1', '#2', '#3'],
      meta: { limit: 3, lagSeconds: 0, dataAsOf: '2026-03-02T04:05:06.789Z', sort: 'up' },
    })
    const second = await read(`/numbers?limit=3&kind=a&cursor=${first.meta.nextCursor}`)
    const third = await read(`/numbers?limit=3&kind=a&cursor=${second.meta.nextCursor}`)
    expect([second.data, third.data, third.meta.nextCursor]).toEqual([['#4', '#5', '#6'], ['#7'], null])
  })

  it('lets the limit change from page to page', async () => {
    const { meta } = await read('/numbers?limit=1')
    expect((await read(`/numbers?limit=5&cursor=${meta.nextCursor}`)).data).toEqual(['#2', '#3', '#4', '#5', '#6'])
  })

  it('accepts a cursor only for the same address and filters', async () => {
    const { meta } = await read('/numbers?limit=1&kind=a')
    for (const path of ['/numbers?kind=b', '/numbers?kind=!a', '/numbers?limit=1', '/others?kind=a'])
      expect(
        (await problemOf(await request(`${path}${path.includes('?') ? '&' : '?'}cursor=${meta.nextCursor}`))).code,
      ).toBe('invalid-cursor')
  })

  it.each(['', 'x', '..', 'A'.repeat(4001)])('refuses the cursor "%s"', async (cursor) => {
    expect((await problemOf(await request(`/numbers?cursor=${cursor}`))).errors[0]?.path).toBe('cursor')
  })
})
