import { beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { createImporter } from '../../../../functions/import-roster/app.ts'
import type { Principal } from '../../../../shared/access/access.ts'
import { makeIds, organizationId } from '../../../../shared/domain/ids.ts'
import { readWorkbook } from '../../../../shared/spreadsheet/read-workbook.ts'
import { makeCursors } from '../../../../shared/table/cursor.ts'
import { type Branches, somebody, twoBranches } from '../../../support/access-branches.ts'
import { holding, type Made } from '../../../support/access-stage.ts'
import { seededDraw } from '../../../support/random.ts'
import { testHasher, testNow, withJson } from '../../../support/test-app.ts'
import { testLog } from '../../../support/test-log.ts'

let stage: Branches
let editor: Principal
const wide = holding('wide', { role: 'steward', node: '*' })
const nobody = holding('nobody')
let jobs = 0

/** What whoever asked for a job may do when it is done; nothing once it was taken away. */
let isEditor = true

beforeAll(async () => {
  stage = await twoBranches()
  editor = holding('editor', { role: 'editor', node: organizationId.parse(stage.a.node.id) })
  await work()
}, 120_000)

async function work(): Promise<void> {
  const { door } = stage
  const importer = createImporter({
    table: door.table,
    store: door.store,
    hashIdentity: testHasher,
    rightsOf: async (_, { id }) => ({ grants: (id === wide.id ? wide : isEditor ? editor : nobody).grants }),
    cursors: makeCursors('test'),
    ids: makeIds(seededDraw(500 + jobs)),
    now: () => new Date(testNow.getTime() + 1_000_000 + jobs * 1000),
    log: testLog(),
    clock: () => 0,
    requestId: () => `job-${++jobs}`,
  })
  for (let job = door.store.sent.shift(); job !== undefined; job = door.store.sent.shift())
    await importer.run(job, () => false)
}

const rows = z.object({
  data: z.array(
    z.looseObject({
      action: z.string(),
      personId: z.string().optional(),
      problems: z.array(z.looseObject({ code: z.string() })),
      warnings: z.array(z.looseObject({ code: z.string() })),
      facts: z.record(z.string(), z.unknown()).optional(),
      factsWere: z.record(z.string(), z.unknown()).optional(),
      candidates: z.array(
        z.looseObject({
          personId: z.string(),
          evidence: z.array(z.looseObject({ of: z.string() })),
          person: z.unknown(),
        }),
      ),
    }),
  ),
})

/** The plan of a file for the society of the own branch. */
async function planned(csv: string, who = editor) {
  const { door, a } = stage
  const { id } = await door.upload(a.org.id, csv, who)
  await work()
  const path = `/v1/imports/${id}`
  const plan = await door.done('GET', path, undefined, { who })
  const { data } = rows.parse(await door.answer('GET', `${path}/rows`, undefined, { who }))
  return { path, plan, row: data[0] ?? Reflect.get(data, 0), version: plan.version ?? 0 }
}

async function applied({ path, version }: { path: string; version: number }): Promise<Made> {
  await stage.door.answer('POST', `${path}/apply`, undefined, { who: editor, version })
  await work()
  return stage.door.done('GET', path, undefined, { who: editor })
}

const seen = async (of: Made) => (await stage.door.request(`/v1/people/${of.id}`, {}, editor)).status
const person = (of: Made) => stage.door.done('GET', `/v1/people/${of.id}?include=birth,contacts&purpose=verification`)

test('a file puts somebody of another roster into the own one where it says who is meant, and changes nothing that is known of them', async () => {
  const { door, b } = stage
  const known = await somebody(door, '外地专家', {
    birth: '1961-02-03',
    gender: '1',
    identifiers: [{ scheme: 'orcid', value: '0000-0002-1825-0097' }],
    employments: [{ organization: '某外地大学', title: '教授' }],
    contacts: [{ kind: 'phone', value: '13800000000' }],
  })
  await door.create('/v1/memberships', { personId: known.id, postId: b.post.id, start: '2024-01-01' })
  expect(await seen(known)).toBe(404)
  const csv =
    '姓名,性别,出生年月,工作单位,民族,手机,ORCID,职务\n外地专家,女,1961-02-09,甲地公司,汉族,13911111111,0000-0002-1825-0097,理事\n'
  const plan = await planned(csv)
  expect(plan.row).toMatchObject({ personId: known.id, facts: { ethnicity: expect.any(String) } })
  expect(Object.keys(plan.row.facts ?? {})).toEqual(['ethnicity'])
  expect(plan.row.factsWere).toBeUndefined()
  expect(plan.row.warnings.map(({ code }: { code: string }) => code)).toContain('person-elsewhere')
  const told = JSON.stringify(plan.row)
  for (const secret of ['1961-02', '13800000000', '教授', 'gender']) expect(told).not.toContain(secret)
  expect(await seen(known)).toBe(404)
  expect(await applied(plan)).toMatchObject({ state: 'applied' })
  expect(await person(known)).toMatchObject({
    birth: '1961-02-03',
    gender: '1',
    ethnicity: expect.any(String),
    employments: [{ organization: '某外地大学', title: '教授' }],
    contacts: [{ kind: 'phone', value: '13800000000' }],
  })
  expect(await seen(known)).toBe(200)
})

test('of people out of reach a name alone tells but that there are some; with their employer they are shown, and no guess at more is confirmed', async () => {
  const { door, b } = stage
  const namesake = await somebody(door, '同名者', {
    birth: '1961-02-03',
    gender: '2',
    employments: [{ organization: '某外地医院', title: '院长' }],
    ethnicity: '01',
  })
  await door.create('/v1/memberships', { personId: namesake.id, postId: b.post.id, start: '2024-01-01' })
  const bare = await planned('姓名,性别,出生年月,民族,职务\n同名者,女,1961,汉族,理事\n')
  expect(bare.row).toMatchObject({ action: 'review', candidates: [] })
  expect(codes({ problems: bare.row.warnings })).toContain('namesakes-elsewhere')
  expect(JSON.stringify(bare.row)).not.toMatch(new RegExp(`${namesake.id}|某外地医院`))
  const { row } = await planned('姓名,性别,工作单位,民族,职务\n同名者,女,某外地医院,汉族,理事\n')
  expect(row.candidates).toMatchObject([{ personId: namesake.id }])
  expect(row.candidates[0]?.person).toEqual({
    id: namesake.id,
    name: '同名者',
    birthYear: 1961,
    employer: { organization: '某外地医院' },
  })
  expect(row.candidates[0]?.evidence.map(({ of }) => of)).toEqual(['employer'])
})

test('somebody out of reach is meant by an id in a file, or by a choice, only where the plan offers them', async () => {
  const { door, b } = stage
  const file = (id: string) => `人员编号,姓名,职务\n${id},乙某,理事\n`
  const [them, nobody] = [await planned(file(b.person.id)), await planned(file('per_zzzzzzzzzzzzzzzz'))]
  expect(them.row.action).toBe('problem')
  expect(codes(them.row)).toEqual(codes(nobody.row))
  const plan = await planned('姓名,职务\n乙某某,理事\n')
  const choose = async (personId: string, row = 2) => {
    const init = withJson('POST', { choices: [{ row, personId }] }, { 'If-Match': `"${plan.version}"` })
    return door.request(`${plan.path}/choices`, init, editor)
  }
  for (const id of [b.person.id, 'per_zzzzzzzzzzzzzzzz']) {
    const refusal = await choose(id)
    expect([refusal.status, await refusal.text()]).toEqual([400, expect.stringContaining('unknown-reference')])
  }
  expect(plan.row.candidates).toEqual([])
  expect((await choose(b.other.id)).status).toBe(400)
  await work()
})

function codes({ problems }: { problems: readonly { code: string }[] }): string[] {
  return problems.map(({ code }) => code)
}

test('an import goes no further than the rights of whoever asked for it, and stops where they were taken away', async () => {
  const { door, a } = stage
  const plan = await planned('姓名,出生年月,职务\n后来的人,1980-05,理事\n')
  await door.answer('POST', `${plan.path}/apply`, undefined, { who: editor, version: plan.version })
  isEditor = false
  await work()
  isEditor = true
  const stopped = await door.done('GET', plan.path, undefined, { who: editor })
  expect(stopped).toMatchObject({ state: 'stopped', progress: { done: 0 } })
  const roster = JSON.stringify(await door.answer('GET', `/v1/organizations/${a.org.id}/roster`))
  expect(roster).not.toContain('后来的人')
})

test('a file for another organization is not taken, and its settings name no post or session of others', async () => {
  const { door, a, b } = stage
  const send = (path: string) =>
    door.request(
      path,
      { method: 'POST', headers: { 'Content-Type': 'text/csv' }, body: '姓名,职务\n某人,理事\n' },
      editor,
    )
  expect((await send(`/v1/organizations/${b.org.id}/imports`)).status).toBe(403)
  for (const query of [`session=${b.session.id}`, `posts=${b.post.id}`]) {
    const response = await send(`/v1/organizations/${a.org.id}/imports?${query}`)
    expect([query, response.status]).toEqual([query, 400])
  }
})

test('what a row comes to tells nothing more than the year of birth of somebody out of reach, however it is guessed', async () => {
  const { door, b } = stage
  const known = await somebody(door, '被猜的人', {
    birth: '1961-02-03',
    gender: '2',
    ethnicity: '01',
    politicalAffiliation: '01',
    educations: [{ degree: '2' }],
    employments: [{ organization: '某外地研究院', title: '研究员' }],
  })
  await door.create('/v1/memberships', { personId: known.id, postId: b.post.id, start: '2024-01-01' })
  const guesses = [
    '女,1961-02-03,汉族,中共党员,博士',
    '女,1961-02-04,汉族,中共党员,博士',
    '男,1961-02-03,汉族,中共党员,博士',
    '男,1961-11-30,满族,群众,硕士',
    ',1961,,,',
  ]
  const header = '姓名,性别,出生年月,民族,政治面貌,学历,工作单位,职务'
  const answers = async (rest: string, who: Principal) => {
    const told: string[] = []
    for (const guess of guesses) {
      const { row } = await planned(`${header}\n被猜的人,${guess},${rest}\n`, who)
      const { action, personId, candidates, facts, factsWere, warnings } = row
      const codes = warnings.map(({ code }: { code: string }) => code)
      told.push(JSON.stringify({ action, personId, candidates, facts, factsWere, codes }))
    }
    return new Set(told)
  }
  for (const rest of [',理事', '某外地研究院,理事', '某外地研究院,']) {
    const [narrow = '', ...others] = await answers(rest, editor)
    expect([rest, others]).toEqual([rest, []])
    // Named only where the file says where they work.
    expect([rest, narrow.includes(known.id)]).toEqual([rest, rest.startsWith('某')])
    expect((await answers(rest, wide)).size).toBeGreaterThan(2)
  }
})

test('a plan of somebody who reaches further shows a narrower editor of the society nothing that is on record of people elsewhere', async () => {
  const { door, b } = stage
  const known = await somebody(door, '别处的人', {
    birth: '1961-02-03',
    ethnicity: '01',
    educations: [{ degree: '3', institution: '某外地大学' }],
    identifiers: [{ scheme: 'orcid', value: '0000-0001-5109-3700' }],
    employments: [{ organization: '某外地医院', title: '主任' }],
  })
  await door.create('/v1/memberships', { personId: known.id, postId: b.post.id, start: '2024-01-01' })
  const csv = '姓名,民族,学历,政治面貌,ORCID,职务\n别处的人,满族,博士,群众,0000-0001-5109-3700,理事\n'
  const { path, row } = await planned(csv, wide)
  expect(row.factsWere).toMatchObject({ ethnicity: '01', educations: [{ degree: '3' }] })
  const seen = rows.parse(await door.answer('GET', `${path}/rows`, undefined, { who: editor })).data[0]
  expect(seen).toMatchObject({ personId: known.id, action: 'create' })
  expect(seen?.factsWere).toBeUndefined()
  expect(Object.keys(seen?.facts ?? {})).toEqual(['politicalAffiliation'])
  expect(JSON.stringify(seen)).not.toContain('某外地大学')
  const file = await door.request(`${path}/plan.xlsx`, {}, editor)
  const book = await readWorkbook(new Uint8Array(await file.arrayBuffer()), { clock: () => 0 })
  const text = JSON.stringify(book.sheets)
  expect(text).toContain('政治面貌')
  expect(text).not.toContain('民族')
})
