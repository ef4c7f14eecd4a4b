import { performance } from 'node:perf_hooks'
import { describe, expect, it } from 'vitest'
import { type FieldsShown, fieldsShown } from '../../../../shared/access/shown-fields.ts'
import { hasEnded } from '../../../../shared/domain/dates.ts'
import type { OrganizationId } from '../../../../shared/domain/ids.ts'
import type { Membership } from '../../../../shared/domain/membership.ts'
import { mainName } from '../../../../shared/domain/names.ts'
import type { SeatSheet } from '../../../../shared/domain/seat-sheet.ts'
import { currentSession } from '../../../../shared/domain/seat-state.ts'
import { guessColumns } from '../../../../shared/roster/file/map-columns.ts'
import { readRows } from '../../../../shared/roster/file/read-rows.ts'
import { makePlan, type Plan } from '../../../../shared/roster/plan/plan.ts'
import { nameKey, type Scene } from '../../../../shared/roster/plan/scene.ts'
import { RosterSheet } from '../../../../shared/roster/sheets/roster-sheet.ts'
import { readWorkbook } from '../../../../shared/spreadsheet/read-workbook.ts'
import type { SheetToWrite } from '../../../../shared/spreadsheet/workbook.ts'
import { writeCsv } from '../../../../shared/spreadsheet/write-csv.ts'
import { writeWorkbook } from '../../../../shared/spreadsheet/write-workbook.ts'
import { byId, demo } from '../../../functions/local/demo/the-demo.ts'
import { today } from '../../../support/clock.ts'

const clock = () => performance.now()
const personOf = byId(demo.people)
const organizationOf = new Map(demo.organizations.map((each) => [each.id as string, mainName(each.names)]))
const membershipsOf = Map.groupBy(demo.memberships, ({ organizationId }) => organizationId)
const postsOf = Map.groupBy(demo.posts, ({ organizationId }) => organizationId)
const namesakes = Map.groupBy(demo.people, ({ names }) => nameKey(mainName(names)))

/** All rosters of the demonstration: those with somebody on them on the day. */
const rosters = demo.sheets.filter(({ organizationId }) => linesOf(organizationId).length > 0)

function sheetOf(id: OrganizationId): SeatSheet {
  const sheet = demo.sheets.find(({ organizationId }) => organizationId === id)
  if (sheet === undefined) throw new RangeError(id)
  return sheet
}

/** The lines of the session that sits, those who have left it or are to begin among them, and who goes on without a session. */
function linesOf(id: OrganizationId): Membership[] {
  const current = currentSession(sheetOf(id).terms, today)?.term.id
  return (membershipsOf.get(id) ?? []).filter(({ neverHeld, endReason, sessionId, status, end }) => {
    if (neverHeld || endReason === 'entered-in-error') return false
    if (sessionId !== undefined) return sessionId === current && (status !== 'ended' || end !== undefined)
    return status === 'in-office' && (end === undefined || hasEnded(end, today) !== 'yes')
  })
}

function exported(id: OrganizationId, shown: FieldsShown): SheetToWrite {
  const roster = new RosterSheet({
    on: today,
    organizations: organizationOf,
    shown,
    sheet: sheetOf(id),
    title: [`${organizationOf.get(id)}（${today}）名单`],
  })
  for (const membership of linesOf(id)) roster.add({ membership, person: personOf(membership.personId) })
  return roster.sheet()
}

function sceneOf(id: OrganizationId, mode: Scene['mode'], columns: Scene['columns']): Scene {
  const sheet = sheetOf(id)
  const term = currentSession(sheet.terms, today)?.term
  const all = membershipsOf.get(id) ?? []
  const own = all.filter(({ sessionId }) => sessionId === undefined || sessionId === term?.id)
  const people = new Map(all.map(({ personId }) => [personId as string, personOf(personId)]))
  const orcids = [...people.values()].flatMap(({ id: owner, identifiers }) =>
    identifiers.filter(({ scheme }) => scheme === 'orcid').map(({ value }) => [value, owner] as const),
  )
  const employers = [...people.values()].flatMap(({ employments }) =>
    employments.flatMap((job) => job.organizationId ?? []),
  )
  return {
    mode,
    createPosts: false,
    only: undefined,
    on: today,
    today,
    columns,
    sheet,
    posts: postsOf.get(id) ?? [],
    term,
    change: undefined,
    memberships: own,
    previous: [],
    people,
    namesakes,
    crowded: new Set(),
    strangers: new Set(),
    orcids: new Map(orcids),
    identities: new Map(),
    employers: new Map(employers.map((each) => [each, [organizationOf.get(each) ?? '']])),
    choices: new Map(),
  }
}

const whole = fieldsShown({ read: true, internal: true, restricted: true }, ['birth', 'contacts'])

/** What a plan would change, and what it could not. */
function told({ rows }: Plan) {
  return rows
    .filter(({ action }) => action !== 'unchanged')
    .map(({ row, name, action, posts, problems, steps, facts, factsWere }) => ({
      row,
      name,
      action,
      posts,
      steps,
      facts,
      factsWere,
      problems: problems.map(({ zh }) => zh),
    }))
}

describe('an exported roster, imported again', () => {
  it('is that of many societies and associations', () => {
    expect(rosters.length).toBeGreaterThan(200)
  })

  it.each([
    ['with births and contacts, as XLSX', whole, async (sheet: SheetToWrite) => writeWorkbook([sheet])],
    ['with births and contacts, as CSV', whole, writeCsv],
    ['with the years of births alone', fieldsShown({ read: true, internal: true, restricted: false }), writeCsv],
    ['with what is public alone', fieldsShown({ read: true, internal: false, restricted: false }), writeCsv],
  ])(
    'changes nothing on any roster of the demonstration: %s, in part or whole',
    {
      timeout: 180_000,
    },
    async (_, shown, write) => {
      const changed: unknown[] = []
      let unchanged = 0
      for (const { organizationId } of rosters) {
        const workbook = await readWorkbook(await write(exported(organizationId, shown)), { clock })
        const map = guessColumns(workbook, {})
        const { rows } = readRows(workbook, map, { on: today })
        for (const mode of ['update', 'whole'] as const) {
          const plan = makePlan(sceneOf(organizationId, mode, map.columns), rows)
          unchanged += plan.counts.unchanged
          changed.push(
            ...told(plan).map((each) => ({ organization: organizationOf.get(organizationId), mode, ...each })),
          )
        }
      }
      expect(changed).toEqual([])
      expect(unchanged).toBeGreaterThan(5_000)
    },
  )
})
