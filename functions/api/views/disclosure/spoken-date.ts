import { dayOf, type PartialDate, type Period } from '../../../../shared/domain/dates.ts'
import { type Cell, said, told } from './cell.ts'

/** A date as it is written in Chinese, as far as it is known: 2026年11月22日, 2026年11月, 2026年. */
export function spokenDate(date: PartialDate): string {
  const [year = '', month, day] = date.split('-').map(Number)
  return `${year}年${month === undefined ? '' : `${month}月`}${day === undefined ? '' : `${day}日`}`
}

/** A date in a cell. */
export function dateCell(date: PartialDate | undefined): Cell {
  return date === undefined ? [] : said(spokenDate(date))
}

/** A moment (ISO 8601) in China's civil time to the minute, in a cell: 2026年11月22日 17:50. */
export function momentCell(at: string | undefined): Cell {
  if (at === undefined) return []
  const instant = new Date(at)
  const clock = new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
  return said(`${spokenDate(dayOf(instant))} ${clock}`)
}

/** A stretch of time in a cell, as far as its ends are known. */
export function periodCell({ start, end }: Period): Cell {
  if (start === undefined && end === undefined) return []
  if (end === undefined) return told({ zh: `${spokenDate(start ?? '')}起`, en: 'since' })
  return start === undefined
    ? told({ zh: `至${spokenDate(end)}`, en: 'until' })
    : said(`${spokenDate(start)}—${spokenDate(end)}`)
}
