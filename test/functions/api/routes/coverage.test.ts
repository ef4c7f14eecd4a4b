import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { rebuild } from '../../../../shared/directory/index/rebuild.ts'
import { engagement } from '../../../../shared/domain/engagement.ts'
import { makeIds } from '../../../../shared/domain/ids.ts'
import { putAll } from '../../../../shared/table/batch.ts'
import { engagements } from '../../../../shared/table/people.ts'
import { type Api, json, testApi } from '../../../support/api.ts'
import { problemOf } from '../../../support/edge.ts'
import { load } from '../../../support/load.ts'
import { seededDraw } from '../../../support/random.ts'
import { testNow } from '../../../support/test-app.ts'
import { aMembership, anOrganization, aPerson, aPost, enteredOn } from '../../../support/things.ts'

/**
 * Notice S1 (SOURCES.md of the demonstration data), line 71: 186个省级学会理事长、21个市级科协党组书记 …… 在任期内到省科协党校参加一次培训、
 * 讲授一次课程. The societies, associations and people here are generated, and so is what each of them has done.
 */
const body = {
  asOf: '2026-03-02',
  holders: [
    {
      label: '省级学会理事长',
      post: { roles: ['chair'], organizationKinds: ['society'], levels: ['province'], regions: ['广东省'] },
    },
    {
      label: '市级科协党组书记',
      post: { roles: ['party-secretary'], organizationKinds: ['association'], levels: ['city'], regions: ['广东省'] },
    },
  ],
  duties: [
    { label: '参加一次培训', engagement: { kinds: ['training'], roles: ['attendee'] } },
    { label: '讲授一次课程', engagement: { kinds: ['training', 'lecture'], roles: ['lecturer'] } },
  ],
}

const course = (on?: string) => ({ kind: 'training', role: 'attendee', on })
const lecture = (on?: string) => ({ kind: 'lecture', role: 'lecturer', on })

/** What a holder since 2024-06-01 may have done, and what follows for both duties; taken in turn, by the number of holders. */
const deeds = [
  { done: [course('2024-09-10'), lecture('2025')], truths: ['yes', 'yes'] },
  { done: [course('2025-05')], truths: ['yes', 'no'] },
  { done: [lecture('2025-11-02'), lecture('2025-12-02')], truths: ['no', 'yes'] },
  { done: [], truths: ['no', 'no'] },
  { done: [course('2024-05-31'), lecture('2020')], truths: ['no', 'no'] },
  { done: [course('2024'), lecture('2026-03-03')], truths: ['unknown', 'no'] },
  { done: [course(), lecture('2026-01-15')], truths: ['unknown', 'yes'] },
] as const

const counts = [186, 21] as const
const ids = makeIds(seededDraw(71))

type Answer = z.infer<typeof answer>
const duty = z.object({ label: z.string(), done: z.string(), engagements: z.array(z.string()) })
const figures = z.object({ label: z.string(), done: z.int(), owed: z.int(), unknown: z.int() })
const answer = z.object({
  data: z.array(
    z.object({
      group: z.string(),
      person: z.object({ id: z.string(), name: z.string(), generated: z.literal(true) }),
      posts: z.array(z.object({ start: z.string(), organization: z.object({ name: z.string() }) })),
      duties: z.array(duty),
    }),
  ),
  meta: z.object({
    ...{ total: z.int(), nextCursor: z.string().nullable(), asOf: z.string(), dataAsOf: z.iso.datetime() },
    groups: z.array(
      z.object({
        ...{ label: z.string(), holders: z.int(), complete: z.int(), owing: z.int(), unclear: z.int() },
        duties: z.array(figures),
        unjudged: z.object({ count: z.int(), fields: z.record(z.string(), z.int()) }),
      }),
    ),
  }),
})

let api: Api

beforeAll(async () => {
  api = await testApi()
  const worlds = counts.flatMap((count, group) => Array.from({ length: count }, (_, nth) => worldOf(group, nth)))
  await load(api.table, {
    organizations: worlds.map(({ organization }) => organization),
    posts: worlds.map(({ post }) => post),
    people: worlds.map(({ person }) => person),
    memberships: worlds.flatMap(({ memberships }) => memberships),
  })
  await putAll(
    api.table,
    worlds.flatMap(({ done }) => done.map(engagements.toItem)),
  )
  await rebuild(api.table, { now: testNow, progress: () => {} })
})

