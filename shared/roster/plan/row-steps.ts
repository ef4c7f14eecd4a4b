import { endsBeforeStart, firstDay, hasEnded, lastDay } from '../../domain/dates.ts'
import type { Membership } from '../../domain/membership.ts'
import type { Person } from '../../domain/person.ts'
import type { FileRow } from '../people/file-row.ts'
import { agree } from '../people/likeness.ts'
import type { NamedPost } from '../people/post-names.ts'
import type { Survey } from '../people/survey.ts'
import { alteration, type Beginning, creation, type DraftStep, ending } from './draft-step.ts'
import { beganOn, goesOn, mayOverlap, newcomersStart, type SaidDates, saidDates } from './holding-dates.ts'
import { remarkOf, type Saying } from './plan-remarks.ts'
import { isPrepared } from './scene.ts'
import * as say from './step-sayings.ts'

/** Somebody whose rows are gone through one after the other: what they hold, and what rows before have named already. */
export type Standing = {
  readonly person: Person | undefined
  readonly held: readonly Membership[]
  /** Memberships that a row has spoken of. */
  readonly claimed: Set<string>
  /** Posts, with the end of what is over, by the row that named them first. */
  readonly named: Map<string, number>
}

/** What a row's post comes to: a step, a remark that stands in the way or is worth a look, or nothing. */
type Outcome = { readonly step?: DraftStep; readonly problem?: Saying; readonly warning?: Saying }

/** Rows in the order in which they take up what somebody holds: what goes on before what is over, so that a past stint ends no present one. */
export function inTurn({ scene }: Survey, rows: readonly FileRow[]): FileRow[] {
  const isOver = ({ row }: FileRow) => saidDates(scene, row).over
  return [...rows.filter((file) => !isOver(file)), ...rows.filter(isOver)]
}

/** The steps of a row for the posts that it names; problems and warnings go to the row, and a row with a problem has no steps. */
export function rowSteps(survey: Survey, standing: Standing, file: FileRow): DraftStep[] {
  const dates = saidDates(survey.scene, file.row)
  const outcomes = file.posts.map((post) => outcomeOf(survey, standing, file, post, dates))
  for (const { problem, warning } of outcomes) {
    if (problem !== undefined) file.problems.push(remarkOf(survey.scene, problem))
    if (warning !== undefined) file.warnings.push(remarkOf(survey.scene, warning))
  }
  return file.problems.length > 0 ? [] : outcomes.flatMap(({ step }) => step ?? [])
}

function outcomeOf(survey: Survey, standing: Standing, file: FileRow, named: NamedPost, dates: SaidDates): Outcome {
  const { scene } = survey
  const { row } = file
  const stint = `${named.key} ${dates.over ? row.end : ''}`
  const first = standing.named.get(stint)
  if (first !== undefined) return { warning: say.namedBefore(named.text, first) }
  standing.named.set(stint, row.row)
  const fault = draftFault(survey, file, dates)
  if (fault !== undefined) return { problem: fault }
  const there = standing.held.filter(({ id, postId }) => postId === named.key && !standing.claimed.has(id))
  const found = spokenOf(survey, there, row, dates)
  if (found === 'ended-already') return { problem: say.endedAlready(named.text) }
  if (found === undefined) return begin(survey, standing, file, named, dates)
  standing.claimed.add(found.id)
  if (dates.over && dates.end !== undefined && goesOn(scene, found)) return end(survey, found, row.end ?? '', named)
  return alter(survey, found, file, named, dates)
}

/** The membership that a row speaks of: of what is over where the row says that it is over, else what goes on. */
function spokenOf(
  { scene }: Survey,
  there: readonly Membership[],
  { start, end }: FileRow['row'],
  dates: SaidDates,
): Membership | 'ended-already' | undefined {
  const current = there.filter((each) => goesOn(scene, each))
  const past = there.filter((each) => !goesOn(scene, each))
  // What has not been taken up yet cannot have ended.
  const open = dates.over && dates.end !== undefined ? current.filter(({ status }) => !isPending(status)) : current
  const going = open.find(({ sessionId }) => sessionId === scene.term?.id) ?? open[0]
  const began = (each: Membership) => {
    const known = beganOn(scene, each)
    return start === undefined || known === undefined || agree(start, known)
  }
  if (dates.over && end !== undefined) {
    const ended = past.filter((each) => each.end === undefined || agree(each.end, end))
    const same = ended.find(began) ?? ended.find((each) => each.end !== undefined)
    if (same !== undefined) return same
    if (dates.end === undefined) return going
    const meets = (each: Membership) => mayOverlap({ start, end }, { start: beganOn(scene, each), end: each.end })
    return [going].find((each) => each !== undefined && (start === undefined || meets(each))) ?? past.find(meets)
  }
  if (going !== undefined || dates.start === undefined) return going
  const since = firstDay(dates.start)
  return past.some((each) => (each.end === undefined ? began(each) : since <= lastDay(each.end)))
    ? 'ended-already'
    : undefined
}

