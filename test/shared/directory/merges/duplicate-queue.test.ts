import { expect, test } from 'vitest'
import { duplicatesInRoster } from '../../../../shared/directory/merges/duplicate-queue.ts'
import { testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { given } from '../../../support/given.ts'

test.each([true, false])(
  'a pair comes once also where only one of them bears the other name too (its id is the smaller: %s)',
  async (smaller) => {
    const request = testRequests({ table: await createTestTable() })
    const { id } = await given(request).organization()
    const post = await given(request).post(id, { name: '理事', role: 'council-member', capacity: 10 })
    const alike = { birth: '1960-03-04', employments: [{ organization: '试验大学' }] }
    const renamed = [
      { text: '章式', kind: 'official' },
      { text: '张试', kind: 'former' },
    ]
    for (;;) {
      const one = await given(request).person({ names: [{ text: '张试', kind: 'official' }], ...alike })
      const other = await given(request).person({ names: renamed, ...alike })
      if (other.id < one.id !== smaller) continue
      for (const person of [one, other]) await given(request).membership(person.id, post.id)
      const { items } = await duplicatesInRoster(request(), id, 50, undefined)
      // Further people of the same name were drawn before the ids came in the wanted order.
      const pairs = items.filter(
        ({ a, b }) => [a.person.id, b.person.id].sort().join() === [one.id, other.id].sort().join(),
      )
      expect(pairs).toHaveLength(1)
      return
    }
  },
)
