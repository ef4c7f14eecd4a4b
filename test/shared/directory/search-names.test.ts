import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { project } from '../../../shared/directory/index/project.ts'
import { type NamedType, type NamesFound, searchNames } from '../../../shared/directory/search-names.ts'
import type { Organization } from '../../../shared/domain/organization.ts'
import type { Person } from '../../../shared/domain/person.ts'
import { listSchema } from '../../../shared/index/postings/list-schema.ts'
import { simplified } from '../../../shared/names/character-forms.ts'
import { folded } from '../../../shared/names/fold.ts'
import { nameLimits } from '../../../shared/names/name-limits.ts'
import { parseNameQuery } from '../../../shared/names/name-query.ts'
import type { Table } from '../../../shared/table/client.ts'
import { saveGenerations } from '../../../shared/table/index/generations.ts'
import { openIndexReader } from '../../../shared/table/index/index-reader.ts'
import { today } from '../../support/clock.ts'
import { type Requests, testRequests } from '../../support/context.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { load } from '../../support/load.ts'
import { runs } from '../../support/property.ts'
import { seeded } from '../../support/random.ts'
import { anOrganization, aPerson } from '../../support/things.ts'
import { NamesStage } from './names-stage.ts'

let table: Table
let request: Requests

beforeAll(async () => {
  table = await createTestTable()
  request = testRequests({ table })
})

const official = (text: string) => ({ text, kind: 'official' })
const someone = (...names: (string | object)[]) =>
  aPerson({ names: names.map((name) => (typeof name === 'string' ? official(name) : name)) })
const society = (...names: string[]) => anOrganization({ names: names.map(official) })

async function staged(people: readonly Person[], organizations: readonly Organization[] = []): Promise<NamesStage> {
  await load(table, { people, organizations })
  const stage = new NamesStage()
  for (const [at, person] of people.entries()) stage.person(44 * 2 ** 24 + at, person)
  for (const [at, organization] of organizations.entries()) stage.organization(250 * 2 ** 24 + at, organization)
  return stage
}

const everything: readonly NamedType[] = ['person', 'organization']

async function search(
  stage: NamesStage,
  text: string,
  more: { limit?: number; cursor?: string; types?: readonly NamedType[] } = {},
) {
  const query = parseNameQuery(text)
  if (query === undefined) throw new Error(`${text} holds nothing to search for`)
  const { limit = 50, cursor, types = everything } = more
  return searchNames(request(), stage, { text, query, types, limit, cursor })
}

const idsOf = ({ hits }: NamesFound) =>
  hits.map((hit) => (hit.type === 'person' ? hit.person.person.id : hit.organization.id))
const shown = ({ hits }: NamesFound) => hits.map(({ match }) => match.name)

