import type { Bilingual } from '../../../errors.ts'
import type { Cell } from '../../../spreadsheet/workbook.ts'
import { degrees } from '../../../vocabulary/degrees.ts'
import { disciplines } from '../../../vocabulary/disciplines.ts'
import { educationLevels } from '../../../vocabulary/education-levels.ts'
import { ethnicGroups } from '../../../vocabulary/ethnic-groups.ts'
import { genders } from '../../../vocabulary/genders.ts'
import { politicalAffiliations } from '../../../vocabulary/political-affiliations.ts'
import { unknownCode } from '../../../vocabulary/resolve-code.ts'
import type { Vocabulary } from '../../../vocabulary/vocabulary.ts'
import { plainWidth, quoted, saysNothing } from './cell-text.ts'
import type { CellRemarks } from './row-remarks.ts'

/**
 * The code that a text is or names, or the sentence on why it does not: an ambiguous name with its candidates. For an unknown
 * one no near entries are looked up: they cost milliseconds, and a column of free text has 20,000 of them.
 */
export function codeOf(list: Vocabulary, text: string): { readonly code: string } | { readonly fault: Bilingual } {
  const [first, second] = list.get(text) === undefined ? list.find(text) : []
  if (list.get(text) !== undefined) return { code: text }
  if (first !== undefined && second === undefined) return { code: first.code }
  if (first !== undefined) return { fault: unknownCode(list, text).detail }
  return {
    fault: {
      zh: `${quoted(text)}不是《${list.name.zh}》中的代码或名称，请查阅 /v1/vocabularies/${list.id}。`,
      en: `${quoted(text)} is no code or name of ${list.name.en}; see /v1/vocabularies/${list.id}.`,
    },
  }
}

/** The words of a cell that may be codes or names. */
export function wordsOf(text: string): readonly string[] {
  return plainWidth(text)
    .split(/[、，,;；/\n]+/)
    .map((word) => word.replace(/\s+/g, ' ').trim())
    .filter((word) => word !== '')
}

/** Gender by name, code or initial. */
export function readGender(cell: Cell, remarks: CellRemarks): '1' | '2' | undefined {
  if (saysNothing(cell.text)) return undefined
  const text = plainWidth(cell.text)
    .replace(/\s+/g, '')
    .replace(/^(男|女)(?:士|生|同志)$/, '$1')
  if (/^(?:m|f)$/i.test(text)) return /m/i.test(text) ? '1' : '2'
  const [entry] = genders.find(text)
  if (entry?.code === '1' || entry?.code === '2') return entry.code
  if (entry !== undefined) return undefined
  return remarks.problem(
    'gender-unknown',
    `${quoted(cell.text)}不是性别。请写男或女，不清楚就留空。`,
    `${quoted(cell.text)} is no gender. Write 男 or 女, or leave it blank.`,
  )
}

/** Ethnic group by name, with or without 族, or code. */
export function readEthnicity(cell: Cell, remarks: CellRemarks): string | undefined {
  if (saysNothing(cell.text)) return undefined
  const read = codeOf(
    ethnicGroups,
    plainWidth(cell.text)
      .replace(/\s+/g, '')
      .padStart(cell.kind === 'number' ? 2 : 0, '0'),
  )
  if ('code' in read) return read.code
  return remarks.problem('ethnicity-unknown', read.fault.zh, read.fault.en)
}

/** Political affiliation; the first that is known where there are several. What is not known is told of and left. */
export function readPolitical(cell: Cell, remarks: CellRemarks): string | undefined {
  return saysNothing(cell.text) ? undefined : readWords(politicalAffiliations, cell, remarks, 'political-unknown')[0]
}

/** Up to ten disciplines by code or name; what is not known is told of and left. */
export function readDisciplines(cell: Cell, remarks: CellRemarks): readonly string[] | undefined {
  if (saysNothing(cell.text)) return undefined
  const codes = readWords(disciplines, cell, remarks, 'discipline-unknown')
  if (codes.length > 10)
    remarks.warning(
      'disciplines-many',
      `学科有 ${codes.length} 个，最多记 10 个，其余没有采用。请只留最主要的。`,
      `There are ${codes.length} disciplines; ten are kept and the others not taken over. Leave only the main ones.`,
    )
  return codes.length === 0 ? undefined : codes.slice(0, 10)
}

function readWords(list: Vocabulary, cell: Cell, remarks: CellRemarks, code: string): readonly string[] {
  const words = wordsOf(cell.text).map((word) => ({ word, ...codeOf(list, word) }))
  const left = words.flatMap((each) => ('fault' in each ? [each] : []))
  tellLeft(left, remarks, code)
  return [...new Set(words.flatMap((each) => ('code' in each ? [each.code] : [])))]
}

/** Tells, in one warning, of the words of a cell that are not taken over, and why the first of them is not. */
export function tellLeft(
  left: readonly { word: string; fault: Bilingual }[],
  remarks: CellRemarks,
  code: string,
): void {
  const [first] = left
  if (first === undefined) return
  const words = left.slice(0, 8).map(({ word }) => quoted(word))
  const more = left.length > words.length
  remarks.warning(
    code,
    `没有采用：${words.join('、')}${more ? ' 等' : ''}。${first.fault.zh}`,
    `Not taken over: ${words.join(', ')}${more ? ' and more' : ''}. ${first.fault.en}`,
  )
}

/** The highest degree of a cell; what is only a level of education (本科, 大专) is told of and left. */
export function readDegree(cell: Cell, remarks: CellRemarks): string | undefined {
  if (saysNothing(cell.text)) return undefined
  const words = plainWidth(cell.text)
    .split(/[、，,;；/\s()（）]+/)
    .filter((word) => word !== '')
  const codes = words.flatMap((word) => degrees.get(word)?.code ?? degrees.find(degreeWord(word))[0]?.code ?? [])
  // Doctor, master, bachelor; an honorary doctorate, 1, only where there is nothing else.
  const degree = ['2', '3', '4', '1'].find((each) => codes.includes(each))
  if (degree !== undefined) return degree
  const level = words.every(
    (word) => educationLevels.find(word).length > 0 || /^(?:大学|研究生|专科|高中|中技|在职|全日制)/.test(word),
  )
  return level
    ? remarks.warning(
        'degree-is-education',
        `${quoted(cell.text)}是学历，没有写学位，没有采用。如有学位请写学士、硕士或博士。`,
        `${quoted(cell.text)} is a level of education without a degree; it is not taken over. Write 学士, 硕士 or 博士 if there is one.`,
      )
    : remarks.warning(
        'degree-unknown',
        `${quoted(cell.text)}不是已知的学位，没有采用。请写学士、硕士或博士。`,
        `${quoted(cell.text)} is no degree that is known; it is not taken over. Write 学士, 硕士 or 博士.`,
      )
}

/** The degree in a longer word: 工学博士, 在职硕士研究生, 博士学位. */
function degreeWord(word: string): string {
  return /(?:名誉博士|博士|硕士|学士)(?=(?:研究生)?(?:学位|毕业|学历)*$)/.exec(word)?.[0] ?? word
}
