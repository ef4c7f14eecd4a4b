import { expect, test } from 'vitest'
import { personInput } from '../../../shared/domain/person.ts'
import { plannedRow, someFacts } from '../../../shared/roster/planned-row.ts'

test('facts that a row does not name stay unnamed when the plan is read back', () => {
  expect(someFacts.parse({})).toEqual({})
  expect(Object.keys(someFacts.shape)).toEqual(Object.keys(personInput.shape))
  const row = {
    nth: 1,
    row: 2,
    name: '测试甲',
    action: 'change',
    posts: [],
    candidates: [],
    facts: { gender: '2' },
    factsWere: {},
    steps: [],
    problems: [],
    warnings: [],
  }
  expect(plannedRow.parse(row)).toEqual(row)
})
