import type { HonourInput } from '../../../shared/domain/honour.ts'
import type { PersonInput } from '../../../shared/domain/person.ts'

/** Somebody of the story: where they sit, and what is fixed of them. */
export type StoryPerson = {
  readonly seat: string
  readonly name: string
  readonly gender: 'male' | 'female'
  readonly born: number
  /** What the directory knows of the birth; unknown when left out. */
  readonly birth?: string
  readonly university: string
  readonly disciplines: readonly string[]
  readonly honours: readonly HonourInput[]
  readonly facts?: Partial<PersonInput>
}

/**
 * The vacancy of the README: 广东省人工智能学会 has lost its chair to Beijing in the fourth year of its third session. Around it sit
 * people of whom each meets one more rule: fit, over 70, birth unknown, chair and legal representative elsewhere, a serving cadre.
 */
export const storyPeople: readonly StoryPerson[] = [
  {
    seat: 'GD B-66 council 0',
    name: '令狐承恩',
    gender: 'male',
    born: 1964,
    birth: '1964-03',
    university: '北京理工大学',
    disciplines: ['52020'],
    honours: [{ honour: 'state-council-allowance', year: 2011 }],
    facts: { note: '2026年8月调往北京' },
  },
  {
    seat: 'GD B-66 council 1',
    name: '欧阳致衡',
    gender: 'male',
    born: 1969,
    birth: '1969-04-12',
    university: '华南理工大学',
    disciplines: ['52020', '41310'],
    honours: [
      { honour: 'distinguished-young-scholar', year: 2009 },
      { honour: 'provincial-awards', year: 2018 },
    ],
    facts: { languages: ['en'], educations: [{ degree: '2', country: 'SG', year: 1998 }] },
  },
  {
    seat: 'GD B-66 council 2',
    name: '单海澄',
    gender: 'female',
    born: 1971,
    birth: '1971-09-30',
    university: '中山大学',
    disciplines: ['52020'],
    honours: [
      { honour: 'changjiang-scholar', year: 2014 },
      { honour: 'state-progress-award', year: 2019 },
    ],
    facts: {
      languages: ['en', 'de'],
      educations: [{ degree: '2', country: 'DE', year: 2000 }],
      politicalAffiliation: '10',
    },
  },
  {
    seat: 'GD B-66 council 3',
    name: '区文湛',
    gender: 'male',
    born: 1954,
    birth: '1954-10-08',
    university: '中山大学',
    disciplines: ['52020', '52060'],
    honours: [{ honour: 'cae-academician', year: 2011 }],
  },
  {
    seat: 'GD B-66 council 4',
    name: '尉迟朗',
    gender: 'male',
    born: 1970,
    university: '深圳大学',
    disciplines: ['52020'],
    honours: [{ honour: 'provincial-awards', year: 2020 }],
  },
  {
    seat: 'GD B-66 council 5',
    name: '黎昭远',
    gender: 'male',
    born: 1967,
    birth: '1967-01-23',
    university: '暨南大学',
    disciplines: ['52060', '52020'],
    honours: [{ honour: 'ten-thousand-talents', year: 2016 }],
  },
  {
    seat: 'GD B-66 council 6',
    name: '覃立峤',
    gender: 'male',
    born: 1968,
    birth: '1968-06-17',
    university: '广东工业大学',
    disciplines: ['52020'],
    honours: [{ honour: 'provincial-awards', year: 2015 }],
    facts: { cadre: { rank: 'division-chief', serving: true }, politicalAffiliation: '01' },
  },
  {
    seat: 'GD B-14 council 2',
    name: '冼若谷',
    gender: 'male',
    born: 1972,
    birth: '1972-12-02',
    university: '广东工业大学',
    disciplines: ['41310', '52020'],
    honours: [{ honour: 'distinguished-young-scholar', year: 2013 }],
    facts: { languages: ['en'] },
  },
  {
    seat: 'GD B-66 council 20',
    name: '陈志明',
    gender: 'male',
    born: 1975,
    birth: '1975',
    university: '华南理工大学',
    disciplines: ['52020'],
    honours: [],
  },
  {
    seat: 'GD B-20 council 21',
    name: '陈志明',
    gender: 'male',
    born: 1981,
    birth: '1981-05-20',
    university: '广州大学',
    disciplines: ['52040'],
    honours: [{ honour: 'excellent-young-scholar', year: 2016 }],
  },
]
