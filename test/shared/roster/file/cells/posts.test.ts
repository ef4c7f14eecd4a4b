import { describe, expect, it } from 'vitest'
import { readNature } from '../../../../../shared/roster/file/cells/natures.ts'
import { readPosts } from '../../../../../shared/roster/file/cells/posts.ts'
import { hanNumber, readSession } from '../../../../../shared/roster/file/cells/sessions.ts'
import { numberOf, readCell } from '../../../../support/remarks.ts'

describe('posts', () => {
  it.each([
    ['副主席、秘书长', ['副主席', '秘书长'], undefined],
    ['副主席，秘书长;委员/常委\n监事', ['副主席', '秘书长', '委员', '常委', '监事'], undefined],
    ['常务副主席（兼）', ['常务副主席'], 'part-time'],
    ['副主席(挂职)', ['副主席'], 'seconded'],
    ['副主席（专职）', ['副主席'], 'full-time'],
    ['主席（名誉）', ['主席'], 'honorary'],
    ['副主席（党组成员、兼职）', ['副主席（党组成员、兼职）'], undefined],
    ['副主席兼秘书长', ['副主席', '秘书长'], undefined],
    ['兼职副主席', ['兼职副主席'], undefined],
    ['拟任副主席', ['副主席'], undefined],
    ['副主席（拟任）', ['副主席'], undefined],
    ['副 主 席', ['副主席'], undefined],
    ['副主席、副主席', ['副主席'], undefined],
    ['—', [], undefined],
  ])('%s are %j', (text, posts, nature) => {
    const { value, told } = readCell(readPosts, text)
    expect([value.posts, value.nature, told]).toEqual([posts, nature, []])
  })

  it('in two natures want two rows', () => {
    for (const text of ['副主席（兼职）、秘书长（专职）', '副主席（兼职）、秘书长'])
      expect(readCell(readPosts, text).told).toEqual(['!nature-several'])
  })

  it('are no number, and at most twenty', () => {
    expect(readCell(readPosts, numberOf(3)).told).toEqual(['!post-form'])
    expect(readCell(readPosts, Array.from({ length: 21 }, (_, n) => `职务${n}`).join('、')).told).toEqual([
      '!post-form',
    ])
  })
})

it.each([
  ['第十届', 10],
  ['十届', 10],
  ['10', 10],
  ['第10届理事会', 10],
  ['第八届理事会', 8],
  ['市科协第二十一届委员会', 21],
  ['第一百零三届', 103],
  ['第十届（2021-2026）', 10],
])('the session %s is number %i', (text, number) => {
  expect(readCell(readSession, text)).toMatchObject({ value: number, told: [] })
})

it.each(['本届', '第十届副主席', '第十百届', '十十', '0', '第300届', '2021-2026'])(
  'the session %s is told of',
  (text) => {
    expect(readCell(readSession, text)).toMatchObject({ value: undefined, told: ['!session-form'] })
  },
)

it('numbers in Han characters are read as they are said', () => {
  const said = ['一', '九', '十', '十一', '二十', '九十九', '一百', '一百零五', '百二十', '一百九十九']
  expect(said.map(hanNumber)).toEqual([1, 9, 10, 11, 20, 99, 100, 105, 120, 199])
})

it.each([
  ['兼职', 'part-time'],
  ['兼', 'part-time'],
  ['专', 'full-time'],
  ['挂职', 'seconded'],
  ['当然委员', undefined],
])('the nature %s is %s', (text, nature) => {
  const read = readCell(readNature, text)
  expect([read.value, read.told]).toEqual([nature, nature === undefined ? ['!nature-unknown'] : []])
})
