import { mainName } from '../../../shared/domain/names.ts'
import type { PersonInput } from '../../../shared/domain/person.ts'
import { personIdOf } from './natural-ids.ts'
import { foreignSeats } from './networks/foreign-officers.ts'
import type { Casting } from './people/cast.ts'
import type { Employer } from './people/employers.ts'
import type { SocietyScript } from './societies/societies.ts'
import { storyPeople } from './story-people.ts'
import type { World } from './world.ts'

/** What the story fixes of its people, by their keys. */
export function scriptOf(world: World): Map<string, Partial<Casting>> {
  const universities = new Map([...world.organizations.values()].map((each) => [mainName(each.names), each]))
  return new Map(
    storyPeople.map(({ seat, name, gender, born, birth, university, disciplines, honours, facts }) => {
      const house = universities.get(university)
      if (house?.place === undefined) throw new RangeError(`no university ${university}`)
      const employer: Employer = { id: house.id, name: university, place: house.place, kind: 'university' }
      const known: Partial<PersonInput> = {
        names: [{ text: name, kind: 'official' }],
        birth,
        gender: gender === 'male' ? '1' : '2',
        nationality: 'CN',
        disciplines: [...disciplines],
        professionalTitle: '011',
        cadre: undefined,
        ...facts,
      }
      return [
        seat,
        { gender, born: [born, born], job: { employer, ladder: 'professor' }, honours, facts: known },
      ] as const
    }),
  )
}

/** What the story fixes of societies: its vacancy, and the society that 黎昭远 heads. */
export const societyScript: SocietyScript = {
  situations: new Map([
    [
      'GD B-66',
      {
        term: { number: 3, start: '2022-06-18', end: '2027-06-17' },
        chairLost: { on: '2026-08-31', reason: 'transferred', acting: true },
        openVices: 0,
        openCouncil: 0,
        secretary: 'member',
        supervisor: true,
        changedVice: false,
        next: 'none',
      },
    ],
    [
      'GD B-22',
      {
        term: { number: 6, start: '2024-03-16', end: '2029-03-15' },
        chairLost: undefined,
        rosterKnown: true,
        legal: true,
      },
    ],
    ['GD B-20', { term: { number: 9, start: '2023-11-25', end: '2028-11-24' }, chairLost: undefined, openCouncil: 0 }],
    [
      'GD B-14',
      {
        term: { number: 8, start: '2024-12-07', end: '2029-12-06' },
        chairLost: undefined,
        openVices: 0,
        openCouncil: 0,
      },
    ],
  ]),
  guests: new Map([['GD B-22 council 0', personIdOf('GD B-66 council 5')]]),
  kept: foreignSeats,
}
