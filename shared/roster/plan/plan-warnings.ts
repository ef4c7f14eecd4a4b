import type { FileRow } from '../people/file-row.ts'
import type { Survey } from '../people/survey.ts'
import type { RowRemark } from '../roster-row.ts'
import type { Drafts } from './drafts.ts'
import { goesOn, scopeOf } from './holding-dates.ts'
import { remarkOf, rowsOf, type Saying } from './plan-remarks.ts'
import * as say from './plan-sayings.ts'

/** What a plan says of the whole file: most of it about whom a whole roster lets go, or does not. */
export function planWarnings(survey: Survey, files: readonly FileRow[], drafts: Drafts): RowRemark[] {
  const { scene } = survey
  if (scene.mode !== 'whole') return []
  return [...aboutRows(files), ...aboutAbsent(survey, files, drafts)].map((each) => remarkOf(scene, each))
}

function aboutRows(files: readonly FileRow[]): Saying[] {
  const nameless = files.filter(({ key }) => key === undefined)
  return nameless.length === 0 ? [] : [say.namelessRows(rowsOf(nameless.map(({ row }) => row)))]
}

function aboutAbsent({ scene, holdings }: Survey, files: readonly FileRow[], { absent }: Drafts): Saying[] {
  const leaving = absent.filter(({ steps }) => steps.length > 0)
  const mentioned = new Set(files.flatMap(({ posts }) => posts.map(({ key }) => key)))
  const left = new Set(leaving.flatMap(({ steps }) => steps.map(({ key }) => key)))
  const unmentioned = scene.posts.filter(({ id }) => left.has(id) && !mentioned.has(id))
  const pending = scene.memberships.filter(({ status }) => status !== 'in-office' && status !== 'ended')
  const isOfRoster = scopeOf(scene)
  const serving = [...holdings.values()].filter((held) =>
    held.some((each) => each.status === 'in-office' && goesOn(scene, each) && isOfRoster(each)),
  )
  return [
    ...(unmentioned.length === 0 ? [] : [say.unmentioned(unmentioned.map(({ name }) => name))]),
    ...(leaving.length * 2 > serving.length ? [say.manyLeave(leaving.length, serving.length)] : []),
    ...(pending.length === 0 ? [] : [say.pendingKept(pending.length)]),
  ]
}
