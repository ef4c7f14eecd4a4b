import { expect, test } from 'vitest'
import { fileName } from '../../../shared/http/upload.ts'

test.each([
  ['attachment; filename="a.xlsx"', 'a.xlsx'],
  ['attachment; filename=a.xlsx', 'a.xlsx'],
  ['attachment; filename="x.csv"; filename*=UTF-8\'\'%E5%90%8D%E5%8D%95.csv', '名单.csv'],
  [`attachment; filename="${Buffer.from('名单.csv').toString('latin1')}"`, '名单.csv'],
  ['attachment; filename="C:\\\\Users\\\\li\\\\名单.csv"', '名单.csv'],
  ['attachment; filename="../../etc/passwd"', 'passwd'],
  ['attachment; filename="a\u0001b.csv"', 'ab.csv'],
  [`attachment; filename="${'长'.repeat(300)}"`, '长'.repeat(200)],
  ["attachment; filename*=UTF-8''%E5%90", undefined],
  ['attachment', undefined],
  ['attachment; filename=""', undefined],
  [undefined, undefined],
])('the name in %s is %s', (header, name) => {
  expect(fileName(header)).toBe(name)
})
