import { describe, expect, test } from 'vitest'
import { ColumnIndex } from '../../../shared/index/column-index.ts'
import type { Profile } from '../../../shared/index/profile.ts'
import { querySpec } from '../../../shared/index/query-spec.ts'
import { criteria } from '../../fixtures/referral-criteria/criteria.ts'
import { criterionCases } from '../../fixtures/referral-criteria/criterion-cases.ts'

const today = '2026-03-02'

async function run(spec: unknown, people: readonly Profile[]) {
  return new ColumnIndex(people).query({ ...querySpec.parse(spec), limit: 100 }, { today })
}

function idsOf(people: readonly Profile[]): readonly string[] {
  return people.map(({ person }) => person.id).toSorted()
}

describe('who is wanted by the notices', () => {
  test('the table of criteria has 20 rows, each with a search or with a reason for none', () => {
    expect(criteria).toHaveLength(20)
    for (const { searches, reason } of criteria) expect(searches.length === 0).toBe(reason !== undefined)
    expect(criterionCases.map(({ activity }) => activity).toSorted()).toEqual(
      criteria.flatMap(({ activity, searches }) => searches.map(() => activity)).toSorted(),
    )
  })

  test('every search but those that rest on records alone has people whom it cannot judge', () => {
    const settled = criterionCases.filter(({ open }) => open.length === 0).map(({ activity }) => activity)
    expect(new Set(settled)).toEqual(new Set(['青年人才托举工程']))
  })

  for (const { activity, source, reason } of criteria.filter(({ searches }) => searches.length === 0))
    test(`${activity}（${source.phrase}）selects nobody: ${reason}`, () => {
      expect(criterionCases.some((each) => each.activity === activity)).toBe(false)
    })

  for (const { activity, source, searches } of criteria)
    for (const [at, { title, spec }] of searches.entries()) {
      const people = criterionCases.filter((each) => each.activity === activity)[at]
      describe(`${activity}：${title}`, () => {
        test(`finds who is meant by “${source.phrase}”, and nobody else`, async () => {
          const { pass = [], fail = [], open = [] } = people ?? {}
          expect(pass.length).toBeGreaterThan(0)
          expect(fail.length).toBeGreaterThan(0)
          const { page } = await run(spec, [...fail, ...open.map(({ profile }) => profile), ...pass])
          expect(page.map(({ id }) => id).toSorted()).toEqual(idsOf(pass))
        })

        test(`counts whom it cannot judge by “${source.phrase}”, and for want of what`, async () => {
          const { pass = [], fail = [], open = [] } = people ?? {}
          for (const { profile, fields } of open) {
            const { count, unjudged } = await run(spec, [profile])
            expect(count).toBe(0)
            expect(unjudged).toEqual({ count: 1, fields: Object.fromEntries(fields.map((field) => [field, 1])) })
          }
          const { count, unjudged } = await run(spec, [...pass, ...fail])
          expect([count, unjudged.count]).toEqual([pass.length, 0])
        })
      })
    }

  test('省级学会党建强会活动: each period one chair, first those who have not spoken in their term', async () => {
    const criterion = criteria.find(({ activity }) => activity === '省级学会党建强会活动')
    const people = criterionCases.find(({ activity }) => activity === '省级学会党建强会活动')?.pass ?? []
    const { page, count } = await new ColumnIndex(people).query(querySpec.parse(criterion?.searches[0]?.spec), {
      today,
    })
    expect(count).toBe(people.length)
    expect(page).toHaveLength(1)
    expect(page[0]?.preferences).toMatchObject([{ label: '本届未作过报告', truth: 'yes' }])
  })
})