describe('a search by name', () => {
  it('gives whole names first, then beginnings, then parts, official before former, and says how each fits', async () => {
    const stage = await staged(
      [
        someone('李建国'),
        someone('王建国平'),
        someone('王建軍', { text: '王建国', kind: 'former' }),
        someone('王建國'),
        someone('王建国'),
        someone('王国建'),
      ],
      [society('王建国基金会')],
    )
    const found = await search(stage, '王建国')
    expect(found.hits.map(({ type, match: { name, kind, extent, form } }) => [type, name, kind, extent, form])).toEqual(
      [
        ['person', '王建国', 'official', 'whole', undefined],
        ['person', '王建國', 'official', 'whole', 'traditional'],
        ['person', '王建国', 'former', 'whole', undefined],
        ['person', '王建国平', 'official', 'prefix', undefined],
        ['organization', '王建国基金会', 'official', 'prefix', undefined],
      ],
    )
    expect(found).toMatchObject({ total: 5, exact: true, nextCursor: undefined })
    expect(shown(await search(stage, '国平'))).toEqual(['王建国平'])
  })

  it('finds only the kinds that are asked for', async () => {
    const stage = await staged([someone('钱学')], [society('钱学研究会')])
    expect(shown(await search(stage, '钱学', { types: ['person'] }))).toEqual(['钱学'])
    expect(shown(await search(stage, '钱学', { types: ['organization'] }))).toEqual(['钱学研究会'])
  })

  it('shows people who have the same name with what tells them apart', async () => {
    const employments = [{ organization: '某大学', title: '教授' }]
    const people = [
      aPerson({ names: [official('张伟')], birth: '1960', employments, disciplines: ['110'] }),
      aPerson({ names: [official('张伟')], birth: '1985' }),
    ]
    const { hits } = await search(await staged(people), 'zhangwei')
    expect(hits).toMatchObject([
      { person: { person: { birth: '1960', employments, disciplines: ['110'] } } },
      { person: { person: { birth: '1985' } } },
    ])
  })

  it('counts nobody whose names only together hold what was asked for', async () => {
    const stage = await staged(
      [someone('王建国', '李小军'), someone('王小军')],
      [society('深圳人工协会', '广东智能学会')],
    )
    expect(await search(stage, '王小军')).toMatchObject({
      hits: [{ match: { name: '王小军' } }],
      total: 1,
      exact: true,
    })
    expect(await search(stage, 'wangxiaojun')).toMatchObject({
      hits: [{ match: { name: '王小军' } }],
      total: 1,
      exact: true,
    })
    expect(await search(stage, '智能协会')).toMatchObject({ hits: [], total: 0, exact: true, nextCursor: undefined })
  })

  it('counts and judges rightly whose other name has the length of what was asked for', async () => {
    const [both, whole, chance] = [someone('王建国', '李平'), someone('王建'), someone('王小国', '李建')]
    const stage = await staged([both, whole, chance])
    for (const text of ['王建', 'wangjian']) {
      const found = await search(stage, text)
      expect([text, found.total, found.exact, idsOf(found)]).toEqual([text, 2, true, [whole.id, both.id]])
      expect(found.hits).toMatchObject([{ match: { extent: 'whole' } }, { match: { extent: 'prefix' } }])
    }
  })

  it('leaves out who has lost the name since the lists were made, and finds nothing new by pinyin yet', async () => {
    const before = someone('赵一一')
    const stage = await staged([before])
    await load(table, { people: [{ ...before, names: [{ text: '钱二二', kind: 'official' }] }] })
    expect((await search(stage, '赵一一')).hits).toEqual([])
    expect((await search(stage, 'zhaoyiyi')).hits).toEqual([])
    expect((await search(stage, 'qian')).hits).toEqual([])
  })

  it('reads lists once and no more cards than the page and the doubt need', async () => {
    const stage = await staged(Array.from({ length: 60 }, () => someone('孙晓')))
    const { hits, total, exact } = await search(stage, '孙晓', { limit: 5, types: ['person'] })
    expect([hits.length, total, exact, stage.asked.cards]).toEqual([5, 60, true, 5])
    expect(stage.asked.ranges).toBeLessThan(20)
  })

  it('says that a total is not exact where too many would have to be looked at', async () => {
    const many = Array.from({ length: nameLimits.verified + 1 }, (_, at) => society(`市科学技术协会${at}`))
    const stage = await staged([], [...many, society('技术协会科学技')])
    const found = await search(stage, '科学技术协会', { limit: 50 })
    expect(found).toMatchObject({ total: nameLimits.verified + 2, exact: false })
    expect(found.hits).toHaveLength(50)
    expect(stage.asked.cards).toBe(100)
  })
})

