import type { PersonInput } from '../../../../shared/domain/person.ts'
import { personIdOf, postIdOf, sessionIdOf } from '../natural-ids.ts'
import { madeUp } from '../origins.ts'
import type { Staffed } from '../societies/societies.ts'
import type { World } from '../world.ts'
import { addMembership, addPerson, type Facts } from '../world-people.ts'

type Guest = { readonly society: string; readonly facts: Facts }

const none: Omit<PersonInput, 'names'> = {
  employments: [],
  disciplines: [],
  talentCategories: [],
  delegateRoles: [],
  languages: [],
  educations: [],
  identifiers: [],
  contacts: [],
}

function foreign(english: string, zh: string, country: string, language: string, facts: Partial<PersonInput>): Facts {
  return {
    ...none,
    names: [
      { text: zh, kind: 'official' },
      { text: english, kind: 'english', lang: 'en' },
    ],
    nationality: country,
    workplace: { country },
    employments: [{ organization: 'Institute of Advanced Research (demo)', title: 'Professor' }],
    languages: language === 'en' ? ['en'] : [language, 'en'],
    professionalTitle: '011',
    talentCategories: ['overseas-talent'],
    ...facts,
  }
}

function from(region: string, zh: string, english: string, facts: Partial<PersonInput>): Facts {
  return foreign(english, zh, 'CN', 'en', { workplace: { country: 'CN', region }, languages: ['zh', 'en'], ...facts })
}

/** Made-up members of councils in Guangdong from abroad, Hong Kong, Macao and Taiwan. */
const guests: readonly Guest[] = [
  {
    society: 'GD B-66',
    facts: foreign('Ottoline Vexberg', '奥托琳·韦克斯伯格', 'SE', 'sv', {
      gender: '2',
      birth: '1966',
      disciplines: ['52020'],
    }),
  },
  {
    society: 'GD B-20',
    facts: foreign('Caspian Thornewell', '卡斯宾·索恩韦尔', 'GB', 'en', {
      gender: '1',
      birth: '1971-05',
      disciplines: ['52040'],
    }),
  },
  {
    society: 'GD A-06',
    facts: foreign('Kazuhiro Minamozuka', '南茂冢和弘', 'JP', 'ja', {
      gender: '1',
      birth: '1963',
      disciplines: ['15045'],
    }),
  },
  {
    society: 'GD D-01',
    facts: foreign('Leontine Aubrevard', '莱昂蒂娜·奥布雷瓦尔', 'FR', 'fr', { gender: '2', disciplines: ['32067'] }),
  },
  {
    society: 'GD B-66',
    facts: from('810000', '招颂廷', 'Chung Ting Chiu', { gender: '1', birth: '1968-11-03', disciplines: ['52020'] }),
  },
  {
    society: 'GD A-01',
    facts: from('810000', '麦允言', 'Wan Yin Mak', { gender: '2', birth: '1974', disciplines: ['11061'] }),
  },
  {
    society: 'GD D-02',
    facts: from('820000', '冼若荷', 'Ieok Ho Sin', { gender: '2', birth: '1970-02', disciplines: ['36010'] }),
  },
  {
    society: 'GD A-29',
    facts: from('710000', '简立衡', 'Li-Heng Chien', { gender: '1', birth: '1965', disciplines: ['61030'] }),
  },
]

/** How many seats of a council these members take. */
export function foreignSeats(society: string): number {
  return guests.filter((guest) => guest.society === society).length
}

/** Adds them as members of the council, in the seats kept for them. */
export function addForeignMembers(world: World, societies: readonly Staffed[]): void {
  for (const { society, facts } of guests) {
    const staffed = societies.find((each) => each.society.key === society)
    if (staffed === undefined) throw new RangeError(`no society ${society}`)
    const key = `guest ${facts.names[0]?.text}`
    addPerson(world, key, facts, () => madeUp.internal, true)
    const { id } = staffed.society
    const { number, start } = staffed.situation.term
    const draft = { sessionId: sessionIdOf(id, number), ...(start === undefined ? {} : { start }) }
    addMembership(world, personIdOf(key), postIdOf(id, '理事'), draft, madeUp.public)
  }
}
