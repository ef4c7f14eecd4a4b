import type { PartialDate } from '../../../domain/dates.ts'
import { disciplines } from '../../../vocabulary/disciplines.ts'
import type { Facts, SingleFacts } from '../../columns/facts.ts'
import { rankOf } from '../../leaves/person-leaves.ts'
import { type ListId, listId } from '../list.ts'
import { coreList } from './core-lists.ts'
import { missing, nativePlaceLists, workplaceLists } from './place-lists.ts'
import { wholeList } from './whole-lists.ts'

/** Stands for "has a value of this kind", where most people have none; for languages, "and not the usual one". */
export const some = '+'

/** The language of most who have one on record: together with `some`, all of these. */
export const usualLanguage = 'en'

/** Values so common that nobody is listed under them: whoever is in no list of the family has this one. */
export const common = { gender: '1', nationality: 'CN', ethnicity: '01' } as const

/** The lists of everything that a person has one of at most, and of the codes that they may have several of. */
export function personLists({ single, ...facts }: Facts): ListId[] {
  const rank = rankOf(single.professionalTitle)
  return [
    coreList('everybody'),
    ...(single.generated ? [listId('z', 'generated')] : []),
    ...birthLists(single.birth),
    ...unlessCommon('g', single.gender, common.gender),
    ...unlessCommon('i', single.nationality, common.nationality),
    ...unlessCommon('j', single.ethnicity, common.ethnicity),
    ...workplaceLists(single.workplace),
    ...nativePlaceLists(single.nativePlace),
    listId('t', single.professionalTitle ?? missing),
    rank === undefined ? coreList('titleRank') : listId('k', rank),
    listId('q', single.politicalAffiliation ?? missing),
    ...cadreLists(single.cadre),
    ...disciplineLists(facts.disciplines),
    ...several('l', facts.languages, usualLanguage),
    ...several('a', facts.talentCategories),
  ]
}

/** Years of birth are also listed by decades, and by quarters for ages that begin within a year. */
export const yearsTogether = 10

function birthLists(birth: PartialDate | undefined): ListId[] {
  if (birth === undefined) return [coreList('birth')]
  const year = birth.slice(0, 4)
  const first = Number(year) - (Number(year) % yearsTogether)
  return [listId('y', year), listId('Y', String(first)), listId('b', birthCode(birth))]
}

/** A birth to the quarter, `1970q1`; to the year where no more is known. */
function birthCode(birth: PartialDate): string {
  if (birth.length === 4) return birth
  return `${birth.slice(0, 4)}q${Math.ceil(Number(birth.slice(5, 7)) / 3)}`
}

function unlessCommon(partition: string, code: string | undefined, usual: string): ListId[] {
  return code === usual ? [] : [listId(partition, code ?? missing)]
}

function cadreLists(cadre: SingleFacts['cadre']): ListId[] {
  if (cadre === undefined) return []
  const serving = cadre.serving === undefined ? missing : Number(cadre.serving)
  return [listId('s', `${cadre.rank}.${serving}`), listId('s', some)]
}

/** Disciplines lie by those of the first level. */
export function disciplinePartition(family: string, code: string): string {
  return `${family}/${code.slice(0, 3)}`
}

function disciplineLists(codes: readonly string[]): ListId[] {
  if (codes.length === 0) return [coreList('disciplines')]
  return codes.flatMap((code) => [listId(disciplinePartition('d', code), code), wholeList('D', disciplines, code)])
}

function several(partition: string, codes: readonly string[], usual?: string): ListId[] {
  const any = codes.length === 0 || codes.some((code) => code === usual) ? [] : [some]
  return [...codes, ...any].map((code) => listId(partition, code))
}
