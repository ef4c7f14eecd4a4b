import { describe, expect, test } from 'vitest'
import { ColumnIndex } from '../../../shared/index/column-index.ts'
import type { ConditionInput } from '../../../shared/index/condition.ts'
import type { Profile } from '../../../shared/index/profile.ts'
import { querySpec } from '../../../shared/index/query-spec.ts'
import { type ProfileParts, World } from '../../support/profiles.ts'

const today = '2026-03-02'
const world = new World()

function person(facts: NonNullable<ProfileParts['person']>): Profile {
  return world.profile({ person: facts })
}

/** `yes`, `no`, or what is missing. */
async function ask(must: ConditionInput, profile: Profile, asOf = today): Promise<string> {
  const { count, unjudged } = await new ColumnIndex([profile]).query(querySpec.parse({ must, asOf }), { today })
  return count === 1 ? 'yes' : Object.keys(unjudged.fields).join() || 'no'
}

describe('age', () => {
  test('counts completed years on the day of the query or the day given', async () => {
    const born = person({ birth: '1956-03-02' })
    expect(await ask({ age: { to: 70 } }, born)).toBe('yes')
    expect(await ask({ age: { to: 69 } }, born)).toBe('no')
    expect(await ask({ age: { to: 69 } }, born, '2026-03-01')).toBe('yes')
    expect(await ask({ age: { to: 69, on: '2026-03-01' } }, born)).toBe('yes')
  })

  test('a birth year settles it only where every birthday agrees', async () => {
    const born = person({ birth: '1986' })
    expect(await ask({ age: { to: 40 } }, born)).toBe('yes')
    expect(await ask({ age: { to: 39 } }, born)).toBe('birth')
    expect(await ask({ age: { from: 41 } }, born)).toBe('no')
    expect(await ask({ age: { from: 39, to: 40 } }, born)).toBe('yes')
    expect(await ask({ birthYear: { from: 1986, to: 1986 } }, born)).toBe('yes')
  })

  test('without a birth date neither an age nor its opposite holds', async () => {
    expect(await ask({ age: { to: 150 } }, person({}))).toBe('birth')
    expect(await ask({ none: [{ age: { to: 70 } }] }, person({}))).toBe('birth')
  })
})

describe('codes', () => {
  test('a discipline means itself and what lies below, by the tree and not by digits', async () => {
    expect(await ask({ discipline: ['110'] }, person({ disciplines: ['1101410'] }))).toBe('yes')
    // 19035xx lies under 19030.
    expect(await ask({ discipline: ['19030'] }, person({ disciplines: ['1903510'] }))).toBe('yes')
    expect(await ask({ discipline: ['110'] }, person({ disciplines: ['520', '11074'] }))).toBe('yes')
    expect(await ask({ discipline: ['110'] }, person({ disciplines: ['520'] }))).toBe('no')
  })

  test('a county that hangs directly under its province is found by the province', async () => {
    expect(await ask({ workRegion: ['湖北'] }, person({ workplace: { region: '429021' } }))).toBe('yes')
  })

  test('a fact that is coarser than the question leaves it open', async () => {
    expect(await ask({ workRegion: ['深圳市'] }, person({ workplace: { region: '440000' } }))).toBe('workplace')
    expect(await ask({ workRegion: ['深圳市'] }, person({ workplace: {} }))).toBe('workplace')
    expect(await ask({ discipline: ['11014'] }, person({ disciplines: ['110'] }))).toBe('disciplines')
    expect(await ask({ titleRank: ['senior'] }, person({ professionalTitle: '010' }))).toBe('professionalTitle')
    expect(await ask({ workRegion: ['深圳市'] }, person({ workplace: { country: 'US' } }))).toBe('no')
  })

  test('the place of work is not the native place', async () => {
    const migrant = person({ workplace: { region: '440300' }, nativePlace: '420100' })
    expect(await ask({ workRegion: ['湖北省'] }, migrant)).toBe('no')
    expect(await ask({ nativePlace: ['湖北省'] }, migrant)).toBe('yes')
  })

  test('Hong Kong is found as region and as country, however it was written', async () => {
    for (const workplace of [{ country: 'HK' }, { region: '810000' }]) {
      expect(await ask({ workRegion: ['810000'] }, person({ workplace }))).toBe('yes')
      expect(await ask({ workCountry: ['HK'] }, person({ workplace }))).toBe('yes')
      expect(await ask({ workCountry: ['CN'] }, person({ workplace }))).toBe('yes')
    }
    expect(await ask({ workCountry: ['HK'] }, person({ workplace: { region: '440300' } }))).toBe('no')
  })

  test('the standard’s own “unknown” and “not stated” are no gender', async () => {
    for (const gender of ['0', '9', undefined]) {
      expect(await ask({ gender: ['女'] }, person({ gender }))).toBe('gender')
      expect(await ask({ none: [{ gender: ['女'] }] }, person({ gender }))).toBe('gender')
    }
    expect(await ask({ gender: ['0'] }, person({ gender: '0' }))).toBe('yes')
  })
})

