import type { Truth } from '../../../domain/truth.ts'
import type { Vocabulary } from '../../../vocabulary/vocabulary.ts'
import { verdict } from '../../verdict.ts'
import { type Bound, exactly, isNo } from '../bound.ts'
import { type ListRange, listsBelow, listsBetween, oneList } from '../list.ts'
import type { Scan } from '../plan.ts'
import { some } from './person-lists.ts'
import { missing } from './place-lists.ts'

/** The codes of a vocabulary in the order of sort keys. */
const sortedCodes = new WeakMap<Vocabulary, readonly string[]>()

function codesOf(list: Vocabulary): readonly string[] {
  const known =
    sortedCodes.get(list) ??
    list
      .entries()
      .map(({ code }) => code)
      .sort()
  sortedCodes.set(list, known)
  return known
}

/** Ranges over the codes of `list` that may satisfy something, codes that follow each other read as one; `partitionOf` says where a code lies. */
export function codeRanges(
  list: Vocabulary,
  partitionOf: (code: string) => string,
  wanted: (code: string) => boolean,
): ListRange[] {
  const ranges: { partition: string; codes: string[] }[] = []
  let adjoins = false
  for (const code of codesOf(list)) {
    const partition = partitionOf(code)
    const last = ranges.at(-1)
    if (!wanted(code)) adjoins = false
    else if (adjoins && last?.partition === partition) last.codes.push(code)
    else {
      ranges.push({ partition, codes: [code] })
      adjoins = true
    }
  }
  return ranges.map(({ partition, codes }) => listsBetween(partition, codes[0] ?? '', codes.at(-1) ?? '', codes))
}

/** A family with one list a code: `outside` is the code of whoever is in no list; `rest` are codes outside the vocabulary that may matter too. */
export function codeScan(options: {
  readonly partition: string
  readonly list: Vocabulary
  readonly judge: (code: string | undefined) => Truth
  /** Undefined where whoever has no value is listed under `missing`. */
  readonly outside?: string
  /** Codes such that whoever has any value is listed under one of them; whoever is in no list has none. */
  readonly any?: readonly string[]
}): Scan {
  const { partition, list } = options
  const judge = (code: string): Bound => {
    if (code === some) return exactly('no')
    return exactly(options.judge(code === missing ? undefined : code))
  }
  const outside = exactly(
    options.any ? options.judge(undefined) : options.outside === undefined ? 'no' : options.judge(options.outside),
  )
  const whole = [listsBelow(partition)]
  const every = [{ ...listsBelow(partition), codes: [...codesOf(list), missing] }]
  if (!isNo(outside) && !options.any) return { kind: 'scan', ways: [every], judge, outside }
  const sure = codeRanges(
    list,
    () => partition,
    (code) => judge(code).hi === verdict.yes,
  )
  const few = codeRanges(
    list,
    () => partition,
    (code) => !isNo(judge(code)),
  )
  const extra = options.any?.filter((code) => isNo(judge(code))) ?? [missing]
  return {
    kind: 'scan',
    ways: [[...few, ...extra.map((code) => oneList(partition, code))], whole],
    sure: [sure, whole],
    judge,
    outside,
  }
}
