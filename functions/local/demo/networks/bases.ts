import type { GradeInput } from '../../../../shared/domain/grade.ts'
import type { OrganizationId } from '../../../../shared/domain/ids.ts'
import { regions } from '../../../../shared/vocabulary/regions.ts'
import { madeUp } from '../origins.ts'
import { randomOf } from '../random.ts'
import { associationOf } from '../real/local-associations.ts'
import { overseasAssociationId, overseasAssociations } from '../real/overseas-associations.ts'
import { addGrade, addOrganization, addRelation, type World } from '../world.ts'

/** A made-up base of the programme 海智计划. */
export type Base = { readonly id: OrganizationId; readonly region: string; readonly recognised: number }

/** Cities with a base, and the year of its recognition. */
const bases: readonly (readonly [string, number])[] = [
  ['440100', 2012],
  ['440300', 2013],
  ['440400', 2016],
  ['440600', 2015],
  ['441900', 2017],
  ['442000', 2018],
  ['441300', 2019],
  ['440700', 2020],
  ['440500', 2021],
  ['441200', 2022],
  ['440800', 2023],
  ['420100', 2014],
  ['420500', 2019],
  ['420600', 2020],
  ['110108', 2011],
  ['110115', 2021],
]

const grades: readonly GradeInput['grade'][] = ['unqualified', 'qualified', 'good', 'excellent']

/** Adds the bases, hosted by the association of their city, with counterparts abroad and a grade for each of the last five years. */
export function addBases(world: World): Base[] {
  return bases.map(([region, recognised]) => {
    const random = randomOf(world.seed, `base ${region}`)
    const place = regions
      .path(region)
      .split('/')
      .map((code) => regions.get(code)?.zh ?? '')
      .join('')
    const hostId = associationOf(region)
    const counterpartIds = random
      .some(overseasAssociations(), random.int(1, 3))
      .map(({ name }) => overseasAssociationId(name))
    const { id } = addOrganization(
      world,
      `BASE ${region}`,
      {
        kind: 'overseas-network',
        form: 'haizhi-base',
        names: [{ text: `海智计划${place}工作基地（示例）`, kind: 'official' }],
        place: { country: 'CN', region },
        network: { hostId, counterpartIds, recognisedOn: `${recognised}` },
        founded: `${recognised}`,
      },
      madeUp.public,
    )
    for (const targetId of counterpartIds)
      addRelation(world, id, { kind: 'network-partner', targetId, start: `${recognised + 1}` }, madeUp.public)
    addGrades(world, id, Math.max(2021, recognised + 1), random.int(1, 2), random.next)
    return { id, region, recognised }
  })
}

/** Grades move by one step a year at most. */
function addGrades(world: World, id: OrganizationId, from: number, first: number, next: () => number): void {
  let level = first
  for (let year = from; year <= 2025; year++) {
    const grade = grades[level]
    if (grade !== undefined) addGrade(world, id, year, { grade }, madeUp.public)
    level = Math.min(3, Math.max(0, level + Math.floor(next() * 3.4) - 1))
  }
}
