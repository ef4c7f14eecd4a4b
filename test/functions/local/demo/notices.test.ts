import { describe, expect, it } from 'vitest'
import { noticeOrganizationId } from '../../../../functions/local/demo/notices/organizations.ts'
import { noticePersonId } from '../../../../functions/local/demo/notices/people.ts'
import { officeRows, postNameOf, statesOffice } from '../../../../functions/local/demo/notices/posts.ts'
import { readRows } from '../../../../functions/local/demo/rows.ts'
import { byId, demo } from './the-demo.ts'

const postOf = byId(demo.posts)
const personOf = byId(demo.people)
const organizationOf = byId(demo.organizations)

describe('the notices in the demonstration', () => {
  it('give every office that they print to the person whom they name, with the words and the line', () => {
    const offices = officeRows().filter(statesOffice)
    expect(offices.length).toBe(39)
    for (const { name, organization, post, phrase, line } of offices) {
      const [person, owner] = [noticePersonId(name), noticeOrganizationId(organization)]
      const [membership] = demo.memberships.filter(
        ({ personId, organizationId, postId, provenance }) =>
          personId === person &&
          organizationId === owner &&
          provenance.source?.kind === 'notice' &&
          postOf(postId).name === postNameOf(post),
      )
      expect(membership?.provenance.source).toMatchObject({ kind: 'notice', phrase, line: Number(line) })
    }
  })

  it('name every organization that they print, under that name and with the words', () => {
    const rows = readRows('notice-organizations', ['name', 'short_or_alias', 'phrase'])
    const phrases = new Set(rows.map(({ phrase }) => phrase.replaceAll('\t', ' ')))
    for (const { name, short_or_alias: others } of rows) {
      const { names, provenance } = organizationOf(noticeOrganizationId(name))
      const texts = names.map(({ text }) => text)
      const printed = [name, ...others.split('|')].filter((text) => text !== '')
      expect(texts).toEqual(expect.arrayContaining(printed.map((text) => text.replace(/^“(.*)”$/, '$1'))))
      expect(phrases).toContain(provenance.source?.phrase)
    }
  })

  it('name 38 people, of whom two have no office', () => {
    const people = demo.people.filter(({ generated }) => generated === undefined)
    expect(people.length).toBe(38)
    for (const name of ['张革', '李俊杰']) {
      expect(personOf(noticePersonId(name)).names).toEqual([{ text: name, kind: 'official' }])
      expect(demo.memberships.filter(({ personId }) => personId === noticePersonId(name))).toEqual([])
    }
  })

  it('take ranks and titles for what they are', () => {
    expect(personOf(noticePersonId('张冠军')).cadre).toEqual({ rank: 'division-deputy' })
    expect(personOf(noticePersonId('谯仕彦')).professionalTitle).toBe('011')
    expect(
      demo.honours.filter(({ personId }) => personId === noticePersonId('谯仕彦')).map(({ honour }) => honour),
    ).toEqual(['cae-academician'])
    expect(demo.posts.filter(({ name }) => /调研员|院士|教授|联系人/.test(name))).toEqual([])
  })

  it('say nothing that they do not print: no birth, gender or workplace', () => {
    for (const { generated, birth, gender, workplace, contacts } of demo.people)
      if (!generated) expect([birth, gender, workplace, contacts]).toEqual([undefined, undefined, undefined, []])
  })

  it('leave no telephone number behind', () => {
    const files = ['organizations', 'persons-posts', 'bodies-and-ex-officio', 'agreements', 'activities'] as const
    const texts = files.flatMap((file) => readRows(`notice-${file}`, ['phrase']).map(({ phrase }) => phrase))
    expect(texts.filter((text) => /\d{7,}/.test(text))).toEqual([])
  })

  it('fill the head of the Party school from the Party secretary, and the board from the head', () => {
    const school = noticeOrganizationId('中国共产党广东省科学技术协会党校')
    const board = noticeOrganizationId('省科协党校校务委员会')
    const find = (owner: string, name: string) =>
      demo.posts.find((post) => post.organizationId === owner && post.name === name)
    const head = find(school, '校长')
    expect(head?.filledBy).toBe('ex-officio')
    expect(postOf(head?.basePostId ?? '').organizationId).toBe(noticeOrganizationId('广东省科学技术协会'))
    expect(postOf(head?.basePostId ?? '').name).toBe('党组书记')
    expect(find(board, '主任')?.basePostId).toBe(head?.id)
    const derived = demo.memberships.filter(({ provenance }) => provenance.source?.kind === 'derived')
    expect(derived.map(({ personId }) => personOf(personId).names[0]?.text)).toEqual([
      '郑庆顺',
      '冯日光',
      '刘建军',
      '吴清平',
    ])
  })

  it('keep 省科协 apart: Guangdong in one notice, Hubei in the other', () => {
    const named = demo.organizations.filter(({ names }) => names.some(({ text }) => text === '省科协'))
    expect(named.map(({ place }) => place?.region).sort()).toEqual(['420000', '440000'])
  })

  it.each([
    ['省科协党校', 'party-school'],
    ['省科协党组', 'party-group'],
    ['中国科协科技社团党委', 'party-committee'],
    ['省科协党校校务委员会', 'committee'],
    ['校务委员会办公室', 'office'],
    ['组织联络部', 'office'],
    ['科创中心', undefined],
    ['延庆区教委', 'government'],
    ['密云第二小学', 'school'],
    ['中国科学技术馆', 'museum'],
    ['中国科普研究所', 'research-institute'],
    ['中国科学技术出版社', undefined],
    ['氪星创服园区科协', 'park-association'],
    ['中国科协', undefined],
  ])('make %s a %s', (name, form) => {
    expect(organizationOf(noticeOrganizationId(name)).form).toBe(form)
  })

  it('give the Party school both of its official names', () => {
    const { names } = organizationOf(noticeOrganizationId('省科协党校'))
    expect(names.filter(({ kind }) => kind === 'official').map(({ text }) => text)).toEqual([
      '中国共产党广东省科学技术协会党校',
      '广东省科学技术协会科技人才学院',
    ])
  })

  it('keep a session of which nothing but the number is known', () => {
    const sessions = demo.sessions.filter(({ organizationId }) => organizationId === noticeOrganizationId('北京市科协'))
    expect(sessions).toMatchObject([{ number: 10, label: '十届' }])
    expect(sessions[0]).not.toHaveProperty('start')
  })

  it('state six agreements with their standing, and every activity', () => {
    const agreements = demo.relations.filter(({ kind }) => kind === 'agreement-with')
    expect(agreements.map(({ status }) => status)).toEqual([
      'signed',
      'signed',
      'signed',
      'in-talks',
      'planned',
      'planned',
    ])
    expect(agreements.map(({ start }) => start)).toEqual([
      '2023-10-09',
      '2023-10-09',
      '2023-10-11',
      undefined,
      undefined,
      undefined,
    ])
    expect(demo.activities.filter(({ provenance }) => provenance.source?.kind === 'notice').length).toBe(73)
  })

  it('report a round of the young-talent programme, of which they print totals only', () => {
    const printed = demo.cohorts.filter(({ provenance }) => provenance.source?.kind === 'notice')
    expect(printed).toMatchObject([
      {
        organizerId: noticeOrganizationId('北京市科协'),
        ...{ programme: 'young-talent-lift', cohort: '2024-2026', years: 3, places: 440, status: 'decided' },
        provenance: { source: { phrase: '匹配托举名额440个', line: 161 } },
      },
    ])
    expect(demo.quotas.filter(({ provenance }) => provenance.source?.kind !== 'generated')).toEqual([])
  })
})
