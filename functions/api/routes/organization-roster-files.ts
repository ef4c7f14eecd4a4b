import { Hono, type Context as Request } from 'hono'
import * as z from 'zod'
import { fieldsShown } from '../../../shared/access/shown-fields.ts'
import { rightsInOrganization } from '../../../shared/directory/access/field-rights.ts'
import { exportRoster } from '../../../shared/directory/exports/roster-export.ts'
import { exportTemplate } from '../../../shared/directory/exports/template-export.ts'
import { recordLook } from '../../../shared/directory/looks.ts'
import { getOrganization } from '../../../shared/directory/organizations.ts'
import { findSession } from '../../../shared/directory/sessions.ts'
import { dayOf } from '../../../shared/domain/dates.ts'
import { organizationId } from '../../../shared/domain/ids.ts'
import { mainName } from '../../../shared/domain/names.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { noQuery, readQuery } from '../../../shared/http/query.ts'
import { writeCsv } from '../../../shared/spreadsheet/write-csv.ts'
import { writeWorkbook } from '../../../shared/spreadsheet/write-workbook.ts'
import { answerFile, rowsOf } from '../answer-file.ts'
import { dayAsked } from '../parameters/as-of.ts'
import { dayOrSession, expectOneOf } from '../parameters/day-or-session.ts'
import { lookAsked, restrictedParameters } from '../parameters/restricted.ts'

/** `/v1/organizations/{id}/roster.xlsx`, `.csv` and `roster/template.xlsx`: a roster as a file that can be imported again, and an empty one. */
export function organizationRosterFileRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/:id/roster.xlsx', async (c) => {
      const { sheet, name } = await readRosterSheet(c)
      return answerFile(c, name, { kind: 'xlsx', bytes: await writeWorkbook([sheet]), people: rowsOf([sheet]) })
    })
    .get('/:id/roster.csv', async (c) => {
      const { sheet, name } = await readRosterSheet(c)
      return answerFile(c, name, { kind: 'csv', bytes: writeCsv(sheet), people: rowsOf([sheet]) })
    })
    .get('/:id/roster/template.xlsx', async (c) => {
      noQuery(c)
      const ctx = c.var.context
      const { id, names } = await getOrganization(ctx, pathId(c, organizationId))
      const sheets = await exportTemplate(ctx, id, dayOf(ctx.now))
      const bytes = await writeWorkbook(sheets)
      return answerFile(c, `${mainName(names)}名单模板`, { kind: 'xlsx', bytes, people: 0 })
    })
}

async function readRosterSheet(c: Request<ApiEnv, '/:id/roster.xlsx' | '/:id/roster.csv'>) {
  const query = readQuery(c, parameters)
  const ctx = c.var.context
  const { id, names } = await getOrganization(ctx, pathId(c, organizationId))
  expectOneOf(query)
  const { session } = query
  const term = session === undefined ? undefined : await findSession(ctx, id, session)
  const on = dayAsked(c, query)
  const rights = await rightsInOrganization(ctx, id)
  const look = lookAsked(query, rights)
  const { sheet, people } = await exportRoster(ctx, id, { on, session: term, shown: fieldsShown(rights, look?.fields) })
  if (look !== undefined) await recordLook(ctx, { ...look, subjects: people })
  return { sheet, name: `${mainName(names)}名单${term === undefined ? on : `第${term.number}届`}` }
}

const parameters = z.object({
  ...dayOrSession,
  ...restrictedParameters(['birth', 'contacts']),
})
