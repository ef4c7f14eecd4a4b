import type { Bilingual } from '../../../../shared/errors.ts'
import { type Cell, told } from './cell.ts'

const matters: ReadonlyMap<string, Bilingual> = new Map(
  Object.entries({
    age: { zh: '年龄', en: 'age' },
    'age-in-term': { zh: '任期内年龄', en: 'age within the term' },
    terms: { zh: '任期届数', en: 'number of terms' },
    'term-length': { zh: '任期长短', en: 'length of the term' },
    concurrent: { zh: '兼职数目', en: 'posts held at once' },
    incompatible: { zh: '不得兼任的职务', en: 'posts that exclude each other' },
    'legal-representative': { zh: '法定代表人', en: 'legal representative' },
    'mid-term-change': { zh: '届中调整', en: 'change within a term' },
    'political-rights': { zh: '政治权利', en: 'political rights' },
    'civil-capacity': { zh: '民事行为能力', en: 'civil capacity' },
    'civil-servant': { zh: '公务员兼职', en: 'civil servant in a society' },
    'civil-servant-posts': { zh: '公务员兼职数目', en: 'posts of a civil servant' },
    'serving-cadre': { zh: '在职领导干部兼职', en: 'serving cadre in a society' },
    'serving-cadre-posts': { zh: '在职领导干部兼职数目', en: 'posts of a serving cadre' },
    'retired-cadre': { zh: '退（离）休领导干部兼职', en: 'retired cadre in a society' },
    'retired-cadre-posts': { zh: '退（离）休领导干部兼职数目', en: 'posts of a retired cadre' },
    'retired-cadre-terms': { zh: '退（离）休领导干部任届', en: 'terms of a retired cadre' },
    'retired-cadre-age': { zh: '退（离）休领导干部年龄', en: 'age of a retired cadre' },
    'retired-cadre-legal-representative': {
      zh: '退（离）休领导干部任法定代表人',
      en: 'retired cadre as legal representative',
    },
  }),
)

/** What a ruling is about: the matters of the rules that come with the product by their names, one of a user's own rules as it is called there. */
export function matterCell(matter: string): Cell {
  return told(
    matters.get(matter) ?? { zh: '本地规则事项', en: 'matter of a rule of the place' },
    matters.has(matter) ? undefined : matter,
  )
}
