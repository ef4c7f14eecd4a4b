import { numberOf } from './identity-numbers.ts'

/** An identity number that nobody else has. */
export const hiddenNumber = numberOf('1971-09-30', 8)

/** Somebody of whom everything is known, each hidden fact by a value that stands nowhere else. */
export const hiddenPerson = {
  names: [{ text: '甄隐', kind: 'official' }],
  birth: '1971-09-30',
  gender: '2',
  ethnicity: '11',
  nationality: 'FR',
  nativePlace: '430000',
  languages: ['fr'],
  educations: [{ institution: '隐藏学院' }],
  politicalAffiliation: '05',
  cadre: { rank: 'ministerial' },
  identifiers: [{ scheme: 'internal', value: '隐号007' }],
  contacts: [{ kind: 'phone', value: '13811112222' }],
  note: '隐私备注',
  workplace: { country: 'CN', region: '440305' },
  employments: [{ organization: '公开大学', title: '教授' }],
  disciplines: ['110'],
  identityNumber: hiddenNumber,
}

/** Names of the fields that hold what is not public. */
const fields = [
  'birth',
  'birthYear',
  'gender',
  'ethnicity',
  'nationality',
  'nativePlace',
  'languages',
  'educations',
  'politicalAffiliation',
  'cadre',
  'cadreRank',
  'identifiers',
  'contacts',
  'note',
  'identity',
  'hasIdentity',
  'death',
] as const

const texts = ['1971', '隐藏学院', '隐号007', '隐私备注', '13811112222', hiddenNumber, hiddenNumber.slice(0, 17)]

/** Where in an answer anything stands that is not public: fields that say something, and texts. */
export function hiddenIn(answer: unknown, path = ''): string[] {
  if (typeof answer === 'string') return texts.some((text) => answer.includes(text)) ? [path] : []
  if (typeof answer === 'number') return answer === 1971 ? [path] : []
  if (typeof answer !== 'object' || answer === null) return []
  return Object.entries(answer).flatMap(([key, value]) => {
    const says = value !== null && value !== false && !(Array.isArray(value) && value.length === 0)
    const own = says && fields.some((field) => field === key) ? [`${path}.${key}`] : []
    return [...own, ...hiddenIn(value, `${path}.${key}`)]
  })
}
