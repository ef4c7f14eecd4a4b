import { beforeEach, expect, test } from 'vitest'
import { createHonour } from '../../../../shared/directory/honours.ts'
import { applyImport, rollbackImport } from '../../../../shared/directory/imports/apply-import.ts'
import { carryOn } from '../../../../shared/directory/imports/carry-on.ts'
import type { ImportContext } from '../../../../shared/directory/imports/import-context.ts'
import { allRows, getImport } from '../../../../shared/directory/imports/read-imports.ts'
import { changeMembership, createMembership } from '../../../../shared/directory/memberships.ts'
import { changePerson } from '../../../../shared/directory/people.ts'
import { changePost } from '../../../../shared/directory/posts.ts'
import { honourInput } from '../../../../shared/domain/honour.ts'
import { type MembershipId, membershipId, type PersonId } from '../../../../shared/domain/ids.ts'
import type { RosterImport } from '../../../../shared/roster/roster-import.ts'
import type { Table } from '../../../../shared/table/client.ts'
import { type Requests, testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { given, inputs, patching } from '../../../support/given.ts'
import { applied, contents, type ImportStage, importStage, rolledBack } from '../../../support/import-stage.ts'
import { importing } from '../../../support/imports.ts'
import { expectInvariants } from '../../../support/invariants.ts'
import { refusalOf, untouched } from '../../../support/refusal.ts'

let table: Table
let base: Requests
let request: () => ImportContext
let stage: ImportStage
let of: RosterImport
beforeEach(async () => {
  table = await createTestTable()
  base = testRequests({ table })
  request = importing(base)
  stage = await importStage(base, 2)
  of = await applied(request, stage)
})

/** Who a row was about, and the first membership that it wrote. */
async function wroteBy(nth: number): Promise<{ person: PersonId; membership: MembershipId }> {
  const receipt = (await allRows(request(), of)).find(({ row }) => row.nth === nth)?.receipt
  const membership = receipt?.wrote.find((id) => id.startsWith('mem_'))
  if (receipt?.personId === undefined) throw new Error('nobody')
  return { person: receipt.personId, membership: membershipId.parse(membership) }
}

const back = () => rollbackImport(request(), of.id, of.version)

test.each<[string, () => Promise<string>]>([
  [
    'a fact of a person whom it created',
    async () => {
      const { person } = await wroteBy(5)
      await changePerson(base(), person, 1, patching({ birth: '1980' }))
      return person
    },
  ],
  [
    'a membership that it created',
    async () => {
      const { membership } = await wroteBy(5)
      await changeMembership(base(), membership, 1, patching({ note: '改' }))
      return membership
    },
  ],
  [
    'an honour of a person whom it created',
    async () => {
      const { person } = await wroteBy(5)
      await createHonour(base(), person, honourInput.parse({ name: '某奖' }))
      return person
    },
  ],
  [
    'a membership that comes after one of its own',
    async () => {
      const somebody = await given(base).person()
      const { membership } = await wroteBy(5)
      const input = inputs.membership(somebody.id, stage.council, { start: '2026-04', predecessorId: membership })
      return (await createMembership(base(), input)).id
    },
  ],
  [
    'somebody in a post that it made',
    async () => {
      const somebody = await given(base).person()
      const post = of.newPosts[0]?.postId
      if (post === undefined) throw new Error('no post')
      await createMembership(base(), inputs.membership(somebody.id, post, { start: '2026-04' }))
      return post
    },
  ],
  [
    'a change of a post that it made',
    async () => {
      const post = of.newPosts[0]?.postId
      if (post === undefined) throw new Error('no post')
      await changePost(base(), post, 1, patching({ note: '改' }))
      return post
    },
  ],
])('with %s nothing is rolled back, and the thing is named', async (_, touch) => {
  const id = await touch()
  expect(await untouched(table, back)).toEqual({ code: 'roster-moved', paths: [id] })
})

test('every touched thing is named', async () => {
  const [first, second] = [await wroteBy(5), await wroteBy(6)]
  await changePerson(base(), first.person, 1, patching({ birth: '1980' }))
  await changePerson(base(), second.person, 1, patching({ birth: '1980' }))
  expect((await refusalOf(back)).paths.sort()).toEqual([first.person, second.person].sort())
})

test('a seat that somebody else has filled since is not overfilled by whoever would come back', async () => {
  const { membership } = await wroteBy(1)
  // By hand: the new chair goes, another one comes.
  await changeMembership(base(), membership, 1, patching({ status: 'ended', end: '2026-03-01' }))
  const somebody = await given(base).person()
  await createMembership(base(), inputs.membership(somebody.id, stage.chair, { start: '2026-03-02' }))
  expect((await untouched(table, back)).paths).toEqual(expect.arrayContaining([membership, stage.chair]))
})

test('a change made elsewhere in the roster is no obstacle, and stays', async () => {
  const somebody = await given(base).person()
  await createMembership(base(), inputs.membership(somebody.id, stage.council, { start: '2026-04' }))
  expect(await rolledBack(request, of.id, stage.planner)).toMatchObject({ state: 'rolled-back' })
  expect((await contents(table)).filter((each) => each.includes(`"personId":"${somebody.id}"`))).toHaveLength(1)
  await expectInvariants(table)
})

test('what is touched while the way back is under way stops it; it goes on once that is mended, and does not turn round', async () => {
  const { person } = await wroteBy(5)
  await rollbackImport(request(), of.id, of.version)
  // The first step looks, the next ones take back.
  await carryOn(request, of.id, () => true, stage.planner)
  const held = await createHonour(base(), person, honourInput.parse({ name: '某奖' }))
  await carryOn(request, of.id, () => false, stage.planner)
  const stopped = await getImport(request(), of.id)
  expect(stopped).toMatchObject({ state: 'stopped', undoing: true, trouble: { code: 'roster-moved' } })
  expect(await refusalOf(() => applyImport(request(), of.id, stopped.version))).toMatchObject({ code: 'wrong-state' })
  expect(await refusalOf(() => rollbackImport(request(), of.id, stopped.version))).toMatchObject({ paths: [person] })
  expect(held.version).toBe(1)
})

test('an import that was not applied has nothing to take back', async () => {
  await rolledBack(request, of.id, stage.planner)
  const again = await getImport(request(), of.id)
  expect(await rollbackImport(request(), of.id, 1)).toEqual(again)
})
