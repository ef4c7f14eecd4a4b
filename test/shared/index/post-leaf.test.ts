import { describe, expect, test } from 'vitest'
import { ColumnIndex } from '../../../shared/index/column-index.ts'
import type { ConditionInput } from '../../../shared/index/condition.ts'
import type { Profile } from '../../../shared/index/profile.ts'
import { querySpec } from '../../../shared/index/query-spec.ts'
import { confirmedOn, type SeatParts, World } from '../../support/profiles.ts'

const today = '2026-03-02'
const world = new World()
const guangdong = world.association('province', '440000')
const guangzhou = world.organization({
  kind: 'association',
  level: 'city',
  place: { region: '440100' },
  parent: guangdong,
})
const tianhe = world.organization({
  kind: 'association',
  level: 'county',
  place: { region: '440106' },
  parent: guangzhou,
})
const society = world.society('province', '440000')
const other = world.society('province', '420000')
const hospital = world.organization({ kind: 'institution', place: { region: '440000' }, name: '某医院' })

const chair = world.post(society, 'chair')
const council = world.post(society, 'council-member')
const otherChair = world.post(other, 'chair')
const otherCouncil = world.post(other, 'council-member')
const vice = world.post(tianhe, 'vice-chair')
const head = world.post(hospital, 'head')

function holder(...posts: readonly SeatParts[]): Profile {
  return world.profile({ posts })
}

/** `yes`, `no`, or what is missing. */
async function ask(must: ConditionInput, profile: Profile, asOf = today): Promise<string> {
  const { count, unjudged } = await new ColumnIndex([profile]).query(querySpec.parse({ must, asOf }), { today })
  return count === 1 ? 'yes' : Object.keys(unjudged.fields).join() || 'no'
}

describe('one membership must be all that is asked', () => {
  const split = holder({ post: chair }, { post: otherCouncil })

  test('two memberships that share the parts between them do not satisfy it', async () => {
    const post = { roles: ['chair'], regions: ['湖北省'] }
    expect(await ask({ post }, split)).toBe('no')
    expect(await ask({ all: [{ post: { roles: ['chair'] } }, { post: { regions: ['湖北省'] } }] }, split)).toBe('yes')
    expect(await ask({ post }, holder({ post: otherChair }, { post: council }))).toBe('yes')
  })

  test('nor does one that had the role before and one that is held now', async () => {
    const before = { post: chair, start: '2015', end: '2019', status: 'ended' } as const
    const person = holder(before, { post: council, start: '2020' })
    expect(await ask({ post: { roles: ['chair'], when: 'now' } }, person)).toBe('no')
    expect(await ask({ post: { roles: ['chair'], when: 'ever' } }, person)).toBe('yes')
    expect(await ask({ post: { roles: ['chair'], when: { on: '2017-06-30' } } }, person)).toBe('yes')
    expect(await ask({ post: { roles: ['council-member'], when: { on: '2017-06-30' } } }, person)).toBe('no')
  })

  test('a base is the membership that this very one rests on', async () => {
    const post = { roles: ['vice-chair'], base: { roles: ['head'], organizationKinds: ['institution'] } }
    const resting = holder({ post: head }, { post: vice, base: 0 })
    expect(await ask({ post }, resting)).toBe('yes')
    expect(await ask({ post }, holder({ post: head }, { post: vice }))).toBe('no')
    expect(await ask({ post }, holder({ post: head }, { post: council }, { post: vice, base: 1 }))).toBe('no')
    expect(await ask({ post }, { ...resting, posts: resting.posts.slice(1) })).toBe('posts')
    const over = holder({ post: head, start: '2015', end: '2025', status: 'ended' }, { post: vice, base: 0 })
    expect(await ask({ post }, over)).toBe('no')
    expect(await ask({ post: { ...post, base: { ...post.base, when: 'ever' } } }, over)).toBe('yes')
  })
})

