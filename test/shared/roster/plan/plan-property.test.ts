import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Membership } from '../../../../shared/domain/membership.ts'
import { mainName } from '../../../../shared/domain/names.ts'
import { overfullOn } from '../../../../shared/domain/seat-state.ts'
import { bounds } from '../../../../shared/roster/people/likeness.ts'
import { makePlan, type Plan } from '../../../../shared/roster/plan/plan.ts'
import { nameKey } from '../../../../shared/roster/plan/scene.ts'
import type { PlannedRow } from '../../../../shared/roster/planned-row.ts'
import { importModes } from '../../../../shared/roster/roster-import.ts'
import type { RosterRow } from '../../../../shared/roster/roster-row.ts'
import { today } from '../../../support/clock.ts'
import { runs } from '../../../support/property.ts'
import { rosterAndFile } from '../../../support/random-rosters.ts'
import { applied, planned, type RosterStage, sceneOf } from '../../../support/roster-stage.ts'

const mode = fc.constantFrom(...importModes)
const settings = fc.record({ mode, createPosts: fc.boolean() })
const many = runs(300)

const isLive = ({ action }: PlannedRow) => action !== 'problem' && action !== 'review'

/** What planning again may say: where facts were only compared and not kept, namesakes may come too close to each other. */
const calm = (how: string) => (how === 'add' ? ['unchanged', 'review', 'problem'] : ['unchanged'])

/** What goes on on the day, whatever it is called: person and post. */
function goingOn({ memberships }: RosterStage): string[] {
  return memberships
    .filter(({ status, end }) => status !== 'ended' && (end === undefined || end >= today))
    .map(({ personId, postId }) => `${personId} ${postId}`)
}

/** Who each live row of the file is about after the plan was applied, in the posts that it names as going on. */
function wanted(stage: RosterStage, plan: Plan, rows: readonly RosterRow[]): string[] {
  const read: Readonly<Record<string, string>> = { 会长: '理事长' }
  return rows.flatMap((row, at) => {
    const verdict = plan.rows[at]
    if (verdict === undefined || !isLive(verdict) || (row.end !== undefined && row.end < today)) return []
    const names = row.posts.map((name) => read[name] ?? name)
    return names.map((name) => `${nameKey(row.name ?? '')} ${stage.posts.find((post) => post.name === name)?.id}`)
  })
}

function named(stage: RosterStage, pairs: readonly string[]): string[] {
  const names = new Map<string, string>(stage.people.map(({ id, names: all }) => [id, nameKey(mainName(all))]))
  return pairs.map((pair) => pair.replace(/^per_\w+/, (id) => names.get(id) ?? id))
}

it('planned again after it was applied, everything is unchanged', () => {
  fc.assert(
    fc.property(rosterAndFile, settings, ({ stage, rows }, more) => {
      const plan = planned(stage, rows, more)
      const again = planned(applied(stage, plan), rows, more)
      // Who is meant by an open row may be seen more clearly once the others are applied.
      const open = new Set(plan.rows.filter((row) => !isLive(row)).map(({ name }) => nameKey(name)))
      for (const [at, row] of plan.rows.slice(0, rows.length).entries())
        if (!open.has(nameKey(row.name))) expect(calm(more.mode)).toContain(again.rows[at]?.action)
      if (plan.rows.every(isLive)) expect(again.counts).toMatchObject({ create: 0, change: 0, leave: 0 })
    }),
    many,
  )
})

it('whoever a file names is in the posts that it names', () => {
  fc.assert(
    fc.property(rosterAndFile, settings, ({ stage, rows }, more) => {
      const plan = planned(stage, rows, more)
      const after = applied(stage, plan)
      expect(named(after, goingOn(after))).toEqual(expect.arrayContaining(wanted(after, plan, rows)))
    }),
    many,
  )
})

