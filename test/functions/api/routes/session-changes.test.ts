import { performance } from 'node:perf_hooks'
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { readWorkbook } from '../../../../shared/spreadsheet/read-workbook.ts'
import { writeWorkbook } from '../../../../shared/spreadsheet/write-workbook.ts'
import { json, type Thing } from '../../../support/api.ts'
import { membership, organization, person, post, session } from '../../../support/api-seeds.ts'
import { type Working, workingApi } from '../../../support/session-change-api.ts'

const moved = z.looseObject({ personId: z.string(), hindrance: z.string().optional() })
const changeBody = z.looseObject({
  id: z.string(),
  version: z.int(),
  status: z.string(),
  counts: z.record(z.string(), z.int()),
  posts: z.array(z.looseObject({ name: z.string(), named: z.int(), unfilled: z.int(), over: z.int() })),
  continuing: z.array(moved),
  moved: z.array(moved),
  new: z.array(moved),
  leaving: z.array(moved),
  cannotTakeOffice: z.array(moved),
})
const lineBody = z.looseObject({ personId: z.string(), status: z.string(), held: z.string(), postId: z.string() })
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const clock = () => performance.now()

/** A society with a chair, two vice-chairs and a council of four, in its tenth session. */
async function society({ api }: Working) {
  const of = await organization(api, '某省测试学会')
  const [chair, vice, member] = [
    await post(api, of, '理事长', 'chair'),
    await post(api, of, '副理事长', 'vice-chair', { capacity: 2 }),
    await post(api, of, '理事', 'council-member', { capacity: 5 }),
  ]
  const tenth = await session(api, of, 10, { start: '2021-03-02', end: '2026-03-01' })
  const people: Thing[] = []
  for (const [nth, name] of ['赵甲', '钱乙', '孙丙', '李丁', '周戊'].entries())
    people.push(
      await person(api, name, {
        birth: `197${nth}-05-01`,
        gender: nth % 2 === 0 ? '1' : '2',
        employments: [{ organization: '某大学', title: '教授' }],
        contacts: [{ kind: 'phone', value: '13800000001' }],
      }),
    )
  const [a, b, c, d, e] = people
  if (!a || !b || !c || !d || !e) throw new RangeError('five people')
  const held = [
    await membership(api, a, chair, { sessionId: tenth.id }),
    await membership(api, b, vice, { sessionId: tenth.id }),
  ]
  for (const each of [a, b, c, d]) held.push(await membership(api, each, member, { sessionId: tenth.id }))
  return { of, chair, vice, member, tenth, a, b, c, d, e, held }
}

const roster = async ({ api }: Working, { id }: Thing, query: string) =>
  (await api.list(`/v1/organizations/${id}/roster?limit=100&${query}`)).data.map((line) => lineBody.parse(line))

