import { makeIds } from '../../shared/domain/ids.ts'
import type { Membership } from '../../shared/domain/membership.ts'
import type { Organization } from '../../shared/domain/organization.ts'
import type { Person } from '../../shared/domain/person.ts'
import type { Post } from '../../shared/domain/post.ts'
import type { Table } from '../../shared/table/client.ts'
import { deleteMany, putMany } from '../../shared/table/index/index-writes.ts'
import { organizations } from '../../shared/table/organizations.ts'
import { memberships, people } from '../../shared/table/people.ts'
import { queryAll } from '../../shared/table/read.ts'
import { load } from './load.ts'
import { seededDraw } from './random.ts'
import { aMembership, anOrganization, aPerson, aPost } from './things.ts'

/** How many changes of each kind were made. */
export type Done = { entered: number; changed: number; joined: number; renamed: number; erased: number }

/** People who come, change and go, written straight into the table; `change` does one thing at random and answers whom it concerns. */
export type Population = {
  readonly done: Done
  /** Ids of the two societies, which are there from the beginning. */
  readonly societies: readonly string[]
  readonly change: () => Promise<readonly string[]>
  /** Ids of those who are there. */
  readonly living: () => readonly string[]
}

/** A population with two societies and nobody yet; all is drawn from `chance`. */
export async function makePopulation(table: Table, chance: () => number, seed = 11): Promise<Population> {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] ?? Reflect.get(from, 0)
  const ids = makeIds(seededDraw(seed))
  const societies: Organization[] = [
    anOrganization({ id: ids.organization(), level: 'province' }),
    anOrganization({ id: ids.organization() }),
  ].map((each) => ({ ...each, path: [each.id] }))
  const posts: Post[] = societies.flatMap(({ id }) => [
    { ...aPost(id), id: ids.post(id) },
    { ...aPost(id, { name: '理事', role: 'council-member', responsible: false }), id: ids.post(id) },
  ])
  await load(table, { organizations: societies, posts })
  const members = new Map<string, Membership[]>()
  const living = new Map<string, Person>()
  const done: Done = { entered: 0, changed: 0, joined: 0, renamed: 0, erased: 0 }

  const facts = () => ({
    names: [{ text: pick(['王甲', '李乙', '张丙', '欧阳丁']), kind: 'official' }],
    gender: pick(['1', '2', undefined]),
    birth: pick(['1961', '1970-05', '1988-01-02', undefined]),
    disciplines: pick([[], ['520'], ['110', '520']]),
    workplace: pick([undefined, { country: 'CN', region: '440000' }, { country: 'CN', region: '110108' }]),
    professionalTitle: pick(['011', '012', undefined]),
  })
  const put = async (person: Person) => {
    living.set(person.id, person)
    await putMany(table, [people.toItem(person)])
    return [person.id]
  }
  const acts = {
    entered: () => put(aPerson({ id: ids.person(), ...facts() })),
    changed: async () => {
      const person = pick([...living.values()])
      return put(pick([() => ({ ...person, gender: pick(['1', '2']) }), () => aPerson({ ...person, ...facts() })])())
    },
    joined: async () => {
      const person = pick([...living.values()])
      const held = aMembership(
        pick(posts).id,
        { id: ids.membership(person.id), start: pick(['2020', '2025-03-04', undefined]), status: 'in-office' },
        person.id,
      )
      members.set(held.organizationId, [...(members.get(held.organizationId) ?? []), held])
      await putMany(table, [memberships.toItem(held)])
      return [person.id]
    },
    renamed: async () => {
      const at = Math.floor(chance() * societies.length)
      const society = { ...pick(societies), ...societies[at], level: pick(['province', 'city', 'nation'] as const) }
      societies[at] = { ...society, names: [{ text: pick(['某省甲学会', '某省乙学会']), kind: 'official' }] }
      await putMany(table, [organizations.toItem(societies[at])])
      return [society.id, ...(members.get(society.id) ?? []).map(({ personId }) => personId)]
    },
    erased: async () => {
      const { id } = pick([...living.values()])
      living.delete(id)
      for (const [owner, held] of members)
        members.set(
          owner,
          held.filter(({ personId }) => personId !== id),
        )
      const keys: { PK: string; SK: string }[] = []
      for await (const { PK, SK } of queryAll(table, { pk: `P#${id}` })) keys.push({ PK: String(PK), SK: String(SK) })
      await deleteMany(table, keys)
      return [id]
    },
  }
  return {
    done,
    societies: societies.map(({ id }) => id),
    living: () => [...living.keys()],
    change: async () => {
      const kind =
        living.size < 5
          ? 'entered'
          : pick([
              'entered',
              'entered',
              'changed',
              'changed',
              'changed',
              'joined',
              'joined',
              'renamed',
              'erased',
            ] as const)
      done[kind]++
      return acts[kind]()
    },
  }
}
