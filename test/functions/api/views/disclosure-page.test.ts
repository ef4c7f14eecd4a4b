import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { ensureIndex } from '../../../../shared/directory/index/ensure-index.ts'
import { Api, json } from '../../../support/api.ts'
import { person, session } from '../../../support/api-seeds.ts'
import { auditedOnly } from '../../../support/audited.ts'
import { noon, today } from '../../../support/clock.ts'
import { testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { canaries, everywhere } from '../../../support/erasure-stage.ts'
import { importing } from '../../../support/imports.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { testApp, testNow } from '../../../support/test-app.ts'

const browser = { headers: { Accept: 'text/html' } }
let api: Api
let page = ''
let data = ''
let answered: Response

beforeAll(async () => {
  const table = auditedOnly(await createTestTable())
  const store = memoryStore()
  const request = testRequests({ table })
  await ensureIndex(table, noon(today))
  const world = await everywhere(request, importing(request, store))
  const { app } = testApp({ table, store, now: () => testNow })
  api = new Api(table, async (path, init) => app.request(path, init))
  const id = world.person
  const { version } = await api.one(`/v1/people/${id}`)
  await api.patch(`/v1/people/${id}`, version, {
    gender: '1',
    ethnicity: '02',
    nationality: 'CN',
    workplace: { country: 'CN', region: '440103' },
    nativePlace: '320106',
    educations: [{ degree: '2', country: 'DE', institution: canaries.institution, year: 2001 }],
    delegateRoles: [{ kind: 'npc', level: 'province', term: 14 }],
    source: { kind: 'notice', ref: '某公告第3号', line: 7, on: '2026-02' },
  })
  const third = await session(api, world.society, 3, { start: '2024-05-01' })
  const seat = { personId: id, postId: world.chair.id, sessionId: third.id, nature: 'part-time', start: '2024-05' }
  await api.create('/v1/memberships', seat)
  await api.create(`/v1/people/${id}/honours`, { honour: 'changjiang-scholar', year: 2015 })
  await api.request(`/v1/people/${id}?include=birth,contacts&purpose=verification`)
  data = await (await api.request(`/v1/people/${id}/disclosure`)).text()
  answered = await api.request(`/v1/people/${id}/disclosure`, browser)
  page = await answered.text()
})

/** The words that are read, without the ids that stand beside them in small. */
function words(): string {
  return page
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<span class="id">[^<]*<\/span>/g, '')
    .replace(/<[^>]+>/g, '\n')
}

/** The words of one section. */
function section(heading: string): string {
  return page.split('<h2>').find((each) => each.startsWith(heading)) ?? ''
}

describe('the page of a disclosure', () => {
  test('is headed by the name of the person, with the day in words', () => {
    expect(page).toContain(`<h1>${canaries.name}：个人信息查阅 <small lang="en">Personal information held</small></h1>`)
    expect(page).toContain('截至2026年3月2日')
  })

  test('says everything that somebody wrote of the person and the JSON has', () => {
    const written = Object.values(canaries).filter((each) => data.includes(each))
    expect(written.length).toBeGreaterThan(20)
    expect(written.filter((each) => !page.includes(each))).toEqual([])
  })

  test.each([
    ['基本信息', ['男性', 'Male', '蒙古族', '中国', '广东省广州市荔湾区', '江苏省南京市鼓楼区', '1971年5月1日']],
    ['基本信息', ['博士', '德国', '2001年', '省级', '第14届', '公告、公示', '某公告第3号', '第7行', '2026年2月']],
    ['任职', ['第3届', '2024年5月起', '兼职', '在任', '已离任', '工作人员']],
    ['荣誉与计划', ['长江学者', '2015年']],
    ['批准与限制', ['经查无妨碍', '政治权利']],
    ['处理依据与保存期限', ['订立或履行合同', '《个人信息保护法》第13条第1款第2项', '组织机构与任职名册管理', '未定']],
    ['同意', ['向境外提供的单独同意', '2027年1月1日', '口头', '内部信息']],
    ['接收方', ['推荐国际组织任职', '推荐担任职务']],
    ['举荐', ['已撤回', '推荐担任职务', '意见', '评议', '2026年2月1日', '书面签字', '可以任职']],
    ['导入的文件', ['名单.csv', '已写入', '第2行', '即本人', '可能是本人，尚未确认']],
    ['合并与区分', ['并入的记录', '姓名：', '与另外1人核对，确认不是同一人']],
    ['更正请求', ['出生日期', '办理中']],
    ['对受限信息的查看', ['工作人员', '出生日期、联系方式', '核实信息', '应本人请求', '2026年3月2日 12:05']],
    ['记录的变动', ['新建', '更改', '随导入']],
    ['所指导的人', ['测试']],
  ])('says in words what stands under %s', (heading, wanted) => {
    const text = section(heading)
    expect(wanted.filter((each) => !text.includes(each))).toEqual([])
  })

  test('shows no code, key, moment of UTC or id in its words', () => {
    const text = words()
    expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}T|\d{2}:\d{2}:\d{2}/)
    expect(text).not.toMatch(/\b[a-z]{3}_[0-9a-z]{6,}/)
    expect(text).not.toMatch(/\[object|undefined|null|。，/)
    expect(text).not.toMatch(/\b(?:440103|320106|CN|DE|in-office|part-time|changjiang-scholar|political-rights)\b/)
    expect(text).not.toMatch(/\b[a-z]+[A-Z][A-Za-z]*: |\b(?:kind|by|text|scheme|status): /)
  })

  test('is answered under a policy that lets its own style in and nothing else', () => {
    const style = /<style>(.*?)<\/style>/s.exec(page)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(answered.headers.get('Content-Security-Policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
    )
    expect(page).not.toMatch(/<script|<link|<img|style="|src=|href=|url\(/)
  })

  test('says 无 where there is nothing, and escapes whatever somebody wrote', async () => {
    const evil = '"><script>alert(1)</script>'
    const told = { note: evil, employments: [{ organization: evil, title: evil }] }
    const { id } = await person(api, evil, { ...told, source: { kind: 'file', ref: `imp_0 ${evil}`, phrase: evil } })
    const wrong = json('POST', { about: evil, wrong: evil, wished: evil })
    expect((await api.request(`/v1/people/${id}/corrections`, wrong)).status).toBe(201)
    const text = await (await api.request(`/v1/people/${id}/disclosure`, browser)).text()
    expect(text.match(/&quot;&gt;&lt;script&gt;alert\(1\)/g)?.length).toBeGreaterThan(8)
    expect(text).not.toMatch(/<script|alert\(1\)<\/script>/)
    expect(text).toMatch(/<h2>荣誉与计划 .*<\/h2><p class="none">无 <span class="en" lang="en">none<\/span><\/p>/)
  })
})
