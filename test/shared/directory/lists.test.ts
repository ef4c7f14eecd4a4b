import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { listActivities, readParticipants } from '../../../shared/directory/activity-lists.ts'
import { readTrail } from '../../../shared/directory/audit-trail.ts'
import { createEngagement } from '../../../shared/directory/engagements.ts'
import { listMemberships } from '../../../shared/directory/membership-lists.ts'
import { listOrganizations } from '../../../shared/directory/organization-lists.ts'
import { changeOrganization } from '../../../shared/directory/organizations.ts'
import { activity } from '../../../shared/domain/activity.ts'
import { engagementInput } from '../../../shared/domain/engagement.ts'
import { makeIds } from '../../../shared/domain/ids.ts'
import { type Organization, organizationKinds } from '../../../shared/domain/organization.ts'
import { activities } from '../../../shared/table/activities.ts'
import { putAll } from '../../../shared/table/batch.ts'
import type { Table } from '../../../shared/table/client.ts'
import { organizations } from '../../../shared/table/organizations.ts'
import { today } from '../../support/clock.ts'
import { type Requests, testRequests } from '../../support/context.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { given, patching } from '../../support/given.ts'
import { allPages } from '../../support/pages.ts'
import { dayPair, daysOfDate, partialBetween } from '../../support/partial-dates.ts'
import { runs } from '../../support/property.ts'
import { seededDraw } from '../../support/random.ts'
import { anOrganization, enteredOn } from '../../support/things.ts'

const draw = makeIds(seededDraw(21))
const places = [
  { region: '440300' },
  { region: '440305' },
  { region: '110000' },
  { country: 'US' },
  { country: 'GB' },
  undefined,
]
const roots = [anOrganization({ kind: 'association' }), anOrganization({ kind: 'association' })]
const below = fc.sample(
  fc.record({
    kind: fc.constantFrom('society', 'overseas-network', 'body'),
    place: fc.constantFrom(...places),
    level: fc.constantFrom('province', undefined),
    status: fc.constantFrom('active', 'closed'),
    parent: fc.constantFrom(...roots, undefined),
  }),
  { ...runs(1), numRuns: 60 },
)
const all: Organization[] = [
  ...roots,
  ...below.map(({ parent, ...rest }) => {
    const made = anOrganization({ ...rest, parentId: parent?.id })
    return { ...made, path: parent === undefined ? made.path : [parent.id, made.id] }
  }),
]
const stamp = {
  version: 1,
  createdAt: '2026-03-02T04:00:00.000Z',
  updatedAt: '2026-03-02T04:00:00.000Z',
  provenance: enteredOn(today),
}
const starts = fc.option(partialBetween('2023-12-01', '2025-02-28'), { nil: undefined })
const held = fc
  .sample(
    fc.record({ start: starts, kind: fc.constantFrom('training', 'visit'), organizer: fc.constantFrom(...roots) }),
    { ...runs(1), numRuns: 60 },
  )
  .map(({ organizer, ...rest }) =>
    activity.parse({ id: draw.activity(), name: '活动', organizerId: organizer.id, ...rest, ...stamp }),
  )

let table: Table
let request: Requests

beforeAll(async () => {
  table = await createTestTable()
  request = testRequests({ table })
  await putAll(table, [...all.map(organizations.toItem), ...held.map(activities.toItem)])
})

const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id).sort()

describe('organizations', () => {
  const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined })
  const among = fc.record({
    negated: fc.boolean(),
    values: fc.subarray(
      roots.map(({ id }) => id),
      { minLength: 1 },
    ),
  })

  test('by kind, place, level, status, parent and subtree are what a filter over all leaves, page by page', async () => {
    const filters = fc.record({
      kinds: optional(fc.subarray([...organizationKinds], { minLength: 1 })),
      areas: optional(
        fc.constantFrom({ within: ['CN/'] }, { within: ['CN/440000/440300/'] }, { within: ['US/', 'GB/'] }),
      ),
      levels: optional(fc.constant(['province'])),
      statuses: optional(fc.constantFrom<string[][]>(['active'], ['closed'])),
      parent: optional(among),
      within: optional(among),
    })
    const pathOf = ({ place }: Organization) =>
      place === undefined
        ? '-'
        : place.region === '440305'
          ? 'CN/440000/440300/440305/'
          : place.region === '440300'
            ? 'CN/440000/440300/'
            : place.region === '110000'
              ? 'CN/110000/'
              : `${place.country}/`
    await fc.assert(
      fc.asyncProperty(filters, fc.constantFrom(7, 100), async (filter, limit) => {
        const naive = all.filter(
          (each) =>
            (filter.kinds === undefined || filter.kinds.includes(each.kind)) &&
            (filter.areas === undefined || filter.areas.within.some((area) => pathOf(each).startsWith(area))) &&
            (filter.levels === undefined || each.level === 'province') &&
            (filter.statuses === undefined || filter.statuses.includes(each.status)) &&
            (filter.parent === undefined ||
              filter.parent.values.some((id) => id === each.parentId) !== filter.parent.negated) &&
            (filter.within === undefined ||
              filter.within.values.some((id) => each.path.includes(id)) !== filter.within.negated),
        )
        const found = await allPages(limit, (...page) => listOrganizations(request(), filter, ...page))
        expect(found.map(({ id }) => id).length).toBe(new Set(ids(found)).size)
        expect(ids(found)).toEqual(ids(naive))
      }),
      runs(40),
    )
  })

  test('that are networks are found by country', async () => {
    const found = await allPages(3, (...page) =>
      listOrganizations(request(), { kinds: ['overseas-network'], areas: { within: ['US/'] } }, ...page),
    )
    expect(ids(found)).toEqual(
      ids(all.filter(({ kind, place }) => kind === 'overseas-network' && place?.country === 'US')),
    )
    expect(found.length).toBeGreaterThan(0)
  })

  test('below a parent that is not there are refused by the name of the condition', async () => {
    const parent = { negated: false, values: [draw.organization()] }
    await expect(listOrganizations(request(), { parent }, 10, undefined)).rejects.toMatchObject({
      code: 'unknown-reference',
      faults: [{ path: 'parent' }],
    })
  })
})