describe('where the organization stands', () => {
  test('within means the organization or one below it, and none of it means nothing there', async () => {
    const person = holder({ post: vice })
    expect(await ask({ post: { within: guangdong.id } }, person)).toBe('yes')
    expect(await ask({ post: { within: tianhe.id } }, person)).toBe('yes')
    expect(await ask({ post: { within: society.id } }, person)).toBe('no')
    expect(await ask({ post: { organizations: [guangdong.id] } }, person)).toBe('no')
    expect(await ask({ none: [{ post: { within: guangdong.id } }] }, person)).toBe('no')
    expect(await ask({ none: [{ post: { within: society.id } }] }, person)).toBe('yes')
  })

  test('a region means itself and what lies below; what belongs to the province is not one of its cities', async () => {
    expect(await ask({ post: { regions: ['广东省'] } }, holder({ post: vice }))).toBe('yes')
    expect(await ask({ post: { regions: ['广州市'] } }, holder({ post: chair }))).toBe('no')
  })

  test('an institution that is recorded by its province only may lie in any of its cities', async () => {
    expect(await ask({ post: { regions: ['广州市'] } }, holder({ post: head }))).toBe('posts')
    expect(await ask({ post: { regions: ['湖北省'] } }, holder({ post: head }))).toBe('no')
  })

  test('a level that is not recorded is not known', async () => {
    expect(await ask({ post: { levels: ['county'] } }, holder({ post: head }))).toBe('posts')
  })
})

describe('the form of the organization', () => {
  const headOf = (form?: string) => {
    const of = world.organization({ kind: 'institution', form, place: { region: '440106' } })
    return holder({ post: world.post(of, 'head') })
  }

  test('is asked for by code or name, and is one within a kind', async () => {
    expect(await ask({ post: { organizationForms: ['医院', '中小学校'] } }, headOf('school'))).toBe('yes')
    expect(await ask({ post: { organizationForms: ['hospital'] } }, headOf('school'))).toBe('no')
    expect(await ask({ post: { organizationForms: ['高校科协'] } }, headOf('university'))).toBe('no')
    expect(await ask({ none: [{ post: { organizationForms: ['医院'] } }] }, headOf('school'))).toBe('yes')
  })

  test('is not known where it is not recorded, unless no organization of the kind can have it', async () => {
    expect(await ask({ post: { organizationForms: ['医院'] } }, headOf())).toBe('posts')
    expect(await ask({ none: [{ post: { organizationForms: ['医院'] } }] }, headOf())).toBe('posts')
    expect(await ask({ post: { organizationForms: ['高校科协'] } }, headOf())).toBe('no')
    expect(await ask({ post: { organizationForms: ['医院'] } }, holder({ post: chair }))).toBe('no')
  })
})

describe('time', () => {
  test('dates that do not settle the day leave it open, and neither the condition nor its opposite passes', async () => {
    const person = holder({ post: chair, start: '2020', end: '2026-03', status: 'in-office' })
    expect(await ask({ post: {} }, person)).toBe('posts')
    expect(await ask({ none: [{ post: {} }] }, person)).toBe('posts')
    expect(await ask({ post: {} }, person, '2026-02-28')).toBe('yes')
    expect(await ask({ post: {} }, person, '2026-04-01')).toBe('no')
  })

  test('an end date is the last day in office', async () => {
    const person = holder({ post: chair, start: '2020-01-01', end: '2026-03-02' })
    expect(await ask({ post: {} }, person, '2026-03-02')).toBe('yes')
    expect(await ask({ post: {} }, person, '2026-03-03')).toBe('no')
  })

  test('a holding without dates is known from its day of record on', async () => {
    const person = holder({ post: chair })
    expect(await ask({ post: {} }, person, confirmedOn)).toBe('yes')
    expect(await ask({ post: { when: 'ever' } }, person, confirmedOn)).toBe('yes')
    expect(await ask({ post: {} }, person, '2026-01-04')).toBe('posts')
  })

  test('a session without dates is asked for by its number', async () => {
    const tenth = world.session(other, { number: 10 })
    const person = holder({ post: otherCouncil, session: tenth })
    expect(await ask({ post: { sessionNumber: 10 } }, person)).toBe('yes')
    expect(await ask({ post: { sessionNumber: 9 } }, person)).toBe('no')
    expect(await ask({ post: { sessionNumber: 10 } }, holder({ post: otherCouncil }))).toBe('posts')
  })

  test('holders of a session whose term is over serve until its successor begins', async () => {
    const of = world.society('province', '440000')
    const late = world.session(of, { number: 3, start: '2020-01-01', end: '2025-01-01' })
    const person = holder({ post: world.post(of, 'chair'), session: late })
    expect(await ask({ post: {} }, person)).toBe('yes')
    world.session(of, { number: 4, start: '2026-02-01' })
    expect(await ask({ post: {} }, holder({ post: world.post(of, 'chair'), session: late }))).toBe('no')
  })

  test('what is proposed is found by its status only', async () => {
    const person = holder({ post: chair, status: 'proposed' })
    expect(await ask({ post: { when: 'ever' } }, person)).toBe('no')
    expect(await ask({ post: { statuses: ['proposed', 'publicised'] } }, person)).toBe('yes')
    expect(await ask({ post: { statuses: ['in-office'] } }, person)).toBe('no')
    expect(await ask({ postCount: { from: 1 } }, person)).toBe('no')
  })

  test('what was entered in error was never held', async () => {
    const person = holder({ post: chair, start: '2015', end: '2019', status: 'ended', endReason: 'entered-in-error' })
    expect(await ask({ post: { when: 'ever' } }, person)).toBe('no')
  })
})

