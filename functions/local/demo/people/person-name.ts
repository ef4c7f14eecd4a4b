import type { PersonName } from '../../../../shared/domain/names.ts'
import type { Random } from '../random.ts'
import { givenNames, type NameGender, type Syllable } from './given-names.ts'
import { cantoneseSurnames, type Surname, surnames } from './surnames.ts'

/** A made-up name: as it is written, and its letters where they are known. */
export type MadeName = {
  readonly han: string
  readonly letters: { readonly surname: string; readonly given: string } | undefined
}

/** Names that several people bear on purpose: a name alone never identifies a person. */
const shared: Record<NameGender, readonly (readonly [Surname, readonly Syllable[]])[]> = {
  male: [
    [
      { han: '陈', pinyin: 'Chen' },
      [
        { han: '志', pinyin: 'zhi' },
        { han: '明', pinyin: 'ming' },
      ],
    ],
    [
      { han: '李', pinyin: 'Li' },
      [
        { han: '建', pinyin: 'jian' },
        { han: '华', pinyin: 'hua' },
      ],
    ],
    [{ han: '黄', pinyin: 'Huang' }, [{ han: '伟', pinyin: 'wei' }]],
    [
      { han: '张', pinyin: 'Zhang' },
      [
        { han: '晓', pinyin: 'xiao' },
        { han: '东', pinyin: 'dong' },
      ],
    ],
    [
      { han: '单', pinyin: 'Shan' },
      [
        { han: '志', pinyin: 'zhi' },
        { han: '平', pinyin: 'ping' },
      ],
    ],
  ],
  female: [
    [{ han: '张', pinyin: 'Zhang' }, [{ han: '静', pinyin: 'jing' }]],
    [
      { han: '林', pinyin: 'Lin' },
      [
        { han: '晓', pinyin: 'xiao' },
        { han: '燕', pinyin: 'yan' },
      ],
    ],
    [{ han: '李', pinyin: 'Li' }, [{ han: '敏', pinyin: 'min' }]],
  ],
}

const uyghur = {
  male: ['艾力', '买合木提', '阿迪力', '吐尔逊', '库尔班', '艾尔肯'],
  female: ['古丽娜尔', '热依汗', '阿依古丽', '迪丽努尔', '阿孜古丽'],
  father: ['吾买尔', '阿不都热依木', '克力木', '沙吾提', '依明', '托合提'],
} as const

/** The name of a Han person from `province`, born in `year`. */
export function makeName(random: Random, gender: NameGender, year: number, province: string): MadeName {
  if (random.chance(0.012)) return written(...random.pick(shared[gender]))
  const surname = random.weighted(province === '440000' ? cantoneseSurnames : surnames)
  const { first, second, single, rare } = givenNames(gender, year)
  if (random.chance(0.01)) return written(surname, [random.pick(first), random.pick(rare)])
  if (random.chance(0.15)) return written(surname, [random.pick(single)])
  const one = random.pick(first)
  return written(surname, [one, random.pick(second.filter((other) => other.han !== one.han))])
}

/** A Uyghur name: given name and father's name with the dot between them. */
export function makeUyghurName(random: Random, gender: NameGender): MadeName {
  return { han: `${random.pick(uyghur[gender])}·${random.pick(uyghur.father)}`, letters: undefined }
}

function written(surname: Surname, given: readonly Syllable[]): MadeName {
  const letters = given.map(({ pinyin }) => pinyin).join('')
  return {
    han: surname.han + given.map(({ han }) => han).join(''),
    letters: { surname: surname.pinyin, given: letters.charAt(0).toUpperCase() + letters.slice(1) },
  }
}

/** The names as they are kept; `abroad` adds the English order of those who live or studied abroad. */
export function namesOf({ han, letters }: MadeName, abroad: boolean): PersonName[] {
  const official: PersonName = { text: han, kind: 'official' }
  if (letters === undefined || !abroad) return [official]
  const { surname, given } = letters
  return [
    official,
    { text: `${surname} ${given}`, kind: 'pinyin', lang: 'zh-Latn' },
    { text: `${given} ${surname}`, kind: 'english', lang: 'en' },
  ]
}
