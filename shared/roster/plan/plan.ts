import { peopleOf } from '../people/file-people.ts'
import { type FileRow, readAgainst } from '../people/file-row.ts'
import { type Settled, settle } from '../people/settle.ts'
import { type Survey, surveyOf } from '../people/survey.ts'
import { type NewPost, type PlannedRow, type RowAction, rowActions } from '../planned-row.ts'
import type { RosterRow, RowRemark } from '../roster-row.ts'
import type { Absent } from './absent.ts'
import type { DraftStep } from './draft-step.ts'
import { type Drafts, draft } from './drafts.ts'
import { factChange, identityTold, lostTitle, newPersonOf } from './plan-facts.ts'
import { remarkOf, rowsOf } from './plan-remarks.ts'
import * as say from './plan-sayings.ts'
import { planWarnings } from './plan-warnings.ts'
import type { Scene } from './scene.ts'
import { factsNotChanged } from './step-sayings.ts'

/** What a file comes to: a planned row for each of its rows, then one for each person who is absent from it. */
export type Plan = {
  readonly rows: readonly PlannedRow[]
  readonly newPosts: readonly NewPost[]
  readonly warnings: readonly RowRemark[]
  readonly counts: Readonly<Record<RowAction, number>>
}

/** Sets the rows of a file against a roster. Pure and linear; planning again after the plan was applied finds nothing to do. */
export function makePlan(scene: Scene, rows: readonly RosterRow[]): Plan {
  const survey = surveyOf(scene)
  const files = readAgainst(scene, rows)
  const settled = settle(survey, peopleOf(survey, files))
  const drafts = draft(survey, files, settled)
  const nths = new Map(files.map((file, at) => [file, at + 1]))
  const told = new Map(settled.flatMap((each) => ofPerson(survey, each, drafts, nths)))
  const planned = [
    ...files.map((file, at) => fileRow(file, at + 1, told.get(file) ?? nobody, drafts.steps.get(file) ?? [])),
    ...drafts.absent.map((each, at) => absentRow(scene, each, files.length + at + 1)),
  ]
  const counts = { create: 0, change: 0, leave: 0, unchanged: 0, review: 0, problem: 0 }
  for (const action of rowActions) counts[action] = planned.filter((each) => each.action === action).length
  return { rows: planned, newPosts: newPostsOf(files, drafts), warnings: planWarnings(survey, files, drafts), counts }
}

/** What a row is told about its person. */
type Told = Pick<
  PlannedRow,
  'personId' | 'personVersion' | 'candidates' | 'newPerson' | 'sameAs' | 'facts' | 'factsWere' | 'identity'
> & {
  readonly inReview?: boolean
}

const nobody: Told = { candidates: [] }

/** What the rows of somebody say of the person: the first that is applied brings in, or changes, all that the file says. */
function ofPerson(
  survey: Survey,
  { of, match }: Settled,
  { steps }: Drafts,
  nths: ReadonlyMap<FileRow, number>,
): (readonly [FileRow, Told])[] {
  const { scene } = survey
  const live = of.rows.filter((file) => file.problems.length === 0)
  if (match.kind === 'review') {
    const candidates = match.may.slice(0, 10).map(({ likeness }) => likeness)
    for (const { warnings } of live) {
      warnings.push(remarkOf(scene, say.reviewNeeded(match.may.length)))
      if (match.crowded) warnings.push(remarkOf(scene, say.tooCommon))
    }
    return of.rows.map((file) => [file, { candidates, inReview: true }])
  }
  if (match.kind === 'known') {
    const { id: personId, version: personVersion } = match.person
    const known: Told = { personId, personVersion, candidates: [match.found] }
    const facts = factsTold(scene, match.person, of, live[0])
    return of.rows.map((file) => [file, file === live[0] ? { ...known, ...facts } : known])
  }
  const candidates = match.others.slice(0, 10).map(({ likeness }) => likeness)
  const first = live.find((file) => (steps.get(file) ?? []).length > 0)
  if (first === undefined) {
    for (const { problems } of live) problems.push(remarkOf(scene, say.postMissing))
    return of.rows.map((file) => [file, { candidates }])
  }
  const lost = lostTitle(of.facts)
  if (lost !== undefined) first.warnings.push(remarkOf(scene, lost))
  if (match.others.length > 0) first.warnings.push(remarkOf(scene, say.othersOfName(match.others.length)))
  const nth = nths.get(first) ?? 1
  return of.rows.map((file) => {
    const identity = identityTold(undefined, of.facts)
    if (file === first)
      return [file, { candidates, newPerson: newPersonOf(of.name, of.facts), ...(identity && { identity }) }]
    const follows = file.problems.length === 0 && (nths.get(file) ?? 0) > nth
    return [file, { candidates, ...(follows && { sameAs: nth }) }]
  })
}

