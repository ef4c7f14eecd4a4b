import { Hono, type Context as Request } from 'hono'
import * as z from 'zod'
import { fieldsShown } from '../../../shared/access/shown-fields.ts'
import { rightsInOrganization } from '../../../shared/directory/access/field-rights.ts'
import { applyImport, rollbackImport } from '../../../shared/directory/imports/apply-import.ts'
import { cancelImport, changeImport, chooseRows } from '../../../shared/directory/imports/change-import.ts'
import type { ImportContext, Store } from '../../../shared/directory/imports/import-context.ts'
import { allRows, getImport, type ImportRow, listRows } from '../../../shared/directory/imports/read-imports.ts'
import { rowsInReach } from '../../../shared/directory/imports/rows-in-reach.ts'
import { findAll } from '../../../shared/directory/read.ts'
import { readSheet } from '../../../shared/directory/seat-sheets.ts'
import { dayOf } from '../../../shared/domain/dates.ts'
import { type ImportId, importId } from '../../../shared/domain/ids.ts'
import { answerOne } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { readBody } from '../../../shared/http/body.ts'
import { filterOf } from '../../../shared/http/filter.ts'
import { readListQuery } from '../../../shared/http/list-query.ts'
import { pageParameters } from '../../../shared/http/parameters.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { etag, ifMatch } from '../../../shared/http/precondition.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { readPatch } from '../../../shared/http/write-input.ts'
import { rowActions } from '../../../shared/roster/planned-row.ts'
import {
  importLimits,
  importSettings,
  type RosterImport,
  receiptOutcomes,
  rowChoice,
} from '../../../shared/roster/roster-import.ts'
import { writeWorkbook } from '../../../shared/spreadsheet/write-workbook.ts'
import { keyOf } from '../../../shared/table/keys.ts'
import { people } from '../../../shared/table/people.ts'
import { answerFile } from '../answer-file.ts'
import { valuesIn } from '../parameters/code-filter.ts'
import { readBriefs } from '../read-briefs.ts'
import { importView } from '../views/import-view.ts'
import { planSheet } from '../views/plan-sheet.ts'
import { plannedRowView } from '../views/planned-row-view.ts'

/** `/v1/imports`: look at a roster that was uploaded, correct how it is read, say who is meant, apply it, take it back. */
export function importRoutes(store: Store): Hono<ApiEnv> {
  const commanded = (verb: (ctx: ImportContext, id: ImportId, expected: number) => Promise<RosterImport>) => {
    return async (c: Request<ApiEnv>) => {
      noQuery(c)
      return answerStep(c, await verb({ ...c.var.context, ...store }, pathId(c, importId), ifMatch(c)))
    }
  }
  return new Hono<ApiEnv>()
    .get('/:id', async (c) => {
      noQuery(c)
      return answerOne(c, importView(await getImport(c.var.context, pathId(c, importId))))
    })
    .patch('/:id', async (c) => {
      noQuery(c)
      const id = pathId(c, importId)
      const { expected, patch, ctx } = await readPatch(c, patchable)
      const change = (settings: unknown) => patch({ settings }).settings
      return answerStep(c, await changeImport({ ...ctx, ...store }, id, expected, change))
    })
    .post('/:id/choices', async (c) => {
      noQuery(c)
      const id = pathId(c, importId)
      const expected = ifMatch(c)
      const { choices } = await readBody(c, choicesInput)
      return answerStep(c, await chooseRows({ ...c.var.context, ...store }, id, expected, choices))
    })
    .post('/:id/apply', commanded(applyImport))
    .post('/:id/rollback', commanded(rollbackImport))
    .post('/:id/cancel', commanded(cancelImport))
    .get('/:id/rows', async (c) => {
      const { query, limit, from, answer } = readListQuery(c, rowParameters)
      const id = pathId(c, importId)
      const wanted = {
        actions: valuesIn(rowActions, query.action),
        outcomes: valuesIn(receiptOutcomes, query.outcome),
      }
      const page = await listRows(c.var.context, id, wanted, limit, from)
      const of = await getImport(c.var.context, id)
      const items = await rowsInReach(c.var.context, page.items)
      const { sheet, briefs, shown } = await namesFor(c, of, items)
      return answer({ ...page, items }, (row) => plannedRowView(row, sheet, briefs, shown), { counts: of.counts })
    })
    .get('/:id/plan.xlsx', async (c) => {
      noQuery(c)
      const of = await getImport(c.var.context, pathId(c, importId))
      const rows = await rowsInReach(c.var.context, await allRows(c.var.context, of))
      const { sheet, briefs } = await namesFor(c, of, rows, mostNamed)
      const title = `${sheet.name} 名单核对结果${of.file.name === undefined ? '' : `（${of.file.name}）`}`
      const bytes = await writeWorkbook([planSheet(rows, sheet, briefs, title)])
      return answerFile(c, `核对结果-${of.id}`, { kind: 'xlsx', bytes, people: rows.length })
    })
}

const patchable = z.strictObject({ settings: importSettings })
const choicesInput = z.strictObject({ choices: z.array(rowChoice).min(1).max(importLimits.choices) })
const rowParameters = z.object({
  ...pageParameters,
  action: filterOf(z.enum(rowActions)).optional(),
  outcome: filterOf(z.enum(receiptOutcomes)).optional(),
})

/** 202 while a job has something left to do. */
function answerStep(c: Request<ApiEnv>, of: RosterImport): Response {
  const isUnderWay = of.state === 'reading' || of.state === 'applying' || of.state === 'rolling-back'
  c.header('ETag', etag(of.version))
  c.header('Location', `/v1/imports/${of.id}`)
  return c.json(importView(of), isUnderWay ? 202 : 200)
}

/** People who are named in one download; of further ones, candidates all, there is the id. */
const mostNamed = 25_000

/** What rows name: posts of the organization, and people as they are in lists, those who are meant before those who may be. */
async function namesFor(
  c: Request<ApiEnv>,
  of: RosterImport,
  rows: readonly ImportRow[],
  most = Number.POSITIVE_INFINITY,
) {
  const ctx = c.var.context
  const meant = rows.flatMap(({ row, receipt }) => [row.personId, receipt?.personId].filter((id) => id !== undefined))
  const ids = new Set([...meant, ...rows.flatMap(({ row }) => row.candidates.map(({ personId }) => personId))])
  const [sheet, rights, found] = await Promise.all([
    readSheet(ctx, of.organizationId),
    rightsInOrganization(ctx, of.organizationId),
    findAll(ctx.table, people, [...ids].slice(0, most).map(keyOf.person)),
  ])
  // Candidates are of the whole directory: of them only what lists show.
  return { sheet, shown: fieldsShown(rights), briefs: await readBriefs(ctx, found, dayOf(ctx.now)) }
}
