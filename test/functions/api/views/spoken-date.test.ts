import { describe, expect, test } from 'vitest'
import { momentCell, periodCell, spokenDate } from '../../../../functions/api/views/disclosure/spoken-date.ts'

describe('dates in Chinese', () => {
  test.each([
    ['2026-11-02', '2026年11月2日'],
    ['2026-11', '2026年11月'],
    ['2026', '2026年'],
  ])('%s is %s', (date, words) => {
    expect(spokenDate(date)).toBe(words)
  })

  test('a moment is told in Beijing time to the minute, on the day that it is there', () => {
    expect(momentCell('2026-12-31T16:05:59.999Z')).toEqual([{ zh: '2027年1月1日 00:05', id: undefined }])
    expect(momentCell('2026-11-22T09:50:58.427Z')).toMatchObject([{ zh: '2026年11月22日 17:50' }])
    expect(momentCell(undefined)).toEqual([])
  })

  test('a stretch is told by the ends that are known', () => {
    const told = (start?: string, end?: string) => periodCell({ start, end }).map(({ zh }) => zh)
    expect(told('2020', '2023-06')).toEqual(['2020年—2023年6月'])
    expect(told('2020')).toEqual(['2020年起'])
    expect(told(undefined, '2023')).toEqual(['至2023年'])
    expect(told()).toEqual([])
  })
})
