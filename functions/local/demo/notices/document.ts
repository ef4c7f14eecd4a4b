import type { PartialDate } from '../../../../shared/domain/dates.ts'
import type { Provenance } from '../../../../shared/domain/provenance.ts'
import { derived, printed } from '../origins.ts'

/** The four notices: what to cite, and when each says what it says. S3 prints no year; 2023 follows from the title of an event in it. */
const documents = new Map<string, { readonly ref: string; readonly on: PartialDate; readonly year: string }>([
  ['S1', { ref: '粤科协组〔2020〕10号', on: '2020', year: '2020' }],
  [
    'S2',
    {
      ref: '中国科协关于深入学习宣传贯彻党的二十大精神的实施方案（湖北省科学技术协会转发）',
      on: '2023-03-03',
      year: '2023',
    },
  ],
  ['S3', { ref: '北京市科协【科技交流】', on: '2023-10', year: '2023' }],
  ['S4', { ref: '科协社团党发〔2022〕41号', on: '2022-10-17', year: '2022' }],
])

/** Where a row stands in a notice. */
export type Cited = { readonly doc: string; readonly line: string; readonly phrase: string }

function documentOf(doc: string) {
  const document = documents.get(doc)
  if (document === undefined) throw new RangeError(`no notice ${doc}`)
  return document
}

/** The date of a row: a printed day of the month in the year of the notice, else the date of the notice itself (近日, 十届). */
export function dateOf(doc: string, asPrinted: string): PartialDate {
  const { on, year } = documentOf(doc)
  const [, month, day] = /(\d+)月(\d+)日/.exec(asPrinted) ?? []
  return month === undefined || day === undefined ? on : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** Provenance of a fact printed in a notice. */
export function printedIn({ doc, line, phrase }: Cited, asPrinted = ''): Provenance {
  return printed({
    ref: documentOf(doc).ref,
    phrase: onOneLine(phrase),
    line: Number(line),
    on: dateOf(doc, asPrinted),
  })
}

/** Cells of a printed table are parted by tabs. */
function onOneLine(phrase: string): string {
  return phrase.replaceAll('\t', ' ')
}

/** Provenance of a fact that follows from a rule which a notice prints. */
export function followsFrom({ doc, phrase }: Cited): Provenance {
  const { ref, on } = documentOf(doc)
  return derived(ref, { phrase, on })
}
