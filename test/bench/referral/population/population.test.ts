import { describe, expect, it } from 'vitest'
import * as ids from '../../../../shared/domain/ids.ts'
import { levels, organizationKinds } from '../../../../shared/domain/organization.ts'
import { disciplines } from '../../../../shared/vocabulary/disciplines.ts'
import { honours } from '../../../../shared/vocabulary/honours.ts'
import { organizationForms } from '../../../../shared/vocabulary/organization-forms.ts'
import { regions } from '../../../../shared/vocabulary/regions.ts'
import { roleClasses } from '../../../../shared/vocabulary/role-classes.ts'
import { makePopulation } from './population.ts'

const people = 3000
const population = makePopulation(1)
const crowd = [...population.people(0, people)]
const organizations = Array.from({ length: population.organizationsAmong(people) }, (_, number) =>
  population.organization(number),
)
const seats = crowd.flatMap(({ posts }) => posts)

describe('a made-up population', () => {
  it('has the same person under a number, whoever was made before', () => {
    const late = makePopulation(1)
    expect(late.person(2999)).toEqual(crowd[2999])
    expect(late.person(0)).toEqual(crowd[0])
  })

  it('is another one for another seed', () => {
    expect(makePopulation(2).person(7)).not.toEqual(crowd[7])
  })

  it('gives everybody and everything an id of its own in the form of the directory', () => {
    for (const { id } of crowd) expect(ids.personId.safeParse(id).success, id).toBe(true)
    for (const { id } of organizations) expect(ids.organizationId.safeParse(id).success, id).toBe(true)
    const children = crowd.flatMap(({ posts, honours: held, networks, engagements }) => [
      ...posts.map(({ id }) => [ids.membershipId, id] as const),
      ...held.map(({ id }) => [ids.honourId, id] as const),
      ...networks.map(({ id }) => [ids.affiliationId, id] as const),
      ...engagements.map(({ id }) => [ids.engagementId, id] as const),
    ])
    for (const [schema, id] of children) expect(schema.safeParse(id).success, id).toBe(true)
    for (const { value } of crowd.flatMap(({ engagements }) => engagements))
      expect(ids.activityId.safeParse(value.activityId).success).toBe(true)
    const all = [...crowd.map(({ id }) => id), ...organizations.map(({ id }) => id), ...children.map(([, id]) => id)]
    expect(new Set(all).size).toBe(all.length)
  })

  it('uses codes that are in the lists', () => {
    const codes = (list: { get(code: string): unknown }, found: readonly (string | undefined)[]) =>
      found.filter((code) => code !== undefined && list.get(code) === undefined)
    expect(
      codes(
        disciplines,
        crowd.flatMap((person) => person.disciplines),
      ),
    ).toEqual([])
    expect(
      codes(
        honours,
        crowd.flatMap((person) => person.honours.map(({ value }) => value.honour)),
      ),
    ).toEqual([])
    expect(
      codes(
        regions,
        crowd.flatMap(({ single }) => [single.workplace?.region, single.nativePlace]),
      ),
    ).toEqual([])
    expect(
      codes(
        roleClasses,
        seats.map(({ seat }) => seat.role),
      ),
    ).toEqual([])
    expect(
      codes(
        organizationForms,
        seats.map(({ seat }) => seat.form),
      ),
    ).toEqual([])
  })

  it('has organizations at most four deep, below one that was there before, with forms that fit their kind', () => {
    const known = new Set<string>()
    for (const { id, path, kind, form, level } of organizations) {
      expect(path.at(-1)).toBe(id)
      expect(path.length).toBeLessThanOrEqual(4)
      expect(path.slice(0, -1).every((above) => known.has(above))).toBe(true)
      expect(organizationKinds).toContain(kind)
      if (level !== undefined) expect(levels).toContain(level)
      if (form !== undefined) expect(organizationForms.get(form)?.kinds).toContain(kind)
      known.add(id)
    }
  })

  it('lets nobody sit in an organization that is not there yet, nor rest on a seat that is not theirs', () => {
    const places = new Map(organizations.map(({ id }, at) => [id, at]))
    for (const [number, { posts }] of crowd.entries())
      for (const { seat, baseId } of posts) {
        expect(places.get(seat.organizationId)).toBeLessThanOrEqual(Math.floor(number / 25))
        if (baseId !== undefined) expect(posts.map(({ id }) => id)).toContain(baseId)
      }
  })

  it('gives each organization one chair at a time', () => {
    const chairs = seats.filter(
      ({ seat, tenure }) => seat.role === 'chair' && tenure?.open && seat.status === 'in-office',
    )
    expect(new Set(chairs.map(({ seat }) => seat.organizationId)).size).toBe(chairs.length)
    expect(chairs.length).toBeGreaterThan(40)
  })

  it.each([
    ['birth', 0.01, 0.07],
    ['gender', 0.01, 0.04],
    ['workplace', 0.01, 0.06],
    ['nativePlace', 0.15, 0.3],
  ] as const)('leaves %s unknown for a few', (fact, least, most) => {
    const unknown = crowd.filter(({ single }) => single[fact] === undefined).length / people
    expect(unknown).toBeGreaterThan(least)
    expect(unknown).toBeLessThan(most)
  })
})