/** The nth organization of a group with its post, whoever held it before and holds it now, and what they have done. */
function worldOf(group: number, nth: number) {
  const [kind, level, role] =
    group === 0 ? ['society', 'province', 'chair'] : ['association', 'city', 'party-secretary']
  const region = group === 0 ? '440000' : '440300'
  const names = [{ text: `生成${group === 0 ? '学会' : '市科协'}${nth}`, kind: 'official' }]
  const organization = anOrganization({ kind, level, names, place: { country: 'CN', region } })
  const post = aPost(organization.id, { role })
  const person = aPerson({ names: [{ text: `生成${group}之${nth}`, kind: 'official' }] })
  const before = aMembership(post.id, { start: '2019-01-01', end: '2024-05-31', status: 'ended' }, person.id)
  const now = aMembership(post.id, { start: '2024-06-01' }, person.id)
  const done = (deeds[nth % deeds.length]?.done ?? []).map((each) =>
    engagement.parse({
      ...each,
      ...{ id: ids.engagement(person.id), personId: person.id, activityId: ids.activity() },
      ...{ provenance: enteredOn('2025-01-01'), version: 1 },
      ...{ createdAt: testNow.toISOString(), updatedAt: testNow.toISOString() },
    }),
  )
  return { organization, post, person, memberships: [before, now], done }
}

async function ask(more: object = {}): Promise<Answer> {
  const response = await api.request('/v1/coverage', json('POST', { ...body, ...more }))
  const text = await response.text()
  expect(response.status, text).toBe(200)
  return answer.parse(JSON.parse(text))
}

describe('the duties of notice S1', () => {
  it('are counted for 186 chairs and 21 party secretaries, each one course and one lecture in the term', async () => {
    const { meta } = await ask()
    const expected = counts.map((count, group) => {
      const truths = Array.from({ length: count }, (_, nth) => deeds[nth % deeds.length]?.truths ?? [])
      const having = (test: (each: readonly string[]) => boolean) => truths.filter(test).length
      return {
        ...{ label: body.holders[group]?.label, holders: count, unjudged: { count: 0, fields: {} } },
        complete: having((each) => each.every((one) => one === 'yes')),
        owing: having((each) => each.some((one) => one === 'no')),
        unclear: having((each) => each.some((one) => one === 'unknown') && !each.some((one) => one === 'no')),
        duties: body.duties.map(({ label }, at) => ({
          ...{ label, done: having((each) => each[at] === 'yes') },
          ...{ owed: having((each) => each[at] === 'no'), unknown: having((each) => each[at] === 'unknown') },
        })),
      }
    })
    expect(meta.groups).toEqual(expected)
    // 186 = 26 × 7 + 4 and 21 = 3 × 7: written out once, so that the sums above cannot be wrong together.
    expect(expected).toMatchObject([
      {
        complete: 27,
        owing: 133,
        unclear: 26,
        duties: [
          { done: 54, owed: 80, unknown: 52 },
          { done: 80, owed: 106 },
        ],
      },
      { complete: 3, owing: 15, unclear: 3 },
    ])
    expect(meta).toMatchObject({ total: 133 + 26 + 15 + 3, asOf: '2026-03-02' })
  })

  it('are listed for everybody who still owes one or may, page by page, with the post and what is done', async () => {
    const all: Answer['data'] = []
    let cursor: string | null = null
    do {
      const page: Answer = await ask({ limit: 50, ...(cursor === null ? {} : { cursor }) })
      expect(page.data.length).toBeLessThanOrEqual(50)
      all.push(...page.data)
      cursor = page.meta.nextCursor
    } while (cursor !== null)
    expect(all).toHaveLength(177)
    expect(new Set(all.map(({ person }) => person.id)).size).toBe(177)
    expect(all.map(({ group }) => group)).toEqual([
      ...Array(159).fill('省级学会理事长'),
      ...Array(18).fill('市级科协党组书记'),
    ])
    for (const { person, posts, duties } of all) {
      const [, group = '', nth = ''] = /^生成(\d)之(\d+)$/.exec(person.name) ?? []
      const name = `生成${group === '0' ? '学会' : '市科协'}${nth}`
      expect(posts).toEqual([{ start: '2024-06-01', organization: { name } }])
      expect(duties.map(({ done }) => done)).toEqual(deeds[Number(nth) % deeds.length]?.truths)
      expect(duties.map(({ engagements: found }) => found.length > 0)).toEqual(duties.map(({ done }) => done === 'yes'))
    }
  })

  it('belong to the term: on its first day nobody has done any, on the eve those who did both in the one before', async () => {
    const complete = async (asOf: string) =>
      (await ask({ asOf })).meta.groups.map((each) => `${each.complete} of ${each.holders}`)
    expect(await complete('2024-06-01')).toEqual(['0 of 186', '0 of 21'])
    expect(await complete('2024-05-31')).toEqual(['26 of 186', '3 of 21'])
    expect(await complete('2018-12-31')).toEqual(['0 of 0', '0 of 0'])
  })

  it('go on only with the very same request', async () => {
    const { meta } = await ask({ limit: 5 })
    const other = json('POST', { ...body, duties: body.duties.slice(1), cursor: meta.nextCursor })
    expect(await problemOf(await api.request('/v1/coverage', other))).toMatchObject({ code: 'invalid-cursor' })
  })
})
