import { describe, expect, test } from 'vitest'
import type * as z from 'zod'
import { ColumnIndex } from '../../../shared/index/column-index.ts'
import { type GroupCoverage, groupCoverage } from '../../../shared/index/coverage.ts'
import { coverageSearch, coverageSpec } from '../../../shared/index/coverage-spec.ts'
import type { Profile } from '../../../shared/index/profile.ts'
import { type SeatParts, World } from '../../support/profiles.ts'

const today = '2026-03-02'
const world = new World()
const society = world.society('province', '440000')
const chair = world.post(society, 'chair')
const vice = world.post(society, 'vice-chair')
const otherChair = world.post(world.society('province', '440000'), 'chair')
const somewhere = world.post(world.organization({ kind: 'society', level: 'province' }), 'chair')

const course = { label: '参加培训', engagement: { kinds: ['training'], roles: ['attendee'] } }
const lecture = { label: '讲授课程', engagement: { kinds: ['training', 'lecture'], roles: ['lecturer'] } }
const chairs = {
  label: '省级学会理事长',
  post: { roles: ['理事长'], organizationKinds: ['学会'], regions: ['广东省'] },
}

async function coverage(
  people: readonly Profile[],
  more: Partial<z.input<typeof coverageSpec>> = {},
): Promise<GroupCoverage> {
  const spec = coverageSpec.parse({ holders: [chairs], duties: [course, lecture], ...more })
  const asOf = spec.asOf ?? today
  const answer = await new ColumnIndex(people).query(coverageSearch(spec, 0, asOf), { today })
  return groupCoverage(answer, spec.duties.length)
}

const attended = (on?: string) => ({ kind: 'training', role: 'attendee', on })
const gave = (on?: string) => ({ kind: 'lecture', role: 'lecturer', on })
const since2024 = { post: chair, start: '2024-06-01' }

function holder(
  engagements: readonly { kind: string; role: string; on?: string | undefined }[],
  ...more: SeatParts[]
): Profile {
  return world.profile({ posts: more.length > 0 ? more : [since2024], engagements })
}

/** Of the only holder: what is known of course and lecture. */
async function duties(profile: Profile, more: Parameters<typeof coverage>[1] = {}): Promise<string> {
  const found = await coverage([profile], more)
  return found.duties.map(({ done, owed }) => (done === 1 ? 'done' : owed === 1 ? 'owed' : 'unknown')).join()
}

describe('a duty', () => {
  test('is done by one engagement in the term of the present post', async () => {
    expect(await duties(holder([attended('2024-06-01'), gave('2025')]))).toBe('done,done')
    expect(await duties(holder([attended('2025-01')]))).toBe('done,owed')
    expect(await duties(holder([]))).toBe('owed,owed')
  })

  test('is not done before the term, nor in an earlier term of the same post', async () => {
    expect(await duties(holder([attended('2024-05-31'), gave('2023')]))).toBe('owed,owed')
    const before = { post: chair, start: '2018-01-01', end: '2022-12-31', status: 'ended' } as const
    expect(await duties(holder([attended('2020-05-05'), gave('2025-02-01')], before, since2024))).toBe('owed,done')
  })

  test('is not done in the term of another post that the same person holds', async () => {
    const asVice = { post: vice, start: '2010-01-01' }
    expect(await duties(holder([attended('2015-05-05'), gave('2025-02-01')], asVice, since2024))).toBe('owed,done')
  })

  test('is not done in another role: whoever lectures at a training does not attend it', async () => {
    const lecturer = { kind: 'training', role: 'lecturer', on: '2025-01-01' }
    expect(await duties(holder([lecturer]))).toBe('owed,done')
  })

  test('is not done by what lies after the day of the report, or beyond the days asked for', async () => {
    const person = holder([attended('2026-03-02'), gave('2026-03-03')])
    expect(await duties(person)).toBe('done,owed')
    expect(await duties(person, { asOf: '2026-03-03' })).toBe('done,done')
    expect(await duties(person, { asOf: '2026-03-01' })).toBe('owed,owed')
    const until = { ...course, engagement: { ...course.engagement, to: '2025-12-31' } }
    expect(await duties(person, { duties: [until, lecture] })).toBe('owed,owed')
  })

  test('is not known to be done where dates do not settle whether it fell in the term', async () => {
    expect(await duties(holder([attended('2024'), gave()]))).toBe('unknown,unknown')
    expect(await duties(holder([attended('2026'), gave('2025')]))).toBe('unknown,done')
    // Nobody says since when: held on the day that the record speaks of, and perhaps before.
    expect(await duties(holder([attended('2025-05-05')], { post: chair }))).toBe('unknown,owed')
  })

  test('counts whenever it was done where the term does not matter', async () => {
    const ever = [course, lecture].map((duty) => ({ ...duty, inTerm: false }))
    expect(await duties(holder([attended('2001'), gave()]), { duties: ever })).toBe('done,unknown')
  })
})

