import type { DisclosureView } from '../disclosure-view.ts'
import { type Cell, called, inOne, said, told } from './cell.ts'
import { dateCell, momentCell } from './spoken-date.ts'
import { actorLabels, sourceLabels } from './word-labels.ts'

/** Where something comes from, and when it was last confirmed: the last two cells of a row. */
export function sourceCells(source: DisclosureView['facts'][number]['source']): readonly [Cell, Cell] {
  if (source === undefined) return [[], []]
  const { kind, ref, phrase, line, on, by, confirmedAt } = source
  const entered = called('录入', 'entered by', told(actorLabels[by]))
  const words = [
    ...told(kind && sourceLabels[kind]),
    ...inOne(refCell(ref), line === undefined ? [] : told({ zh: `第${line}行`, en: `line ${line}` })),
    ...called('原文', 'in its words', said(phrase)),
    ...called('来源日期', 'of', dateCell(on)),
  ]
  return [[...words, ...entered], momentCell(confirmedAt)]
}

/** An imported file names its import first, whose id stands beside. */
function refCell(ref: string | undefined): Cell {
  const [, id, name] = /^(imp_[0-9a-z]+) (.+)$/s.exec(ref ?? '') ?? []
  return name === undefined ? said(ref) : said(name, id)
}

/** Heads of the two. */
export const sourceHeads = [
  { zh: '来源', en: 'Source' },
  { zh: '最近确认（北京时间）', en: 'Last confirmed (UTC+8)' },
] as const