describe('what is not recorded', () => {
  test('facts that everyone has are unknown while they are missing', async () => {
    const nobody = person({})
    const asked: readonly [ConditionInput, string][] = [
      [{ gender: ['2'] }, 'gender'],
      [{ nationality: ['CN'] }, 'nationality'],
      [{ ethnicity: ['01'] }, 'ethnicity'],
      [{ workCountry: ['CN'] }, 'workplace'],
      [{ nativePlace: ['440000'] }, 'nativePlace'],
      [{ professionalTitle: ['010'] }, 'professionalTitle'],
      [{ politicalAffiliation: ['01'] }, 'politicalAffiliation'],
      [{ cadre: {} }, 'cadre'],
      [{ discipline: ['110'] }, 'disciplines'],
      [{ language: ['en'] }, 'languages'],
      [{ talentCategory: ['young-talent'] }, 'talentCategories'],
      [{ employer: {} }, 'employments'],
      [{ education: {} }, 'educations'],
    ]
    for (const [condition, field] of asked) {
      expect(await ask(condition, nobody)).toBe(field)
      expect(await ask({ none: [condition] }, nobody)).toBe(field)
    }
  })

  test('records that not everyone has are absent', async () => {
    const nobody = person({})
    const asked: readonly ConditionInput[] = [
      { post: {} },
      { honour: {} },
      { mentor: {} },
      { delegate: {} },
      { network: {} },
      { engagement: {} },
    ]
    for (const condition of asked) {
      expect(await ask(condition, nobody)).toBe('no')
      expect(await ask({ none: [condition] }, nobody)).toBe('yes')
    }
  })

  test('what is settled otherwise needs no missing fact', async () => {
    const known = person({ gender: '2' })
    expect(await ask({ any: [{ gender: ['女'] }, { age: { to: 40 } }] }, known)).toBe('yes')
    expect(await ask({ all: [{ gender: ['男'] }, { age: { to: 40 } }] }, known)).toBe('no')
    expect(await ask({ all: [{ gender: ['女'] }, { age: { to: 40 } }, { nationality: ['CN'] }] }, known)).toBe(
      'birth,nationality',
    )
  })
})

describe('honours', () => {
  test('one honour must be all that is asked', async () => {
    const two = world.profile({
      honours: [
        { honour: 'state-progress-award', year: 2010 },
        { honour: 'talent-plan', year: 2020 },
      ],
    })
    expect(await ask({ honour: { names: ['国家科学技术奖'], year: { from: 2015 } } }, two)).toBe('no')
    expect(await ask({ honour: { names: ['国家科学技术奖'], year: { to: 2015 } } }, two)).toBe('yes')
  })

  test('a year that is missing, and the tier of an honour outside the list, are not known', async () => {
    expect(
      await ask({ honour: { year: { from: 2015 } } }, world.profile({ honours: [{ honour: 'talent-plan' }] })),
    ).toBe('honours')
    const unlisted = world.profile({ honours: [{ name: '某省科技大奖' }] })
    expect(await ask({ honour: { tiers: ['provincial'] } }, unlisted)).toBe('honours')
    expect(await ask({ honour: { names: ['两院院士'] } }, unlisted)).toBe('no')
    expect(await ask({ honour: { text: ['科技大奖'] } }, unlisted)).toBe('yes')
  })
})