describe('activities', () => {
  test('of an organizer, of a kind and of a time are those that may have begun then, in order of their start', async () => {
    const days = dayPair('2023-11-15', '2025-03-15')
    const bounds = fc.tuple(days, fc.constantFrom('both', 'from', 'to', 'none')).map(([[from, to], kind]) => ({
      from: kind === 'both' || kind === 'from' ? from : undefined,
      to: kind === 'both' || kind === 'to' ? to : undefined,
    }))
    await fc.assert(
      fc.asyncProperty(
        bounds,
        fc.constantFrom(undefined, ...roots),
        fc.constantFrom<(string[] | undefined)[]>(undefined, ['visit']),
        async ({ from, to }, organizer, kinds) => {
          const dated = from !== undefined || to !== undefined
          const naive = held.filter(
            ({ start, organizerId, kind }) =>
              (organizer === undefined || organizerId === organizer.id) &&
              (kinds === undefined || kinds.includes(kind)) &&
              (!dated ||
                (start !== undefined &&
                  daysOfDate(start).some(
                    (day) => (from === undefined || day >= from) && (to === undefined || day <= to),
                  ))),
          )
          const found = await allPages(9, (...page) =>
            listActivities(request(), { from, to, organizer: organizer?.id, kinds }, ...page),
          )
          expect(ids(found)).toEqual(ids(naive))
          expect(found.map(({ start = '' }) => start)).toEqual(naive.map(({ start = '' }) => start).sort())
        },
      ),
      runs(40),
    )
  })

  test('name who took part in them, and as what', async () => {
    const there = given(request)
    const [course = { id: draw.activity() }] = held
    const [pupil, teacher] = [await there.person(), await there.person()]
    for (const [{ id }, role] of [
      [pupil, 'attendee'],
      [teacher, 'lecturer'],
    ] as const)
      await createEngagement(request(), id, engagementInput.parse({ activityId: course.id, role }))
    const found = await allPages(1, (...page) => readParticipants(request(), course.id, ...page))
    expect(found.map(({ engagement, person }) => [engagement.role, person?.id])).toEqual([
      ['attendee', pupil.id],
      ['lecturer', teacher.id],
    ])
  })
})

test('memberships are listed by person, by post and by organization, of one session where asked for', async () => {
  const there = given(request)
  const [person, society] = [await there.person(), await there.organization()]
  const [post, tenth] = [await there.post(society.id, { capacity: 9 }), await there.session(society.id, 10)]
  const made = [
    await there.membership(person.id, post.id, { sessionId: tenth.id }),
    await there.membership(person.id, post.id, { status: 'ended', start: '2010', end: '2015' }),
    await there.membership((await there.person()).id, post.id, { status: 'proposed' }),
  ]
  const list = async (of: Parameters<typeof listMemberships>[1]) =>
    (await allPages(1, (...page) => listMemberships(request(), of, today, ...page))).map(({ membership, holds }) => [
      membership.id,
      holds,
    ])
  const [now, was, will] = made.map(({ id }, at) => [id, ['yes', 'no', 'no'][at]])
  const sorted = (lines: unknown[]) => lines.map(String).sort()
  expect(sorted(await list({ person: person.id }))).toEqual(sorted([now, was]))
  expect(sorted(await list({ post: post.id }))).toEqual(sorted([now, was, will]))
  expect(sorted(await list({ organization: society.id }))).toEqual(sorted([now, was, will]))
  for (const of of [{ person: person.id }, { post: post.id }, { organization: society.id }])
    expect(await list({ ...of, session: tenth.id })).toEqual([now])
})

test('the trail of a thing or of an actor shows every write, newest first', async () => {
  const own = testRequests({ table, actor: 'user:auditee', seed: 31 })
  const { id } = await given(own).organization()
  for (let version = 1; version <= 4; version++)
    await changeOrganization(own(), id, version, patching({ note: `第${version}次` }))
  for (const of of [{ entity: id }, { actor: 'user:auditee' }]) {
    const trail = await allPages(2, (...page) => readTrail(request(), of, ...page))
    expect(trail.map(({ entity, version, action }) => [entity, version, action])).toEqual(
      [5, 4, 3, 2, 1].map((version) => [id, version, version === 1 ? 'create' : 'change']),
    )
    expect(trail[0]).toMatchObject({ before: { note: '第3次' }, after: { note: '第4次' } })
  }
})
