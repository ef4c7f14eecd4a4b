import { beforeAll, expect, test } from 'vitest'
import type { Context } from '../../../shared/directory/context.ts'
import { readCoverage } from '../../../shared/directory/coverage.ts'
import type { Candidates } from '../../../shared/directory/search-candidates.ts'
import { coverageLimits } from '../../../shared/index/coverage-limits.ts'
import { type CoverageSpec, coverageSpec } from '../../../shared/index/coverage-spec.ts'
import { PostingsIndex } from '../../../shared/index/postings/postings-index.ts'
import type { Profile } from '../../../shared/index/profile.ts'
import { noon, today } from '../../support/clock.ts'
import { testContext } from '../../support/context.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { documentsOf, memoryIndex } from '../../support/memory-index.ts'
import { World } from '../../support/profiles.ts'
import { refusalOf } from '../../support/refusal.ts'

const world = new World()
const association = world.association('county', '440106')
const seats = { chair: world.post(association, 'chair'), council: world.post(association, 'council-member') }
const training = (on: string) => ({ kind: 'training', role: 'attendee', on })

/** Council members since 2020, every other of whom has been to a course since; a chair of whom only the year of a course is known. */
const council = Array.from({ length: coverageLimits.holders }, (_, nth) =>
  world.profile({
    posts: [{ post: seats.council, start: '2020-01-01' }],
    engagements: nth % 2 === 0 ? [training('2021-05')] : [training('2019')],
  }),
)
const chair = world.profile({ posts: [{ post: seats.chair, start: '2020-06-01' }], engagements: [training('2020')] })

const everybody = candidatesOf([...council, chair])

let ctx: Context

beforeAll(async () => {
  ctx = testContext({ table: await createTestTable() })
})

/** The lists of these people, in memory; they themselves are not in the table. */
function candidatesOf(people: readonly Profile[]): Candidates {
  const { reader, histogram } = memoryIndex(documentsOf(people), { day: today, epoch: today })
  const open = async () => ({ reader, histogram, listed: [today, today] as const, epoch: today })
  return { open, index: new PostingsIndex(open), reach: async () => noon(today) }
}

function spec(...roles: readonly string[]): CoverageSpec {
  return coverageSpec.parse({
    holders: roles.map((role) => ({ label: role, post: { roles: [role], levels: ['county'] } })),
    duties: [{ label: '培训', engagement: { kinds: ['training'] } }],
    limit: 10,
  })
}

test('a group as large as may be is counted to the last holder, group by group', async () => {
  const { groups, page, nextCursor } = await readCoverage(ctx, everybody, spec('council-member', 'chair'))
  const half = coverageLimits.holders / 2
  expect(groups).toMatchObject([
    { holders: coverageLimits.holders, complete: half, owing: half, unclear: 0 },
    { holders: 1, complete: 0, owing: 0, unclear: 1, duties: [{ done: 0, owed: 0, unknown: 1 }] },
  ])
  expect([page.length, typeof nextCursor]).toEqual([10, 'string'])
})

test('one more holder is too many, and the refusal says where', async () => {
  const more = world.profile({ posts: [{ post: seats.council, start: '2024' }] })
  const asked = () => readCoverage(ctx, candidatesOf([...council, more, chair]), spec('chair', 'council-member'))
  expect(await refusalOf(asked)).toEqual({ code: 'query-too-complex', paths: ['holders.1.post'] })
})

test('a later page keeps the day of the first, whatever day it has become', async () => {
  const first = await readCoverage(ctx, everybody, spec('council-member'))
  const tomorrow = { ...ctx, now: noon('2026-03-03') }
  const second = await readCoverage(tomorrow, everybody, { ...spec('council-member'), cursor: first.nextCursor })
  expect([first.asOf, second.asOf]).toEqual([today, today])
  expect(second.page.some(({ id }) => first.page.some((each) => each.id === id))).toBe(false)
})
