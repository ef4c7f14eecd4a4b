import { Hono, type Context as Request } from 'hono'
import * as z from 'zod'
import { exportRoster } from '../../../shared/directory/exports/roster-export.ts'
import { exportTemplate } from '../../../shared/directory/exports/template-export.ts'
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
import { answerFile } from '../answer-file.ts'
import { dayAsked } from '../parameters/as-of.ts'
import { dayOrSession, expectOneOf } from '../parameters/day-or-session.ts'
import { includeOf } from '../parameters/include.ts'

/** `/v1/organizations/{id}/roster.xlsx`, `.csv` and `roster/template.xlsx`: a roster as a file that can be imported again, and an empty one. */
export function organizationRosterFileRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/:id/roster.xlsx', async (c) => {
      const { sheet, name } = await readRosterSheet(c)
      return answerFile(c, name, 'xlsx', await writeWorkbook([sheet]))
    })
    .get('/:id/roster.csv', async (c) => {
      const { sheet, name } = await readRosterSheet(c)
      return answerFile(c, name, 'csv', writeCsv(sheet))
    })
    .get('/:id/roster/template.xlsx', async (c) => {
      noQuery(c)
      const ctx = c.var.context
      const { id, names } = await getOrganization(ctx, pathId(c, organizationId))
      const sheets = await exportTemplate(ctx, id, dayOf(ctx.now))
      return answerFile(c, `${mainName(names)}名单模板`, 'xlsx', await writeWorkbook(sheets))
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
  const sheet = await exportRoster(ctx, id, { on, session: term, contacts: query.include.includes('contacts') })
  return { sheet, name: `${mainName(names)}名单${term === undefined ? on : `第${term.number}届`}` }
}

const parameters = z.object({
  ...dayOrSession,
  ...includeOf(['contacts']),
})