describe('a group', () => {
  const both = holder([attended('2025'), gave('2025')])
  const half = holder([attended('2025')])
  const neither = holder([])
  const open = holder([attended('2025'), gave()])
  const former = holder([], { post: chair, start: '2018', end: '2020', status: 'ended' })
  const dead = world.profile({ person: { status: 'deceased' }, posts: [since2024] })
  const abroad = holder([], { post: somewhere, start: '2024-06-01' })

  test('counts those who hold such a post today and live; who may hold one is counted apart', async () => {
    const found = await coverage([both, half, neither, open, former, dead, abroad])
    expect(found).toMatchObject({
      ...{ holders: 4, complete: 1, owing: 2, unclear: 1, unjudged: { count: 1, fields: { posts: 1 } } },
      duties: [
        { done: 3, owed: 1, unknown: 0 },
        { done: 1, owed: 2, unknown: 1 },
      ],
    })
    expect(found.open.map(({ id }) => id)).toEqual([half, neither, open].map(({ person }) => person.id).sort())
  })

  test('shows of each the posts that count and the engagements that speak for a duty', async () => {
    const twice = holder([attended('2025'), attended('2025-09')], since2024, { post: otherChair, start: '2025-01-01' })
    const { open: found } = await coverage([twice])
    const [{ memberships, duties: done } = { memberships: [], duties: [] }] = found
    expect(memberships).toEqual(twice.posts.map(({ membership }) => membership.id))
    expect(done).toEqual([
      { done: 'yes', engagements: twice.engagements.map(({ id }) => id) },
      { done: 'no', engagements: [] },
    ])
  })
})

describe('a report is refused', () => {
  const faults = (more: object) =>
    coverageSpec
      .safeParse({ holders: [chairs], duties: [course], ...more })
      .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message.slice(0, 30)}`)

  test.each([
    ['no group', { holders: [] }, 'holders: '],
    ['more duties than there may be', { duties: Array(11).fill(course) }, 'duties: '],
    ['posts of another time', { holders: [{ ...chairs, post: { when: 'ever' } }] }, 'holders.0.post: '],
    [
      'an unknown role',
      { holders: [{ ...chairs, post: { roles: ['no-such'] } }] },
      'holders.0.post.roles.0: unknown-code:role',
    ],
    ['a group without a label', { holders: [{ post: chairs.post }] }, 'holders.0.label: '],
    ['a term of its own', { duties: [{ ...course, engagement: { withinTermOf: {} } }] }, 'duties.0.engagement: '],
    [
      'days in the wrong order',
      { duties: [{ ...course, engagement: { from: '2025-02-01', to: '2025-01-01' } }] },
      'duties.0.engagement.to: range-backwards',
    ],
    ['a page too long', { limit: 101 }, 'limit: '],
    ['a day that is none', { asOf: '2026' }, 'asOf: '],
  ])('with %s', (_, more, start) => {
    const [first = '', ...others] = faults(more) ?? []
    expect(first.startsWith(start), first).toBe(true)
    expect(others).toEqual([])
  })
})