describe('employers', () => {
  const group = world.organization({ kind: 'institution', name: '某集团' })
  const branch = world.organization({ kind: 'institution', parent: group, name: '某分院' })

  test('an employer written out may be any organization; one known by id is itself', async () => {
    const written = person({ employments: [{ organization: '某 大学' }] })
    expect(await ask({ employer: { text: ['某大学'] } }, written)).toBe('yes')
    expect(await ask({ employer: { organizations: [group.id] } }, written)).toBe('employments')
    expect(await ask({ employer: { within: group.id } }, written)).toBe('employments')
    const known = person({ employments: [{ organizationId: group.id }] })
    expect(await ask({ employer: { organizations: [group.id] } }, known)).toBe('yes')
    expect(await ask({ employer: { organizations: [branch.id] } }, known)).toBe('no')
    expect(await ask({ employer: { within: group.id } }, known)).toBe('yes')
  })

  test('what an employer known by id is part of is known too', async () => {
    const known = person({ employments: [{ organizationId: branch.id }] })
    expect(await ask({ employer: { within: group.id } }, known)).toBe('yes')
    expect(await ask({ employer: { within: branch.id } }, known)).toBe('yes')
    const above = person({ employments: [{ organizationId: group.id }] })
    expect(await ask({ employer: { within: branch.id } }, above)).toBe('no')
  })

  test('an employer known by id has the name of the directory, and the one written down as well', async () => {
    const known = person({ employments: [{ organizationId: branch.id }] })
    expect(await ask({ employer: { text: ['分院'] } }, known)).toBe('yes')
    expect(await ask({ employer: { text: ['大学'] } }, known)).toBe('no')
    const both = person({ employments: [{ organizationId: branch.id, organization: '旧称研究室' }] })
    expect(await ask({ employer: { text: ['研究室'] } }, both)).toBe('yes')
    expect(await ask({ employer: { text: ['分院'] } }, both)).toBe('yes')
    expect(await ask({ employer: { text: ['研究室某分院'] } }, both)).toBe('no')
  })

  test('of an id that leads nowhere it is known only which it is', async () => {
    const lost = world.ids.organization()
    const astray = person({ employments: [{ organizationId: lost }] })
    expect(await ask({ employer: { within: lost } }, astray)).toBe('yes')
    expect(await ask({ employer: { within: group.id } }, astray)).toBe('employments')
    expect(await ask({ employer: { text: ['大学'] } }, astray)).toBe('employments')
  })

  test('a former employer is asked for by time', async () => {
    const former = person({ employments: [{ organization: '某大学', start: '2010', end: '2020' }] })
    expect(await ask({ employer: { text: ['大学'] } }, former)).toBe('no')
    expect(await ask({ employer: { text: ['大学'], when: 'ever' } }, former)).toBe('yes')
  })
})

describe('whom a search is among', () => {
  test('the living, unless the dead are asked for', async () => {
    const index = new ColumnIndex([person({}), person({ status: 'deceased' })])
    const counted = async (status?: readonly string[]) =>
      (await index.query(querySpec.parse({ status }), { today })).count
    expect([await counted(), await counted(['deceased']), await counted(['active', 'deceased'])]).toEqual([1, 1, 2])
  })

  test('names are found in any of their forms, whatever dot is between them', async () => {
    const named = person({
      names: [
        { text: '阿依古丽•买买提', kind: 'official' },
        { text: 'Ayigul', kind: 'english' },
      ],
    })
    expect(await ask({ name: { contains: '古丽·买' } }, named)).toBe('yes')
    expect(await ask({ name: { contains: 'AYI' } }, named)).toBe('yes')
    expect(await ask({ name: { contains: '提A' } }, named)).toBe('no')
  })
})
