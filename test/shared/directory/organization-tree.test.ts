import { beforeEach, describe, expect, test } from 'vitest'
import { closeOrganization } from '../../../shared/directory/close-organization.ts'
import { listOrganizations } from '../../../shared/directory/organization-lists.ts'
import { changeOrganization, createOrganization, getOrganization } from '../../../shared/directory/organizations.ts'
import { settleOrganization } from '../../../shared/directory/settle-organization.ts'
import type { Organization } from '../../../shared/domain/organization.ts'
import type { Table } from '../../../shared/table/client.ts'
import { organizations } from '../../../shared/table/organizations.ts'
import { today } from '../../support/clock.ts'
import { type Requests, testRequests } from '../../support/context.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { Crash, crashing, interrupted } from '../../support/faults.ts'
import { inputs, patching } from '../../support/given.ts'
import { load } from '../../support/load.ts'
import { untouched } from '../../support/refusal.ts'
import { snapshot, written } from '../../support/snapshot.ts'
import { anOrganization } from '../../support/things.ts'

type Id = Organization['id']

let table: Table
let request: Requests

beforeEach(async () => {
  table = await createTestTable()
  request = testRequests({ table })
})

const create = async (parentId?: Id) => (await createOrganization(request(), inputs.organization({ parentId }))).id
const version = async (id: Id) => (await getOrganization(request(), id)).version
const moving = async (id: Id, parentId: Id | undefined, on: Table = table) =>
  changeOrganization({ ...request(), table: on }, id, await version(id), patching({ parentId }))

/** A root with two branches, the left one with `a` over `b` over `c` and `d`. */
async function tree() {
  const below = (parent?: Organization) => {
    const made = anOrganization({ parentId: parent?.id })
    return { ...made, path: [...(parent?.path ?? []), made.id] }
  }
  const root = below()
  const [left, right] = [below(root), below(root)]
  const a = below(left)
  const b = below(a)
  const [c, d] = [below(b), below(a)]
  await load(table, { organizations: [root, left, right, a, b, c, d] })
  return { root: root.id, left: left.id, right: right.id, a: a.id, b: b.id, c: c.id, d: d.id }
}

/** Every stored path is the way up by parents, no move is left over, and the subtree list finds just what lies below. */
async function expectConsistent(top: Id): Promise<void> {
  const all = (await snapshot(table)).filter(({ T }) => T === 'organization').map(organizations.fromItem)
  const byId = new Map(all.map((each) => [each.id, each]))
  const way = (id: Id, seen = 0): Id[] => {
    if (seen > 20) throw new Error('a ring of parents')
    const parent = byId.get(id)?.parentId
    return parent === undefined ? [id] : [...way(parent, seen + 1), id]
  }
  for (const { id, path, movedFrom } of all) expect([id, path, movedFrom]).toEqual([id, way(id), undefined])
  const listed = await listOrganizations(request(), { within: { negated: false, values: [top] } }, 200, undefined)
  expect(listed.items.map(({ id }) => id).sort()).toEqual(
    all
      .filter(({ id }) => way(id).includes(top))
      .map(({ id }) => id)
      .sort(),
  )
}

describe('a new parent', () => {
  test('takes everything below along', async () => {
    const { root, right, a, c } = await tree()
    await moving(a, right)
    expect((await getOrganization(request(), c)).path).toHaveLength(5)
    await expectConsistent(right)
    await expectConsistent(root)
  })

  test('may be none, and a root may go below another', async () => {
    const [{ a }, other] = [await tree(), await tree()]
    await moving(a, undefined)
    expect((await getOrganization(request(), a)).path).toEqual([a])
    await moving(a, other.c)
    await expectConsistent(other.root)
  })

  test.each(['before', 'after'] as const)('is settled after a death %s any of the steps', async (when) => {
    const { root, right, left, a } = await tree()
    let deaths = 0
    for (let to = right; ; to = to === right ? left : right) {
      const moved = moving(a, to, crashing(table, deaths + 1, when))
      const died = await moved.then(
        () => false,
        (error: unknown) => error instanceof Crash,
      )
      if (!died) break
      deaths++
      if ((await getOrganization(request(), a)).parentId !== to) await moving(a, to)
      await settleOrganization(request(), a)
      await expectConsistent(root)
    }
    // One transaction for the move itself, one for each of the three below, one to finish.
    expect(deaths).toBe(5)
  })

  test('is settled by several at once', async () => {
    const { right, a } = await tree()
    await moving(a, right, crashing(table, 2, 'before')).catch(() => undefined)
    const all = await Promise.all([1, 2, 3].map(() => settleOrganization(request(), a)))
    for (const each of all) expect(each.movedFrom).toBeUndefined()
    await expectConsistent(right)
  })

  test('writes one audit item for everything that moved', async () => {
    const { right, a } = await tree()
    const items = await written(table, () => moving(a, right))
    const audits = items.filter(({ T }) => T === 'audit').map(({ action }) => action)
    expect(audits.sort()).toEqual(['change', 'moved', 'moved-with-parent', 'moved-with-parent', 'moved-with-parent'])
  })

  test('does not lose what is created below while it moves', async () => {
    const { root, right, left, a, b, c } = await tree()
    for (const [nth, to] of [
      [2, right],
      [3, left],
      [4, right],
      [5, left],
    ] as const) {
      const meanwhile = () => Promise.all([create(c), create(b)])
      await moving(a, to, interrupted(table, nth, meanwhile))
      await expectConsistent(root)
    }
  })
})

