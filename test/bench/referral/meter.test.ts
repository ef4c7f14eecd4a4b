import { expect, it } from 'vitest'
import { Meter } from './meter.ts'

it('counts what is asked within a stretch, and half a unit for a Query that finds nothing', async () => {
  const meter = new Meter()
  meter.hear({ operation: 'PutItem', read: 0, write: 5 })
  const { cost, result } = await meter.measure(async () => {
    meter.hear({ operation: 'Query', read: 0, write: 0 })
    meter.hear({ operation: 'Query', read: 2.5, write: 0 })
    meter.hear({ operation: 'PutItem', read: 0, write: 1 })
    return 'done'
  })
  expect({ ...cost, result }).toMatchObject({ requests: 3, read: 3, write: 1, result: 'done' })
})
