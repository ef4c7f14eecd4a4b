import { expect, test } from 'vitest'
import { roleClasses } from '../../../shared/vocabulary/role-classes.ts'

test.each([
  ['理事长', 'chair'],
  ['会长', 'chair'],
  ['主席', 'chair'],
  ['常务副主席', 'executive-vice-chair'],
  ['常务副理事长', 'executive-vice-chair'],
  ['副理事长', 'vice-chair'],
  ['副主席', 'vice-chair'],
  ['副会长', 'vice-chair'],
  ['秘书长', 'secretary-general'],
  ['副秘书长', 'deputy-secretary-general'],
  ['常务理事', 'standing-council-member'],
  ['常委', 'standing-council-member'],
  ['理事', 'council-member'],
  ['监事长', 'supervisor-chair'],
  ['监事', 'supervisor'],
  ['党组书记', 'party-secretary'],
  ['党委书记', 'party-secretary'],
  ['党组成员', 'party-group-member'],
  ['校长（院长）', 'head'],
  ['校 长（院 长）', 'head'],
  ['校长(院长)', 'head'],
  ['副校长（副院长）', 'deputy-head'],
  ['委员', 'committee-member'],
  ['副区长', 'government-official'],
  ['联系人', 'contact'],
])('the title %s is of the class %s', (title, code) => {
  expect(roleClasses.find(title).map((entry) => entry.code)).toEqual([code])
})

test('主任 is of an office or of a body, and the title alone does not say which', () => {
  expect(roleClasses.find('主任').map((entry) => entry.code)).toEqual(['head', 'committee-chair'])
  expect(roleClasses.find('副主任').map((entry) => entry.code)).toEqual(['deputy-head', 'committee-vice-chair'])
})

test('responsible officers of a society are its chairs, secretary-general and legal representative; of an institution its head', () => {
  const responsible = roleClasses.entries().filter((entry) => entry.responsible)
  expect(responsible.map((entry) => entry.code)).toEqual([
    'chair',
    'executive-vice-chair',
    'vice-chair',
    'secretary-general',
    'legal-representative',
    'head',
  ])
})

test('a class taken from a notice carries document, line and words', () => {
  expect(roleClasses.get('chair')?.source).toBe('粤科协组〔2020〕10号 第71行：186个省级学会理事长')
})