describe('counting', () => {
  test('a number of posts that the dates leave open is known only where every number agrees', async () => {
    const open = { post: council, start: '2020', end: '2026' } as const
    const person = holder({ post: chair }, open)
    expect(await ask({ postCount: { from: 1 } }, person)).toBe('yes')
    expect(await ask({ postCount: { from: 2 } }, person)).toBe('posts')
    expect(await ask({ postCount: { to: 1 } }, person)).toBe('posts')
    expect(await ask({ postCount: { from: 3 } }, person)).toBe('no')
    expect(await ask({ postCount: { to: 0 } }, world.profile())).toBe('yes')
    expect(await ask({ postCount: { from: 1, of: { roles: ['head'] } } }, person)).toBe('no')
  })
})

describe('engagements in the term of a post', () => {
  const lecture = { kind: 'lecture', role: 'lecturer' } as const
  const condition = { engagement: { kinds: ['lecture'], withinTermOf: { roles: ['chair'] } } }

  test('count only if they fell in the tenure of the present post', async () => {
    const seats = [
      { post: chair, start: '2015-01-01', end: '2019-12-31', status: 'ended' },
      { post: chair, start: '2025-01-01' },
    ] as const
    const at = (on: string | undefined) => world.profile({ posts: seats, engagements: [{ ...lecture, on }] })
    expect(await ask(condition, at('2025-06-01'))).toBe('yes')
    expect(await ask(condition, at('2025'))).toBe('yes')
    expect(await ask(condition, at('2016'))).toBe('no')
    expect(await ask(condition, at('2024-12-31'))).toBe('no')
    expect(await ask(condition, at(undefined))).toBe('engagements')
  })

  test('are open where only the year is known and the post began within it', async () => {
    const person = world.profile({
      posts: [{ post: chair, start: '2025-06-01' }],
      engagements: [{ ...lecture, on: '2025' }],
    })
    expect(await ask(condition, person)).toBe('engagements')
  })

  test('a course attended and a lecture given are not one engagement that is both', async () => {
    const person = world.profile({
      engagements: [
        { kind: 'training', role: 'attendee', on: '2025-01-01' },
        { kind: 'lecture', role: 'lecturer', on: '2026-01-01' },
      ],
    })
    expect(await ask({ engagement: { kinds: ['lecture'], roles: ['attendee'] } }, person)).toBe('no')
    expect(await ask({ engagement: { kinds: ['lecture'], to: '2025-12-31' } }, person)).toBe('no')
    expect(await ask({ engagement: { kinds: ['lecture'], from: '2026-01-01' } }, person)).toBe('yes')
  })
})