it('a whole roster leaves nobody beside those whom the file names, but who is pending, stuck or may be meant', () => {
  fc.assert(
    fc.property(rosterAndFile, ({ stage, rows }) => {
      const plan = planned(stage, rows, { mode: 'whole' })
      const after = applied(stage, plan)
      const session = stage.sessions.at(-1)?.id
      const kept = new Set(
        plan.rows.filter((row) => !isLive(row) || row.posts.length === 0).flatMap(({ personId }) => personId ?? []),
      )
      const left = after.memberships.filter(
        ({ status, sessionId, personId }) =>
          status === 'in-office' && (sessionId === undefined || sessionId === session) && !kept.has(personId),
      )
      const pairs = goingOn({ ...after, memberships: left })
      const file = new Set(wanted(after, plan, rows))
      expect(named(after, pairs).filter((pair) => !file.has(pair))).toEqual([])
    }),
    many,
  )
})

it('adding leaves all that was there as it was', () => {
  fc.assert(
    fc.property(rosterAndFile, ({ stage, rows }) => {
      const after = applied(stage, planned(stage, rows, { mode: 'add' }))
      expect(after.memberships).toEqual(expect.arrayContaining([...stage.memberships]))
      expect(after.people.slice(0, stage.people.length)).toEqual(stage.people)
    }),
    many,
  )
})

it('other sessions are never touched, and updating ends nothing without a last day in the file', () => {
  fc.assert(
    fc.property(rosterAndFile, mode, ({ stage, rows }, how) => {
      const plan = planned(stage, rows, { mode: how })
      const after = new Map<string, Membership>(applied(stage, plan).memberships.map((each) => [each.id, each]))
      for (const before of stage.memberships)
        if (before.sessionId === stage.sessions[0]?.id) expect(after.get(before.id)).toEqual(before)
      for (const row of how === 'whole' ? [] : plan.rows)
        for (const step of row.steps)
          if (step.kind === 'end') expect(step.end).toBe(rows.find((each) => each.row === row.row)?.end)
    }),
    many,
  )
})

it('nobody is found by a name alone, and nobody is let go whom an open row may mean', () => {
  fc.assert(
    fc.property(rosterAndFile, mode, ({ stage, rows }, how) => {
      const plan = planned(stage, rows, { mode: how })
      const open = plan.rows.filter((row) => row.row !== undefined && !isLive(row))
      const doubtful = new Set(
        open.flatMap(({ personId, candidates }) => [personId, ...candidates.map((each) => each.personId)]),
      )
      const names = new Set(open.map(({ name }) => nameKey(name)))
      const nameless = open.some(({ name }) => name === '')
      for (const { row, action, name, personId, candidates } of plan.rows) {
        if (row !== undefined && personId !== undefined && candidates[0] !== undefined)
          expect(candidates[0].score).toBeGreaterThanOrEqual(bounds.threshold - 10)
        if (row !== undefined || action !== 'leave') continue
        expect([names.has(nameKey(name)), doubtful.has(personId)]).toEqual([false, false])
        if (nameless) expect(open.every(({ name: text, posts }) => text !== '' || posts.length > 0)).toBe(true)
      }
    }),
    many,
  )
})

it('the order in which the roster was read makes no difference', () => {
  fc.assert(
    fc.property(rosterAndFile, mode, ({ stage, rows }, how) => {
      const back = <T>(all: Iterable<T>) => [...all].reverse()
      const scene = sceneOf(stage, { mode: how })
      const turned = {
        ...scene,
        posts: scene.posts,
        memberships: back(scene.memberships),
        people: new Map(back(scene.people)),
        namesakes: new Map(back(scene.namesakes).map(([name, same]) => [name, back(same)])),
      }
      expect(makePlan(turned, rows)).toEqual(makePlan(scene, rows))
    }),
    many,
  )
})

it('no post gets more holders than seats by a plan, as the seat sheet counts them', () => {
  fc.assert(
    fc.property(rosterAndFile, mode, ({ stage, rows }, how) => {
      const before = sceneOf(stage).sheet
      const after = sceneOf(applied(stage, planned(stage, rows, { mode: how }))).sheet
      for (const seat of after.seats) {
        const was = before.seats.find(({ postId }) => postId === seat.postId)
        expect(overfullOn(seat, after, { since: today, before: was })).toBeUndefined()
      }
    }),
    many,
  )
})
