import { describe, expect, test } from 'vitest'
import { activity } from '../../../shared/domain/activity.ts'
import { makeIds } from '../../../shared/domain/ids.ts'
import { membership } from '../../../shared/domain/membership.ts'
import { organization } from '../../../shared/domain/organization.ts'
import { newSheet } from '../../../shared/domain/seat-sheet.ts'
import { activities } from '../../../shared/table/activities.ts'
import { audits } from '../../../shared/table/audits.ts'
import { cohorts, quotas } from '../../../shared/table/cohorts.ts'
import { identifiers } from '../../../shared/table/identifiers.ts'
import { aggregateOf, childKey, keyOf, placeSort } from '../../../shared/table/keys.ts'
import { organizations, sheets } from '../../../shared/table/organizations.ts'
import { honours, memberships } from '../../../shared/table/people.ts'
import { aCohort, aQuota, aSelection } from '../../support/cohorts.ts'
import { aMembership, anOrganization, aPost, enteredOn } from '../../support/things.ts'

const draw = (length: number) => '0'.repeat(length)
const ids = makeIds(draw)
const [org, per] = [ids.organization(), ids.person()]
const [o, p] = ['org_0000000000000000', 'per_0000000000000000']

/** The key attributes of an item. */
function keys(item: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).filter(([name]) => /^(PK|SK|GS\dPK|GS\dSK)$/.test(name)))
}

describe('keys are', () => {
  test('those of the bundles that the README describes', () => {
    expect(keyOf.organization(org)).toEqual({ PK: `O#${o}`, SK: 'A' })
    expect(keyOf.sheet(org)).toEqual({ PK: `O#${o}`, SK: 'V' })
    expect(keyOf.grade(org, 2025)).toEqual({ PK: `O#${o}`, SK: 'G#2025' })
    expect(keyOf.person(per)).toEqual({ PK: `P#${p}`, SK: 'A' })
    expect(keyOf.activity(ids.activity())).toEqual({ PK: 'A#act_0000000000000000', SK: 'A' })
    expect(keyOf.identifier('ror', '042nb2s44')).toEqual({ PK: 'I#ror#042nb2s44', SK: 'A' })
    expect(keyOf.identifier('ror', 'wrong', org)).toEqual({ PK: 'I#ror#wrong', SK: `X#${o}` })
    expect(keyOf.idempotency('user:clerk', 'k')).toEqual({ PK: 'K#user:clerk', SK: 'k' })
    expect(keyOf.mentoring(per, ids.honour(per))).toEqual({ PK: `P#${p}`, SK: 'T#hon_0000000000000000_0000000000' })
  })

  test.each([
    [ids.post(org), `O#${o}`, 'P'],
    [ids.session(org), `O#${o}`, 'S'],
    [ids.relation(org), `O#${o}`, 'R'],
    [ids.membership(per), `P#${p}`, 'M'],
    [ids.honour(per), `P#${p}`, 'H'],
    [ids.affiliation(per), `P#${p}`, 'N'],
    [ids.engagement(per), `P#${p}`, 'E'],
  ])('told by the id of a child alone: %s lies in %s under %s', (id, PK, letter) => {
    expect(childKey(id)).toEqual({ PK, SK: `${letter}#${id}` })
  })

  test('not made from what is no id of a child', () => {
    expect(() => childKey(org)).toThrow(RangeError)
    expect(() => childKey('')).toThrow(RangeError)
    expect(() => childKey('toString')).toThrow(RangeError)
  })

  test('sorted by place from the whole to the part', () => {
    expect(placeSort({ country: 'CN', region: '440305' })).toBe('CN/440000/440300/440305/')
    expect(placeSort({ country: 'CN', region: '429021' })).toBe('CN/420000/429021/')
    expect(placeSort({ country: 'CN', region: '441900' })).toBe('CN/440000/441900/')
    expect(placeSort({ country: 'US' })).toBe('US/')
    expect(placeSort(undefined)).toBe('-/')
  })
})

test('a partition names the aggregate that lies in it', () => {
  expect([`O#${o}`, `P#${p}`, 'A#act_0000000000000000'].map(aggregateOf)).toEqual([o, p, 'act_0000000000000000'])
  expect(['I#ror#042nb2s44', 'K#user', 'O#org_short', ''].map(aggregateOf)).toEqual(['', '', '', ''])
})

test('an organization is found below its parent, in its place, and under its root', () => {
  const parent = anOrganization()
  const child = anOrganization({ parentId: parent.id, place: { country: 'CN', region: '440300' } })
  const placed = organization.parse({ ...child, path: [parent.id, child.id] })
  expect(keys(organizations.toItem(placed))).toEqual({
    PK: `O#${child.id}`,
    SK: 'A',
    GS1PK: `C#${parent.id}`,
    GS1SK: `society#某省测试学会#${child.id}`,
    GS2PK: 'O#society',
    GS2SK: `CN/440000/440300/#${child.id}`,
    GS3PK: `T#${parent.id}`,
    GS3SK: `${parent.id}/${child.id}/`,
  })
  expect(keys(sheets.toItem(newSheet(placed)))).toMatchObject({
    GS2PK: 'V#society',
    GS2SK: `CN/440000/440300/#${child.id}`,
  })
})