describe('a change of session over HTTP', () => {
  let working: Working
  beforeAll(async () => {
    working = await workingApi()
  })

  it('goes from the last session over a corrected slate, check and publication to an open session', {
    timeout: 60_000,
  }, async () => {
    const { api, work } = working
    const { of, member, tenth, c, e, held } = await society(working)
    const prepared = await api.create(`/v1/organizations/${of.id}/session-changes`, {
      start: '2026-03-03',
      from: 'last-session',
    })
    expect(prepared).toMatchObject({
      number: 11,
      status: 'planned',
      state: 'planned',
      change: { stage: 'draft', copying: true, start: '2026-03-03', end: '2031-03-02' },
    })
    const path = `/v1/sessions/${prepared.id}`
    await work()
    const copied = changeBody.parse(await api.one(`${path}/change`))
    expect(copied.counts).toMatchObject({ named: 6, people: 4, continuing: 4, new: 0, leaving: 0 })

    // The people are held by nobody yet, and shown as proposed.
    const draft = await roster(working, of, `session=${prepared.id}`)
    expect(draft.map(({ status, held: holds }) => `${status} ${holds}`)).toEqual(Array(6).fill('proposed no'))
    expect((await roster(working, of, 'asOf=2026-03-03')).map(({ postId }) => postId)).not.toContain(undefined)
    expect((await roster(working, of, 'asOf=2026-03-03')).every(({ status }) => status === 'in-office')).toBe(true)
    expect(
      (await roster(working, of, 'asOf=2026-03-03&include=pending')).filter(({ status }) => status === 'proposed'),
    ).toHaveLength(6)

    // A file of the draft, with one row more, is imported as a whole; one is taken back by hand.
    const file = await api.request(`/v1/organizations/${of.id}/roster.xlsx?session=11`)
    expect(file.headers.get('Content-Disposition')).toContain(encodeURIComponent('某省测试学会名单第11届.xlsx'))
    const [sheet] = (await readWorkbook(new Uint8Array(await file.arrayBuffer()), { clock })).sheets
    const rows = (sheet?.rows ?? []).slice(2).map(({ cells }) => cells.map((cell) => cell?.text ?? ''))
    const header = (sheet?.rows[1]?.cells ?? []).map((cell) => cell?.text ?? '')
    const added = header.map((name) => ({ 姓名: '周戊', 聚贤编号: e.id, 本会职务: '副理事长、理事' })[name] ?? '')
    const bytes = await writeWorkbook([{ name: '名单', header, rows: [...rows, added] }])
    const uploaded = await api.request(`/v1/organizations/${of.id}/imports?session=11&mode=whole`, {
      method: 'POST',
      headers: { 'Content-Type': xlsx },
      body: Uint8Array.from(bytes),
    })
    expect(uploaded.status).toBe(202)
    const { id: importId } = z.looseObject({ id: z.string() }).parse(await uploaded.json())
    await work()
    const planned = await api.one(`/v1/imports/${importId}`)
    expect(planned).toMatchObject({
      state: 'planned',
      counts: { create: 1, unchanged: rows.length, leave: 0, problem: 0 },
    })
    const applied = await api.request(
      `/v1/imports/${importId}/apply`,
      json('POST', {}, { 'If-Match': `"${planned.version}"` }),
    )
    expect(applied.status).toBeLessThan(300)
    await work()
    expect(await api.one(`/v1/imports/${importId}`)).toMatchObject({ state: 'applied' })
    const third = (await roster(working, of, `session=${prepared.id}`)).find(
      (line) => line.personId === c.id && line.postId === member.id,
    )
    const taken = await api.request(`/v1/memberships/${z.looseObject({ id: z.string() }).parse(third).id}`, {
      method: 'DELETE',
      headers: { 'If-Match': '"1"' },
    })
    expect(taken.status).toBe(204)
    const corrected = changeBody.parse(await api.one(`${path}/change`))
    expect(corrected.counts).toMatchObject({ named: 7, people: 4, continuing: 3, new: 1, leaving: 1 })
    expect(corrected.new.map(({ personId }) => personId)).toEqual([e.id])
    expect(corrected.leaving.map(({ personId }) => personId)).toEqual([c.id])

    // Checked, shown to the public, opened.
    const check = z
      .looseObject({ counts: z.looseObject({ seats: z.int() }) })
      .parse(await (await api.request(`${path}/change/check`)).json())
    expect(check.counts.seats).toBe(7)
    const publicised = await api.command(`${path}/change/publicise`, corrected.version, {
      from: '2026-02-20',
      to: '2026-03-01',
    })
    expect((await roster(working, of, `session=${prepared.id}`)).every(({ status }) => status === 'publicised')).toBe(
      true,
    )
    const record = z.looseObject({ memberships: z.array(z.looseObject({ status: z.string(), held: z.string() })) })
    const { memberships } = record.parse(await (await api.request(`/v1/people/${e.id}`)).json())
    expect(memberships.map(({ status, held: holds }) => `${status} ${holds}`)).toEqual([
      'publicised no',
      'publicised no',
    ])
    await api.command(`${path}/change/open`, publicised.version, {})
    expect(await api.one(path)).toMatchObject({ status: 'sitting', start: '2026-03-03' })
    await work()

    const next = await roster(working, of, 'asOf=2026-03-03')
    expect(next.map(({ personId, postId }) => `${personId} ${postId}`).sort()).toEqual(
      (await roster(working, of, `session=${prepared.id}`))
        .map(({ personId, postId }) => `${personId} ${postId}`)
        .sort(),
    )
    expect(next.every(({ held: holds, status }) => holds === 'yes' && status === 'in-office')).toBe(true)
    const seats = z
      .array(z.looseObject({ postId: z.string(), vacant: z.int() }))
      .parse((await api.list(`/v1/organizations/${of.id}/vacancies?asOf=2026-03-03`)).data)
    expect(seats.filter(({ vacant }) => vacant > 0).map(({ postId, vacant }) => [postId, vacant])).toEqual([
      [member.id, 1],
    ])
    expect(await api.one(`/v1/sessions/${tenth.id}`)).toMatchObject({ status: 'closed' })
    for (const each of held)
      expect(await api.one(`/v1/memberships/${each.id}`)).toMatchObject({
        status: 'ended',
        end: '2026-03-02',
        endReason: 'term-end',
      })
    const filing = await api.request(`${path}/filing.xlsx?include=contacts&purpose=filing`)
    const tables = (await readWorkbook(new Uint8Array(await filing.arrayBuffer()), { clock })).sheets
    expect(tables.map(({ name }) => name)).toEqual([
      '负责人备案表',
      '理事会名单',
      '常务理事名单',
      '监事会名单',
      '变动情况',
    ])
    const officers = (tables[0]?.rows ?? []).slice(2).map(({ cells }) => cells.map((cell) => cell?.text ?? ''))
    expect(officers.map((cells) => [cells[1], cells[9], cells[11], cells[14]])).toEqual([
      ['赵甲', '理事长', '2', '13800000001'],
      ['钱乙', '副理事长', '2', '13800000001'],
      ['周戊', '副理事长', '1', '13800000001'],
    ])
  })

  it('has a template that an import reads, and of which it says that it is empty', async () => {
    const { api, work } = working
    const { of } = await society(working)
    const template = await api.request(`/v1/organizations/${of.id}/roster/template.xlsx`)
    const upload = async (body: Uint8Array<ArrayBuffer>) => {
      const init = { method: 'POST', headers: { 'Content-Type': xlsx }, body }
      const { id } = z
        .looseObject({ id: z.string() })
        .parse(await (await api.request(`/v1/organizations/${of.id}/imports`, init)).json())
      await work()
      return api.one(`/v1/imports/${id}`)
    }
    expect(await upload(new Uint8Array(await template.arrayBuffer()))).toMatchObject({
      state: 'unreadable',
      trouble: { zh: expect.stringContaining('没有人员') },
    })
  })

  it('can be given up, and leaves nothing but its audit', async () => {
    const { api, work } = working
    const { of } = await society(working)
    const prepared = await api.create(`/v1/organizations/${of.id}/session-changes`, {
      start: '2026-04-01',
      from: 'last-session',
    })
    await work()
    const { version } = await api.one(`/v1/sessions/${prepared.id}`)
    const slate = await api.request(`/v1/sessions/${prepared.id}/change.xlsx`)
    expect(slate.status).toBe(200)
    const sheets = (await readWorkbook(new Uint8Array(await slate.arrayBuffer()), { clock })).sheets
    expect(sheets.map(({ name }) => name)).toEqual(['名单', '整体核查'])
    expect(sheets[0]?.rows).toHaveLength(8)
    const gone = await api.request(`/v1/sessions/${prepared.id}/change`, {
      method: 'DELETE',
      headers: { 'If-Match': `"${version}"` },
    })
    expect(gone.status).toBe(202)
    await work()
    expect((await api.request(`/v1/sessions/${prepared.id}`)).status).toBe(404)
    expect((await api.list(`/v1/organizations/${of.id}/sessions`)).data).toHaveLength(1)
    expect((await api.list(`/v1/memberships?organization=${of.id}`)).data).toHaveLength(6)
  })
})
