import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { beginRequest, identify } from '../../../../functions/api/begin-request.ts'
import { searchRoutes } from '../../../../functions/api/routes/search.ts'
import { type Organization, organization } from '../../../../shared/domain/organization.ts'
import type { ApiEnv } from '../../../../shared/http/api-env.ts'
import { answerErrors } from '../../../../shared/http/problem.ts'
import { NamesStage } from '../../../shared/directory/names-stage.ts'
import { Api } from '../../../support/api.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { load } from '../../../support/load.ts'
import { testDeps, testNow } from '../../../support/test-app.ts'
import { aMembership, anOrganization, aPerson, aPost } from '../../../support/things.ts'

let api: Api
const log: string[] = []
const dataAsOf = new Date(testNow.getTime() - 3000)

const name = (text: string, kind = 'official') => ({ text, kind })
const academy: Organization = anOrganization({ kind: 'institution', names: [name('某省农业科学院')] })
const society = anOrganization({ names: [name('广东省人工智能学会'), name('Guangdong AI Society', 'english')] })
const chair = aPost(society.id)
const older = aPerson({
  names: [name('单建国'), name('單文', 'former'), name('Jianguo Shan', 'english')],
  birth: '1960-05-01',
  employments: [{ organizationId: academy.id, title: '研究员' }],
  disciplines: ['110'],
})
const younger = aPerson({ names: [name('单建国')], birth: '1985', employments: [{ organization: '某大学' }] })
const rare = aPerson({ names: [name('𠮷田𬭎')] })
const held = aMembership(chair.id, { start: '2020-01-01', status: 'in-office', nature: 'part-time' }, older.id)

beforeAll(async () => {
  const table = await createTestTable()
  await load(table, {
    organizations: [academy, society],
    posts: [chair],
    people: [older, younger, rare],
    memberships: [held],
  })
  const reader = new NamesStage()
  reader.organization(250 * 2 ** 24, academy)
  reader.organization(250 * 2 ** 24 + 1, society)
  for (const [at, person] of [older, younger, rare].entries()) reader.person(at, person)
  const deps = testDeps({ table, log })
  const app = new Hono<ApiEnv>()
  app.onError(answerErrors(deps.log))
  app.use(beginRequest(deps), identify(deps))
  app.route(
    '/v1/search',
    searchRoutes(async () => ({ reader, dataAsOf })),
  )
  api = new Api(table, async (path, init) => app.request(path, init))
})

const search = (q: string, more = '') => api.list(`/v1/search?q=${encodeURIComponent(q)}${more}`)

describe('GET /v1/search', () => {
  it('shows people of one name with what tells them apart, and no more of their birth than its year', async () => {
    const { data, meta } = await search('单建国')
    expect(data).toMatchObject([
      {
        type: 'person',
        id: older.id,
        name: '单建国',
        birthYear: 1960,
        employer: { organization: '某省农业科学院', title: '研究员' },
        disciplines: ['110'],
        posts: [{ post: { name: '理事长' }, organization: { name: '广东省人工智能学会' } }],
        labels: { disciplines: [{ zh: '数学', en: 'Mathematics' }] },
        match: { name: '单建国', kind: 'official', by: 'characters', extent: 'whole', labels: { by: { zh: '汉字' } } },
      },
      { type: 'person', id: younger.id, birthYear: 1985, employer: { organization: '某大学' }, posts: [] },
    ])
    expect(JSON.stringify(data)).not.toContain('1960-05-01')
    expect(meta).toEqual({
      limit: 20,
      nextCursor: null,
      total: 2,
      totalExact: true,
      dataAsOf: dataAsOf.toISOString(),
      lagSeconds: 3,
    })
  })

  it.each([
    ['shanjianguo', '单建国', 'pinyin'],
    ['dan jian guo', '单建国', 'pinyin'],
    ['sjg', '单建国', 'initials'],
    ['单文', '單文', 'characters'],
    ['shan jian', '单建国', 'pinyin'],
    ['shan j', '单建国', 'pinyin'],
    ['jianguo sh', 'Jianguo Shan', 'words'],
    ['𬭎', '𠮷田𬭎', 'characters'],
    ['gdsrgznxh', '广东省人工智能学会', 'initials'],
    ['society gua', 'Guangdong AI Society', 'words'],
  ])('finds by %s', async (q, expected, by) => {
    const { data } = await search(q)
    expect(data).toContainEqual(expect.objectContaining({ match: expect.objectContaining({ name: expected, by }) }))
  })

  it('finds one kind where only that is asked for, and shows an organization as the directory does', async () => {
    const { data } = await search('人工智能', '&type=organization')
    expect(data).toMatchObject([{ type: 'organization', id: society.id, kind: 'society', match: { extent: 'inside' } }])
    expect(data[0]).not.toHaveProperty('provenance')
    expect(organization.shape.id.parse(data[0]?.id)).toBe(society.id)
    expect((await search('人工智能', '&type=person')).data).toEqual([])
  })

  it('goes on from page to page', async () => {
    const first = await search('单', '&limit=1&type=person')
    const second = await search('单', `&limit=1&type=person&cursor=${first.meta.nextCursor}`)
    expect([first, second].map(({ data }) => data.map(({ id }) => id))).toEqual([[older.id], [younger.id]])
    expect(second.meta.nextCursor).toBeNull()
  })

  it.each([
    ['', 'invalid-input', 'q', '必填'],
    ['q=', 'invalid-input', 'q', '不能为空'],
    ['q=%20', 'invalid-input', 'q', '不能为空'],
    ['q=%C2%B7%20-', 'invalid-input', 'q', '没有可以查找的文字'],
    [`q=${'a'.repeat(61)}`, 'invalid-input', 'q', '最多 60 个字符'],
    ['q=a%09b', 'invalid-input', 'q', '控制字符'],
    ['q=a&type=post', 'invalid-input', 'type', 'person'],
    ['q=a&limit=51', 'invalid-input', 'limit', '50'],
    ['q=a&cursor=AAAA', 'invalid-cursor', 'cursor', '游标'],
    ['q=a&name=b', 'unknown-parameter', 'name', 'q'],
  ])('refuses %s', async (query, code, path, says) => {
    const refusal = await api.refused(`/v1/search?${query}`)
    expect(refusal).toMatchObject({ status: 400, code, paths: [path] })
    expect(refusal.zh).toContain(says)
  })

  it('writes nothing into the log of what was asked for or found', async () => {
    await search('单建国')
    const lines = log.join('\n')
    expect(lines).toContain('/v1/search')
    expect(lines).not.toMatch(/单|%E5|shan|1960/)
  })
})
