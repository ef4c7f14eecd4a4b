import type { FileRow } from '../people/file-row.ts'
import type { Settled } from '../people/settle.ts'
import type { Survey } from '../people/survey.ts'
import { type Absent, absentFrom } from './absent.ts'
import type { DraftStep } from './draft-step.ts'
import { remarkOf, rowsOf } from './plan-remarks.ts'
import * as say from './plan-sayings.ts'
import { inTurn, rowSteps, type Standing } from './row-steps.ts'
import { overflows } from './seat-room.ts'
import { crowding } from './sheet-room.ts'

/** Most holders that a post can have. */
const mostHolders = 10_000

/** The steps of every row of a known or new person that has no problem, and whom the roster lets go. */
export type Drafts = { readonly steps: ReadonlyMap<FileRow, readonly DraftStep[]>; readonly absent: readonly Absent[] }

/** Drafts the steps of all rows; whoever finds no seat has a problem instead, and a row with a problem keeps those who it may mean. */
export function draft(survey: Survey, files: readonly FileRow[], settled: readonly Settled[]): Drafts {
  const steps = new Map(settled.flatMap((each) => stepsOf(survey, each)))
  limitNewPosts(survey, steps)
  const underReview = new Set(settled.flatMap(({ of, match }) => (match.kind === 'review' ? of.rows : [])))
  for (;;) {
    const open = new Set(files.filter((file) => file.problems.length > 0 || underReview.has(file)))
    const live = files.flatMap((file) => (open.has(file) ? [] : [{ file, steps: steps.get(file) ?? [] }]))
    const drafted = live.flatMap((each) => each.steps)
    const absent = absentFrom(survey, settled, open, drafted)
    const leaving = absent.flatMap((each) => each.steps)
    const full = overflows(survey.scene, live, leaving).filter(({ rows }) => rows.length > 0)
    const crowded = crowding(survey.scene.sheet, live, leaving)
    if (full.length === 0 && crowded.rows.length === 0)
      return { steps: new Map(live.map((each) => [each.file, each.steps])), absent }
    for (const { seat, on, rows } of full) {
      const problem = remarkOf(survey.scene, say.postFull(seat.name, seat.capacity, on))
      for (const { problems } of new Set(rows)) problems.push(problem)
    }
    const varied = remarkOf(survey.scene, say.tooVaried(crowded.stretches))
    for (const { problems } of crowded.rows) problems.push(varied)
  }
}

function stepsOf(survey: Survey, { of, match }: Settled): (readonly [FileRow, readonly DraftStep[]])[] {
  const { scene } = survey
  const live = of.rows.filter(({ problems }) => problems.length === 0)
  if (match.kind === 'review') return []
  if (match.kind === 'new' && of.posts.size === 0) {
    for (const { problems } of live) problems.push(remarkOf(scene, say.postMissing))
    return []
  }
  const person = match.kind === 'known' ? match.person : undefined
  if (person === undefined && live.length > 1 && !isSure(of.rows))
    for (const { warnings } of live)
      warnings.push(remarkOf(scene, say.oneOfRows(rowsOf(of.rows.map(({ row }) => row)))))
  const held = person === undefined ? [] : (survey.holdings.get(person.id) ?? [])
  const standing: Standing = { person, held, claimed: new Set(), named: new Map() }
  return inTurn(survey, live).map((file) => [file, rowSteps(survey, standing, file)] as const)
}

/** Whether something beside the name makes rows one person: the same birthday, phone or address in each. */
function isSure([first, ...others]: readonly FileRow[]): boolean {
  const { birth, phone, email } = first?.row.facts ?? {}
  return others.every(
    ({ row: { facts } }) =>
      (birth?.length === 10 && facts.birth === birth) ||
      (phone !== undefined && facts.phone === phone) ||
      (email !== undefined && facts.email === email),
  )
}

function limitNewPosts({ scene }: Survey, steps: ReadonlyMap<FileRow, readonly DraftStep[]>): void {
  const taken = new Map<string, number>()
  for (const [file, own] of steps)
    for (const { key, step } of own) {
      if (step.kind !== 'create' || step.newPost === undefined) continue
      const count = (taken.get(key) ?? 0) + 1
      taken.set(key, count)
      if (count > mostHolders) file.problems.push(remarkOf(scene, say.postFull(step.newPost, mostHolders, scene.on)))
    }
}
