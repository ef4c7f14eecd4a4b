import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { day } from '../../../shared/domain/dates.ts'
import { filterOf } from '../../../shared/http/filter.ts'
import { pageParameters } from '../../../shared/http/parameters.ts'
import { noQuery, readQuery } from '../../../shared/http/query.ts'
import { edge, problemOf } from '../../support/edge.ts'

const parameters = z.object({ ...pageParameters, asOf: day.optional(), kind: filterOf(z.enum(['a', 'b'])).optional() })
const { request } = edge((c) => c.json(readQuery(c, parameters)))

describe('readQuery', () => {
  it('reads what is given and fills in the limit', async () => {
    const answer = await request('/?kind=a|b&asOf=2024-06-30')
    expect(await answer.json()).toEqual({ limit: 50, asOf: '2024-06-30', kind: { negated: false, values: ['a', 'b'] } })
  })

  it('names an unknown parameter and lists the known ones', async () => {
    const problem = await problemOf(await request('/?kinds=a', { headers: { 'Accept-Language': 'en' } }))
    expect(problem.code).toBe('unknown-parameter')
    expect(problem.errors).toEqual([
      { path: 'kinds', detail: 'There is no parameter named “kinds”; the parameters are: limit, cursor, asOf, kind.' },
    ])
  })

  it('lists every fault at once, each at its parameter', async () => {
    const problem = await problemOf(await request('/?kind=a|c&asOf=2024-02-30&limit=500&x=1&kind=b'))
    expect(problem.code).toBe('invalid-input')
    expect(problem.errors.map(({ path }) => path).toSorted()).toEqual(['asOf', 'kind', 'limit', 'x'])
    expect(problem.detail).toBe('共有 4 处错误，见 errors 各项。')
  })

  it('refuses a repeated parameter instead of taking one of the values', async () => {
    const problem = await problemOf(await request('/?kind=a&kind=b'))
    expect(problem.detail).toBe('kind：参数“kind”写了不止一次；几个值写成一项，用 | 分开。')
  })

  it.each(['0', '201', '-1', '1.5', 'ten', ''])('refuses limit=%s', async (limit) => {
    const problem = await problemOf(await request(`/?limit=${limit}`))
    expect(problem.errors.map(({ path }) => path)).toEqual(['limit'])
  })

  it('says that a value in GBK is not UTF-8', async () => {
    const problem = await problemOf(await request('/?asOf=%C9%EE%DB%DA'))
    expect(problem.errors).toEqual([
      { path: 'asOf', detail: '参数值不是 UTF-8 编码；请按 UTF-8 作百分号编码后再发送。' },
    ])
  })

  it('takes a parameter named like a property of every object for an unknown one', async () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const problem = await problemOf(await request(`/?${name}=1`))
      expect(problem.code).toBe('unknown-parameter')
    }
  })
})

it('noQuery refuses any parameter', async () => {
  const bare = edge((c) => {
    noQuery(c)
    return c.body(null, 204)
  })
  expect((await bare.request('/')).status).toBe(204)
  expect((await problemOf(await bare.request('/?x=1'))).detail).toBe('x：没有名为“x”的参数；可用的参数：无。')
})