function factsTold(
  scene: Scene,
  person: Parameters<typeof factChange>[1],
  { facts: said }: Settled['of'],
  first: FileRow | undefined,
): Pick<Told, 'facts' | 'factsWere' | 'identity'> {
  if (first === undefined) return {}
  const { facts, factsWere, warnings } = factChange(scene, person, said)
  first.warnings.push(...warnings.map((each) => remarkOf(scene, each)))
  const identity = identityTold(person, said)
  const hasFacts = Object.keys(facts).length > 0
  if (!hasFacts && identity === undefined) return {}
  if (scene.mode !== 'add') return { ...(hasFacts && { facts, factsWere }), ...(identity && { identity }) }
  first.warnings.push(remarkOf(scene, factsNotChanged))
  return {}
}

function fileRow(
  file: FileRow,
  nth: number,
  { inReview = false, ...told }: Told,
  drafted: readonly DraftStep[],
): PlannedRow {
  const { row, problems, warnings } = file
  const isLive = problems.length === 0 && !inReview
  const steps = isLive ? drafted.map(({ step }) => step) : []
  const { newPerson: _person, sameAs: _same, facts: _facts, factsWere: _were, identity: _identity, ...who } = told
  const kept: Told = isLive ? told : who
  return {
    nth,
    row: row.row,
    name: row.name ?? '',
    action: problems.length > 0 ? 'problem' : inReview ? 'review' : actionOf(steps, kept),
    posts: [...row.posts],
    ...kept,
    candidates: [...told.candidates],
    steps,
    problems,
    warnings,
  }
}

function actionOf(steps: PlannedRow['steps'], { facts, identity }: Told): RowAction {
  if (steps.some(({ kind }) => kind === 'create')) return 'create'
  if (facts !== undefined || identity !== undefined || steps.some(({ kind }) => kind === 'change')) return 'change'
  return steps.length > 0 ? 'leave' : 'unchanged'
}

function absentRow(scene: Scene, { person, name, posts, heldBy, stuck, steps }: Absent, nth: number): PlannedRow {
  const named = new Map(scene.posts.map((post) => [post.id, post.name]))
  const names = (held: Absent['posts']) => held.map(({ postId }) => named.get(postId) ?? postId)
  const isHeld = heldBy.length > 0
  return {
    nth,
    name,
    action: isHeld ? 'review' : stuck.length > 0 ? 'problem' : 'leave',
    posts: names(posts),
    ...(person !== undefined && { personId: person.id, personVersion: person.version }),
    candidates: [],
    steps: steps.map(({ step }) => step),
    problems: !isHeld && stuck.length > 0 ? [remarkOf(scene, say.stuck(names(stuck), scene.on))] : [],
    warnings: isHeld ? [remarkOf(scene, say.heldBack(rowsOf(heldBy.map(({ row }) => row))))] : [],
  }
}

function newPostsOf(files: readonly FileRow[], { steps }: Drafts): NewPost[] {
  const found = new Map<string, NewPost>()
  for (const file of files) {
    if (file.problems.length > 0) continue
    for (const { key, step } of steps.get(file) ?? []) {
      if (step.kind !== 'create' || step.newPost === undefined) continue
      const named = file.posts.find((post) => post.key === key)
      if (named === undefined || named.post !== undefined) continue
      const { name, role } = named
      found.set(key, { name, role, capacity: (found.get(key)?.capacity ?? 0) + 1 })
    }
  }
  return [...found.values()]
}
