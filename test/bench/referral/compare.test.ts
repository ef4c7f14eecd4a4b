import { expect, it } from 'vitest'
import type { Answer } from '../../../shared/index/candidate-index.ts'
import { differences } from './compare.ts'

const candidate = { id: 'per_1', score: 3, maxScore: 5, preferences: [], matched: [] }
const answer: Answer = {
  count: 1,
  unjudged: { count: 2, fields: { birth: 2 } },
  facets: { gender: { values: [{ value: '1', count: 1 }], other: { values: 0, people: 0 }, unknown: 0, none: 0 } },
  page: [candidate],
  asOf: '2026-11-01',
  seed: 'seed',
}

it('an answer does not differ from itself', () => {
  expect(differences(answer, structuredClone(answer))).toEqual([])
})

it.each<[string, Partial<Answer>]>([
  ['count', { count: 2 }],
  [
    'estimated',
    { estimated: { count: { from: 0, to: 1 }, unjudged: { from: 2, to: 2 }, page: false, facets: [], facetMargin: 0 } },
  ],
  ['unjudged', { unjudged: { count: 3, fields: { birth: 2 } } }],
  ['unjudged fields', { unjudged: { count: 2, fields: { birth: 1 } } }],
  ['facets', { facets: {} }],
  ['page ids', { page: [{ ...candidate, id: 'per_2' }] }],
  ['page scores', { page: [{ ...candidate, score: 2 }] }],
  ['reasons', { page: [{ ...candidate, matched: [{ path: 'gender', leaf: 'gender', ids: [] }] }] }],
  ['next page', { next: { asOf: '2026-11-01', seed: 'seed', score: 3, tie: 1, id: '00000001' } }],
])('another %s is found out', (name, change) => {
  expect(differences(answer, { ...answer, ...change })).toEqual([name])
})
