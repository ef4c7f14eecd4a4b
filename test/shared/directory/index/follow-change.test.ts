import { beforeAll, describe, expect, test } from 'vitest'
import { createAffiliation } from '../../../../shared/directory/affiliations.ts'
import { concernedBy } from '../../../../shared/directory/index/follow-change.ts'
import { affiliationInput } from '../../../../shared/domain/affiliation.ts'
import type { Organization } from '../../../../shared/domain/organization.ts'
import type { Person } from '../../../../shared/domain/person.ts'
import type { Post } from '../../../../shared/domain/post.ts'
import type { Table } from '../../../../shared/table/client.ts'
import type { Item } from '../../../../shared/table/item.ts'
import { organizations, posts, sheets } from '../../../../shared/table/organizations.ts'
import { people } from '../../../../shared/table/people.ts'
import { testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { given } from '../../../support/given.ts'
import { sheetOf } from '../../../support/load.ts'
import { streamRecord } from '../../../support/stream-event.ts'
import { aMembership, anOrganization, aPost, aSession } from '../../../support/things.ts'

let table: Table
let society: Organization
let network: Organization
let chair: Person
let member: Person
let affiliate: Person
let chairPost: Post
beforeAll(async () => {
  table = await createTestTable()
  const there = given(testRequests({ table }))
  society = await there.organization()
  network = await there.network()
  ;[chair, member, affiliate] = [await there.person(), await there.person(), await there.person()]
  chairPost = await there.post(society.id)
  const memberPost = await there.post(society.id, { name: '理事', role: 'council-member', capacity: 9 })
  await there.membership(chair.id, chairPost.id)
  await there.membership(member.id, memberPost.id)
  await createAffiliation(
    testRequests({ table, seed: 2 })(),
    affiliate.id,
    affiliationInput.parse({ networkId: network.id }),
  )
})

const concerned = async (before: Item | undefined, after: Item | undefined) => {
  const { dynamodb } = streamRecord(1, before, after)
  const [PK, SK] = [dynamodb?.Keys?.PK?.S ?? '', dynamodb?.Keys?.SK?.S ?? '']
  return [...(await concernedBy(table, { PK, SK, before: dynamodb?.OldImage, after: dynamodb?.NewImage }))].sort()
}
const ids = (...of: { readonly id: string }[]) => of.map(({ id }) => id).sort()
const changed = (of: Organization, more: object) =>
  concerned(organizations.toItem(of), organizations.toItem({ ...of, ...more }))

describe('a change of', () => {
  test('anything that lies with a person concerns that person', async () => {
    expect(await concerned(undefined, people.toItem(chair))).toEqual([chair.id])
    expect(await concerned(people.toItem(chair), undefined)).toEqual([chair.id])
  })

  test.each([
    ['kind', 'association'],
    ['form', 'committee'],
    ['level', 'city'],
    ['place', { country: 'US' }],
    ['path', []],
  ])('the %s of an organization concerns its members, and not its names', async (field, value) => {
    expect(await changed(society, { [field]: value })).toEqual(ids(chair, member))
    expect(await changed(network, { [field]: value })).toEqual([affiliate.id])
  })

  test('its names concerns it and its members; another field, nobody', async () => {
    expect(await changed(society, { names: [{ text: '某省新学会', kind: 'official' }] })).toEqual(
      ids(society, chair, member),
    )
    expect(await changed(society, { note: '新', version: 2 })).toEqual([])
  })

  test('an organization that comes or goes concerns it', async () => {
    const fresh = anOrganization()
    expect(await concerned(undefined, organizations.toItem(fresh))).toEqual([fresh.id])
    expect(await concerned(organizations.toItem(fresh), undefined)).toEqual([fresh.id])
  })

  test('a post concerns those who hold or held it, if something is changed that is asked of it', async () => {
    const to = (more: object) => concerned(posts.toItem(chairPost), posts.toItem({ ...chairPost, ...more }))
    expect(await to({ role: 'vice-chair' })).toEqual([chair.id])
    expect(await to({ responsible: false })).toEqual([chair.id])
    expect(await to({ name: '会长' })).toEqual([chair.id])
    expect(await to({ capacity: 3 })).toEqual([])
  })

  test('the sessions in a seat sheet concerns the members; the count of a membership does not', async () => {
    const post = aPost(society.id)
    const world = { organizations: [society], posts: [post] }
    const bare = sheets.toItem(sheetOf(society, world))
    const withMember = sheetOf(society, {
      ...world,
      memberships: [aMembership(post.id, { start: '2024', status: 'in-office' })],
    })
    expect(await concerned(bare, sheets.toItem(withMember))).toEqual([])
    const withSession = sheetOf(society, { ...world, sessions: [aSession(society.id, 3)] })
    expect(await concerned(bare, sheets.toItem(withSession))).toEqual(ids(chair, member))
  })
})