describe('pages of a search', () => {
  async function walk(stage: NamesStage, text: string, limit: number, between: (page: number) => void = () => {}) {
    const ids: string[] = []
    let cursor: string | undefined
    let pages = 0
    do {
      const found = await search(stage, text, { limit, types: ['person'], ...(cursor && { cursor }) })
      ids.push(...idsOf(found))
      cursor = found.nextCursor
      between(pages++)
    } while (cursor !== undefined && pages < 100)
    return ids
  }

  it('hold everybody once, in the order of one page', async () => {
    const people = Array.from({ length: 23 }, (_, at) =>
      someone(at % 3 === 0 ? '周明' : at % 3 === 1 ? '周明明' : '小周明', ...(at % 5 === 0 ? ['周晓'] : [])),
    )
    const stage = await staged(people)
    const all = idsOf(await search(stage, '周明'))
    expect(all).toHaveLength(23)
    for (const limit of [1, 4, 7, 23]) expect((await walk(stage, '周明', limit)).toSorted()).toEqual(all.toSorted())
  })

  it('skip and repeat nobody who stays, while people come and go', async () => {
    const people = Array.from({ length: 12 }, () => someone('吴安'))
    const stage = await staged(people)
    const late = someone('吴安')
    await load(table, { people: [late] })
    const ids = await walk(stage, '吴安', 3, (page) => {
      if (page === 0) stage.remove(44 * 2 ** 24)
      if (page === 1) stage.remove(44 * 2 ** 24 + 9)
      if (page === 1) stage.person(3, late)
    })
    expect(ids).toEqual(people.filter((_, at) => at !== 9).map(({ id }) => id))
  })

  it('belong to their own query alone', async () => {
    const stage = await staged(Array.from({ length: 3 }, () => someone('郑和')))
    const { nextCursor: cursor = '' } = await search(stage, '郑和', { limit: 1 })
    await expect(search(stage, '郑', { limit: 1, cursor })).rejects.toMatchObject({ code: 'invalid-cursor' })
    await expect(search(stage, '郑和', { limit: 1, cursor, types: ['person'] })).rejects.toMatchObject({
      code: 'invalid-cursor',
    })
    expect((await search(stage, '郑和', { limit: 2, cursor })).hits).toHaveLength(2)
  })
})

describe('among many', () => {
  it('finds exactly those whose names hold a text, and counts them', async () => {
    const random = seeded(7)
    const below = (bound: number) => Math.floor(random() * bound)
    const letters = [...'王李建國国明𠮷發发']
    const name = () => Array.from({ length: 1 + below(6) }, () => letters[below(letters.length)]).join('')
    const people = Array.from({ length: 150 }, () => someone(name(), ...(below(3) === 0 ? [name()] : [])))
    const stage = await staged(people)
    const plain = (text: string) => simplified(folded(text))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 4 }), async (parts) => {
        const text = parts.join('')
        const expected = people.filter(({ names }) => names.some((each) => plain(each.text).includes(plain(text))))
        const found = await search(stage, text, { types: ['person'], limit: 150 })
        expect(idsOf(found).toSorted()).toEqual(expected.map(({ id }) => id).toSorted())
        expect(found.exact ? found.total : expected.length).toBe(expected.length)
      }),
      runs(40),
    )
  })
})

describe('over the index in the table', () => {
  it('finds the same as over lists in memory, characters beyond the BMP among them', async () => {
    const own = await createTestTable()
    const people = ['王建国', '王建國平', '𠮷田', '李𬭎', '迪丽努尔·阿孜', '单于明', '约翰·F·肯尼迪'].map((text) =>
      someone(text),
    )
    const several = [someone('王建军', '李小国'), someone('陈国', { text: 'Guo Chen', kind: 'english' })]
    const organizations = [society('广东省人工智能学会', '广东𬭎学会'), society('深圳3D打印协会')]
    await load(own, { people: [...people, ...several], organizations })
    await saveGenerations(own, { live: { number: 1, day: today, epoch: today, schema: listSchema } }, 0)
    expect(
      await project(
        own,
        [...people, ...several, ...organizations].map(({ id }) => id),
      ),
    ).toEqual(new Map())
    const reader = openIndexReader(own, { number: 1, day: today, epoch: today, schema: listSchema })
    const stage = await staged([...people, ...several], organizations)
    const texts =
      '王 建国 王建国 𠮷 𬭎 单于 阿孜 努尔 肯尼迪 翰F w wjg wang wangjianguo chanyu lih 王小国 wangxiaoguo guo chen 广 广东省 学会 gds rgz 打印 3d'
    for (const text of texts.split(' ')) {
      const query = parseNameQuery(text)
      if (query === undefined) throw new Error(text)
      const asked = { text, query, types: everything, limit: 50, cursor: undefined }
      const found = await searchNames(testRequests({ table: own })(), reader, asked)
      const expected = await search(stage, text)
      expect([text, idsOf(found).toSorted(), found.total, found.exact]).toEqual([
        text,
        idsOf(expected).toSorted(),
        expected.total,
        expected.exact,
      ])
    }
  })
})