test('a cohort lies with its organizer and is found by programme, its quotas by applicant, those selected by organizer and cohort', () => {
  const cohort = aCohort(org, 2024)
  const lift = 'young-talent-lift'
  expect(keys(cohorts.toItem(cohort))).toEqual({
    ...{ PK: `O#${o}`, SK: `K#${lift}#2024-2026` },
    ...{ GS1PK: `K#${lift}`, GS1SK: `2024#${o}#2024-2026` },
  })
  const quota = aQuota(cohort, 2)
  expect(keys(quotas.toItem(quota))).toEqual({
    ...{ PK: `O#${o}`, SK: `Q#${lift}#2024-2026#${quota.applicantId}` },
    ...{ GS1PK: `Q#${quota.applicantId}`, GS1SK: `${lift}#2024-2026#${o}` },
  })
  const selected = (more: object) => {
    const held = aSelection(cohort, more)
    const { GS1PK, GS1SK = '' } = honours.toItem(held)
    return [GS1PK, GS1SK.replace(held.id, 'ID')]
  }
  expect(selected({})).toEqual([`S#${o}#${lift}`, '2024-2026#ID'])
  expect(selected({ cohort: undefined })).toEqual([`S#${o}#${lift}`, '#ID'])
  expect(selected({ organizerId: undefined })).toEqual([`S#-#${lift}`, '2024-2026#ID'])
  expect(selected({ organizerId: undefined, cohort: undefined })).toEqual([undefined, ''])
  expect(selected({ honour: undefined, name: '某市青年人才' })).toEqual([undefined, ''])
})

test('keys are computed anew from what a thing says, and what it no longer says leaves no key behind', () => {
  const held = aMembership(
    aPost(org).id,
    { liaison: 'school-head', liaisonPlace: 'CN/440000/440300/440305/', order: 2 },
    per,
  )
  const item = memberships.toItem(held)
  expect(keys(item)).toMatchObject({
    GS2SK: `-#002#${held.postId}#${held.id}`,
    GS3PK: 'L',
    GS3SK: `CN/440000/440300/440305/#school-head#${held.id}`,
  })
  const { liaison, liaisonPlace, ...rest } = memberships.fromItem(item)
  const moved = memberships.toItem(membership.parse({ ...rest, start: '2024-06', sessionId: ids.session(org) }))
  expect(keys(moved)).not.toHaveProperty('GS3PK')
  expect(keys(moved)).toMatchObject({
    GS1SK: `2024-06#${held.id}`,
    GS2SK: `${ids.session(org)}#002#${held.postId}#${held.id}`,
  })
})

test('an identifier lies at one key when it is right, and at one for each owner when it is wrong or internal', () => {
  const lies = (scheme: string, valid: boolean) => keys(identifiers.toItem({ scheme, value: 'v', owner: o, valid })).SK
  expect([lies('uscc', true), lies('uscc', false), lies('internal', true)]).toEqual(['A', `X#${o}`, `X#${o}`])
})

test('activities and audits are found by time', () => {
  const stamp = {
    version: 1,
    createdAt: '2026-03-02T00:00:00.000Z',
    updatedAt: '2026-03-02T00:00:00.000Z',
    provenance: enteredOn('2026-03-02'),
  }
  const visit = activity.parse({
    id: ids.activity(),
    name: '考察',
    kind: 'visit',
    organizerId: org,
    start: '2025-06',
    ...stamp,
  })
  expect(keys(activities.toItem(visit))).toMatchObject({ GS1PK: `AO#${o}`, GS1SK: `2025-06#${visit.id}`, GS2PK: 'A' })
  const about = {
    entity: o,
    type: 'organization',
    subject: o,
    action: 'create',
    at: '2026-03-01T16:00:00.000Z',
    actor: 'user:clerk',
    requestId: 'r1',
  }
  expect(keys(audits.toItem(about))).toEqual({
    PK: `Z#${o}`,
    SK: '2026-03-01T16:00:00.000Z#r1#create',
    GS1PK: 'ZA#user:clerk',
    GS1SK: `2026-03-01T16:00:00.000Z#${o}`,
    GS2PK: 'ZD#2026-03-02',
    GS2SK: `2026-03-01T16:00:00.000Z#${o}#r1`,
  })
  expect(keys(audits.toItem({ ...about, importId: 'imp_1', digest: 'abcdefghij' }))).toMatchObject({
    SK: '2026-03-01T16:00:00.000Z#r1#create#abcdefgh',
    GS3PK: 'ZI#imp_1',
    GS3SK: `2026-03-01T16:00:00.000Z#${o}`,
  })
})