describe('a move is refused', () => {
  test('below itself or what lies below it', async () => {
    const { a, c } = await tree()
    for (const below of [a, c]) {
      const refusal = await untouched(table, () => moving(a, below))
      expect(refusal).toEqual({ code: 'cycle', paths: ['parentId'] })
    }
  })

  test('to one of two that go below each other at once', async () => {
    const [left, right] = [await create(), await create()]
    const all = await Promise.allSettled([moving(left, right), moving(right, left)])
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(all.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'cycle' } })
    await expectConsistent(left)
  })

  test('to who was about to go below somebody that has just gone below them', async () => {
    const [left, right] = [await create(), await create()]
    const slow = interrupted(table, 1, () => moving(right, left))
    await expect(moving(left, right, slow)).rejects.toMatchObject({ code: 'cycle' })
    await expectConsistent(left)
  })

  test('below somebody who is on the move below it: paths that lag behind close no ring', async () => {
    const [top, x] = [await create(), await create()]
    const low = await create(await create(top))
    // `top` goes below `x` and dies before those below it have followed; `x` must not go below one of them.
    await moving(top, x, crashing(table, 2, 'before')).catch(() => undefined)
    expect((await untouched(table, () => moving(x, low))).code).toBe('conflict')
    await settleOrganization(request(), top)
    expect((await untouched(table, () => moving(x, low))).code).toBe('cycle')
    await expectConsistent(x)
  })

  test('below somebody whose parents begin to move at that moment', async () => {
    const [top, x] = [await create(), await create()]
    const low = await create(await create(top))
    const dying = () => moving(top, x, crashing(table, 2, 'before')).catch(() => undefined)
    await expect(moving(x, low, interrupted(table, 1, dying))).rejects.toMatchObject({ code: 'conflict' })
    await settleOrganization(request(), top)
    await expectConsistent(x)
  })

  test('while the last one is not finished, until it is settled', async () => {
    const { right, left, a } = await tree()
    await moving(a, right, crashing(table, 2, 'before')).catch(() => undefined)
    expect(await untouched(table, () => moving(a, left))).toEqual({ code: 'conflict', paths: ['parentId'] })
    await settleOrganization(request(), a)
    await moving(a, left)
    await expectConsistent(left)
  })

  test('and so is a creation below a parent that is closed; those that were closed below it can still be put right', async () => {
    const parent = await create()
    const child = await create(parent)
    const closing = { on: today, reason: 'deregistered' as const, successorIds: [] }
    await closeOrganization(request(), child, 1, closing)
    await closeOrganization(request(), parent, 1, closing)
    expect(await untouched(table, () => create(parent))).toEqual({ code: 'not-active', paths: ['parentId'] })
    const other = await create()
    expect((await untouched(table, () => moving(other, parent))).code).toBe('not-active')
    expect(await changeOrganization(request(), child, await version(child), patching({ note: '更正' }))).toMatchObject({
      status: 'closed',
      note: '更正',
    })
  })
})

test('a move that somebody else finishes at the same time is answered all the same', async () => {
  const { right, a } = await tree()
  const helped = interrupted(table, 5, () => settleOrganization(request(), a))
  expect((await moving(a, right, helped)).movedFrom).toBeUndefined()
  await expectConsistent(right)
})

test('what follows a parent follows it to where that has gone meanwhile', async () => {
  const root = await create()
  const [left, right] = [await create(root), await create(root)]
  const a = await create(left)
  const b = await create(a)
  await create(b)
  // First `a` moves, then `b` follows, then what lies below `b`, which by then has left `a`.
  await moving(
    a,
    right,
    interrupted(table, 3, () => moving(b, right)),
  )
  await expectConsistent(root)
})

test('what moves while it is moved along ends where both say, or is told to wait', async () => {
  const { root, right, left, a, b, d } = await tree()
  for (const [nth, to] of [
    [2, right],
    [4, left],
  ] as const) {
    let refusal: unknown
    const other = interrupted(table, nth, () =>
      moving(b, d).catch((error: unknown) => {
        refusal = error
      }),
    )
    await moving(a, to, other)
    if (refusal !== undefined) expect(refusal).toMatchObject({ code: 'conflict' })
    expect((await getOrganization(request(), b)).parentId).toBe(refusal === undefined ? d : a)
    await expectConsistent(root)
    await moving(b, a)
  }
})
