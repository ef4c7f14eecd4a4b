import type { Cell } from '../../../spreadsheet/workbook.ts'
import { professionalTitles, rankLevels } from '../../../vocabulary/professional-titles.ts'
import { quoted, saysNothing } from './cell-text.ts'
import { codeOf, tellLeft, wordsOf } from './codes.ts'
import type { CellRemarks } from './row-remarks.ts'

/**
 * The highest professional title of a cell (教授、博导 → 教授). Where a name stands for two (研究员), the disciplines decide between natural
 * and social science; where they are not known it is read as natural science, the field of these associations, and that is told:
 * the rank is the same. What is not taken over is told of.
 */
export function readProfessionalTitle(
  cell: Cell,
  remarks: CellRemarks,
  disciplines: readonly string[] | undefined,
): string | undefined {
  if (saysNothing(cell.text)) return undefined
  const words = wordsOf(cell.text).map((word) => ({ word, ...titleOf(word, disciplines) }))
  tellLeft(
    words.flatMap((each) => ('fault' in each ? [each] : [])),
    remarks,
    'professional-title-unknown',
  )
  for (const { word, ...read } of words) if ('assumed' in read && read.assumed) tellAssumed(word, remarks)
  const found = words.flatMap((each) => ('code' in each ? [each.code] : []))
  const rank = (code: string) => {
    const level = professionalTitles.get(code)?.rankLevel
    return level === undefined ? rankLevels.length : rankLevels.indexOf(level)
  }
  return found.toSorted((a, b) => rank(a) - rank(b))[0]
}

function tellAssumed(word: string, remarks: CellRemarks): void {
  remarks.warning(
    'professional-title-assumed',
    `${quoted(word)}按自然科学系列读取；如属社会科学，请写成“${word}（社会科学）”。`,
    `${quoted(word)} is read as the title of the natural sciences; for the social sciences write “${word}（社会科学）”.`,
  )
}

type TitleRead = ReturnType<typeof codeOf> & { readonly assumed?: boolean }

function titleOf(word: string, disciplines: readonly string[] | undefined): TitleRead {
  // 教授（三级）, 二级教授: the grade within the title is not part of its name.
  const bare = word.replace(/[（(][一二三四1-4]级[）)]$/, '').replace(/^[一二三四]级(?=教授|研究员)/, '')
  const field = fieldOf(disciplines)
  const tries = [...(field === undefined ? [] : [`${bare}（${field}）`]), bare]
  const read = tries.map((each) => codeOf(professionalTitles, each)).find((each) => 'code' in each)
  if (read !== undefined) return read
  const natural = disciplines === undefined ? codeOf(professionalTitles, `${bare}（自然科学）`) : undefined
  return natural !== undefined && 'code' in natural ? { ...natural, assumed: true } : codeOf(professionalTitles, word)
}

/** Whether disciplines (GB/T 13745) are all of natural science, engineering, medicine and agriculture (below 700), or all above. */
function fieldOf(disciplines: readonly string[] | undefined): string | undefined {
  if (disciplines === undefined || disciplines.length === 0) return undefined
  const social = disciplines.map((code) => Number(code.slice(0, 3)) >= 710)
  if (social.every((each) => each)) return '社会科学'
  return social.some((each) => each) ? undefined : '自然科学'
}