/** What a session that is being prepared cannot say of itself: nobody holds it yet, and all of it begins on one day. */
function draftFault({ scene }: Survey, { row }: FileRow, dates: SaidDates): Saying | undefined {
  if (!isPrepared(scene)) return undefined
  if (dates.over) return say.endInDraft
  return dates.start === undefined ? undefined : say.startInDraft(row.start ?? '', scene.change?.start)
}

function begin(survey: Survey, standing: Standing, { row }: FileRow, named: NamedPost, dates: SaidDates): Outcome {
  const { scene, filled, before } = survey
  const { person } = standing
  const over = dates.over && dates.end !== undefined
  const usual = filled.get(named.key)
  const draft = isPrepared(scene)
  const sessionId = usual?.sessionless && !draft ? undefined : scene.term?.id
  const start = draft
    ? undefined
    : (dates.start ?? (over || row.start !== undefined || usual === undefined ? undefined : newcomersStart(scene)))
  const sessionStart = sessionId === undefined ? undefined : scene.term?.start
  if (endsBeforeStart({ start: start ?? sessionStart, end: dates.end })) return { problem: say.endsBefore(named.text) }
  const closed = over ? undefined : closedTo(survey, person, named, start)
  if (closed !== undefined) return { problem: closed }
  const then = draft ? (before.get(person?.id ?? '') ?? []).filter(({ postId }) => postId === named.key) : []
  const predecessor = then.findLast(({ status }) => status === 'in-office') ?? then.at(-1)
  const beginning: Beginning = {
    sessionId,
    nature: row.nature,
    start,
    end: dates.end,
    status: over ? 'ended' : 'in-office',
    note: row.note,
    ...(predecessor !== undefined && { predecessorId: predecessor.id }),
  }
  return { step: creation(scene, named, said(beginning)) }
}

/** Without what is not said, so that a plan reads the same after it was stored. */
function said(beginning: Beginning): Beginning {
  const { status, ...rest } = beginning
  return { status, ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) }
}

function closedTo(
  { scene }: Survey,
  person: Person | undefined,
  named: NamedPost,
  start: string | undefined,
): Saying | undefined {
  if (person?.status === 'deceased') return say.deceased
  if (scene.sheet.closedOn !== undefined) return say.closed(scene.sheet.closedOn)
  const { post } = named
  if (post === undefined) return undefined
  if (post.frozen) return say.frozen(post.name)
  const gone = post.end !== undefined && (hasEnded(post.end, scene.on) === 'yes' || (start ?? '') > lastDay(post.end))
  return gone ? say.abolished(post.name, post.end ?? '') : undefined
}

function end({ scene }: Survey, membership: Membership, on: string, { text }: NamedPost): Outcome {
  if (scene.mode === 'add') return { warning: say.notChanged(text) }
  if (endsBeforeStart({ start: beganOn(scene, membership), end: on })) return { problem: say.endsBefore(text) }
  return { step: ending(membership, on, 'unknown') }
}

/** What goes on follows the row; of what is over only an end that was not known is added, and the rest of history stays as it is. */
function alter(
  { scene }: Survey,
  membership: Membership,
  { row }: FileRow,
  { text }: NamedPost,
  dates: SaidDates,
): Outcome {
  const { nature, end: until, note, status } = membership
  const began = beganOn(scene, membership)
  const on = goesOn(scene, membership)
  const starts = on && dates.start !== undefined && !isPrepared(scene) && !began?.startsWith(dates.start)
  const ends = dates.end !== undefined && (until === undefined || (on && !until.startsWith(dates.end)))
  const to = {
    ...(on && row.nature !== undefined && row.nature !== nature && { nature: row.nature }),
    ...(starts && { start: dates.start }),
    ...(ends && { end: dates.end }),
    ...(on && row.note !== undefined && row.note !== note && { note: row.note }),
  }
  const pending = isPending(status) ? say.pending(text) : undefined
  const differs = dates.end !== undefined && !ends && until !== undefined && !agree(until, dates.end)
  const warning = pending ?? (differs ? say.endDiffers(text, until) : undefined)
  const remark = warning === undefined ? {} : { warning }
  if (Object.keys(to).length === 0) return remark
  if (scene.mode === 'add') return { warning: warning ?? say.notChanged(text) }
  if (endsBeforeStart({ start: to.start ?? began, end: to.end ?? until })) return { problem: say.endsBefore(text) }
  return { ...remark, step: alteration(membership, to) }
}

function isPending(status: Membership['status']): boolean {
  return status !== 'in-office' && status !== 'ended'
}
