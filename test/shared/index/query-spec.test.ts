import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { natures, statuses } from '../../../shared/domain/membership.ts'
import { levels, organizationKinds } from '../../../shared/domain/organization.ts'
import { searchLimits } from '../../../shared/index/limits.ts'
import { querySpec } from '../../../shared/index/query-spec.ts'
import { levels as levelList } from '../../../shared/vocabulary/levels.ts'
import { membershipNatures } from '../../../shared/vocabulary/membership-natures.ts'
import { membershipStatuses } from '../../../shared/vocabulary/membership-statuses.ts'
import { organizationKinds as kindList } from '../../../shared/vocabulary/organization-kinds.ts'

/** Faults as `path: message`. */
function faultsOf(spec: unknown): readonly string[] {
  const issues = querySpec.safeParse(spec).error?.issues ?? []
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

/** `must` inside as many groups. */
function nested(levels: number): unknown {
  return levels === 1 ? { generated: true } : { all: [nested(levels - 1)] }
}

describe('codes and names', () => {
  test('a Chinese name, an alias or a name with those above it is taken for its code', () => {
    const { must } = querySpec.parse({
      must: {
        all: [
          { workRegion: ['广东', '南京市鼓楼区', '440300'] },
          { gender: ['女'] },
          { honour: { names: ['两院院士', '青托'] } },
          {
            post: {
              roles: ['副会长'],
              organizationKinds: ['学会'],
              levels: ['省级'],
              natures: ['挂职'],
              statuses: ['在任'],
            },
          },
        ],
      },
    })
    expect(must?.all).toEqual([
      { workRegion: ['440000', '320106', '440300'] },
      { gender: ['2'] },
      { honour: { names: ['academician', 'young-talent-lift'] } },
      {
        post: {
          roles: ['vice-chair'],
          organizationKinds: ['society'],
          levels: ['province'],
          natures: ['seconded'],
          statuses: ['in-office'],
        },
      },
    ])
  })

  test('an unknown value is refused at its place, with the value and the list', () => {
    const spec = {
      must: { any: [{ workRegion: ['广东省', '亚特兰蒂斯'] }] },
      should: [{ weight: 1, when: { discipline: ['9999999'] } }],
    }
    expect(faultsOf(spec)).toEqual([
      'must.any.0.workRegion.1: unknown-code:regions',
      'should.0.when.discipline.0: unknown-code:disciplines',
    ])
    expect(querySpec.safeParse(spec).error?.issues[0]).toMatchObject({
      params: { value: '亚特兰蒂斯', list: 'regions' },
    })
  })

  test('a name that several entries carry is refused as ambiguous, never guessed', () => {
    expect(faultsOf({ must: { workRegion: ['鼓楼区'] } })).toEqual(['must.workRegion.0: ambiguous-name:regions'])
    expect(faultsOf({ must: { post: { roles: ['主任'] } } })).toEqual([
      'must.post.roles.0: ambiguous-name:role-classes',
    ])
  })

  test('unknown groups, tiers and ranks are refused', () => {
    expect(faultsOf({ must: { honour: { groups: ['诺贝尔奖'] } } })).toEqual([
      'must.honour.groups.0: unknown-group:honours',
    ])
    expect(faultsOf({ must: { honour: { tiers: ['galactic'] } } })).toHaveLength(1)
    expect(faultsOf({ must: { titleRank: ['教授'] } })).toHaveLength(1)
  })

  test('the lists that a post filter reads have the codes that memberships and organizations are stored with', () => {
    const codesOf = (list: typeof levelList) => list.entries().map(({ code }) => code)
    expect(codesOf(levelList)).toEqual([...levels])
    expect(codesOf(kindList).toSorted()).toEqual(organizationKinds.toSorted())
    expect(codesOf(membershipNatures).toSorted()).toEqual(natures.toSorted())
    expect(codesOf(membershipStatuses).toSorted()).toEqual(statuses.toSorted())
  })
})

describe('form', () => {
  test('what is left out has a stated default', () => {
    expect(querySpec.parse({})).toEqual({ status: ['active'], should: [], facets: [], limit: 20 })
  })

  test('a condition has exactly one key', () => {
    expect(faultsOf({ must: {} })).toEqual(['must: condition-one-key'])
    expect(faultsOf({ must: { all: [{ generated: true, gender: ['2'] }] } })).toEqual(['must.all.0: condition-one-key'])
    expect(
      faultsOf({ should: [{ weight: 1, when: { all: [{ generated: true }], any: [{ generated: true }] } }] }),
    ).toEqual(['should.0.when: condition-one-key'])
  })

  test('an unknown key is refused at every depth', () => {
    for (const spec of [
      { mst: {} },
      { must: { disciplin: ['110'] } },
      { must: { any: [{ post: { role: ['chair'] } }] } },
      { must: { engagement: { withinTermOf: { base: { base: {} } } } } },
    ])
      expect(JSON.stringify(querySpec.safeParse(spec).error?.issues)).toContain('unrecognized_keys')
  })

  test('empty groups and empty lists are refused, since they would mean nothing or everybody', () => {
    for (const must of [{ all: [] }, { discipline: [] }, { post: { roles: [] } }, { name: { contains: ' · ' } }])
      expect(faultsOf({ must })).toHaveLength(1)
  })

  test('a range has a bound, and its bounds are in order', () => {
    expect(faultsOf({ must: { age: {} } })).toEqual(['must.age.from: range-empty'])
    expect(faultsOf({ must: { age: { from: 50, to: 40 } } })).toEqual(['must.age.to: range-backwards'])
    expect(faultsOf({ must: { birthYear: { from: 1990, to: 1980 } } })).toEqual(['must.birthYear.to: range-backwards'])
    expect(faultsOf({ must: { engagement: { from: '2026-01-02', to: '2026-01-01' } } })).toEqual([
      'must.engagement.to: range-backwards',
    ])
    expect(faultsOf({ must: { postCount: { of: {} } } })).toEqual(['must.postCount.from: range-empty'])
  })

  test('days must exist', () => {
    expect(faultsOf({ asOf: '2026-02-30' })).toHaveLength(1)
    expect(faultsOf({ must: { post: { when: { on: '2026-13-01' } } } })).not.toHaveLength(0)
  })
})

describe('limits', () => {
  test('conditions lie at most as deep as stated', () => {
    expect(faultsOf({ must: nested(searchLimits.depth) })).toEqual([])
    expect(faultsOf({ must: nested(searchLimits.depth + 1) })).toEqual([
      `must${'.all.0'.repeat(searchLimits.depth)}: query-too-deep:${searchLimits.depth}`,
    ])
  })

  test('there are at most as many conditions as stated, in must and preferences together', () => {
    const some = (count: number) => ({ all: Array.from({ length: count - 1 }, () => ({ generated: true })) })
    const should = [{ weight: 1, when: { generated: true } }]
    expect(faultsOf({ must: some(searchLimits.conditions - 1), should })).toEqual([])
    expect(faultsOf({ must: some(searchLimits.conditions), should })).toEqual([
      `: query-too-many-conditions:${searchLimits.conditions}`,
    ])
  })

  test('lists, preferences, weights and pages are as long as stated', () => {
    const codes = (length: number) => ({ must: { discipline: Array.from({ length }, () => '110') } })
    expect(faultsOf(codes(searchLimits.values))).toEqual([])
    expect(faultsOf(codes(searchLimits.values + 1))).toHaveLength(1)
    const preferences = (length: number) => ({
      should: Array.from({ length }, () => ({ weight: 1, when: { generated: true } })),
    })
    expect(faultsOf(preferences(searchLimits.preferences))).toEqual([])
    expect(faultsOf(preferences(searchLimits.preferences + 1))).toHaveLength(1)
    expect(faultsOf({ should: [{ weight: searchLimits.weight + 1, when: { generated: true } }] })).toHaveLength(1)
    expect(faultsOf({ limit: searchLimits.pageMax })).toEqual([])
    expect(faultsOf({ limit: searchLimits.pageMax + 1 })).toHaveLength(1)
    expect(faultsOf({ limit: 0 })).toHaveLength(1)
  })
})

test('the schema says in OpenAPI what it takes, conditions inside conditions included', () => {
  const schema = z.toJSONSchema(querySpec, { io: 'input' })
  expect(Object.keys(schema.properties ?? {})).toContain('must')
  expect(JSON.stringify(schema)).toContain('"$ref"')
})
