import { Hono } from 'hono'
import * as z from 'zod'
import { gradesOf, setGrade } from '../../../shared/directory/grades.ts'
import { getNetwork } from '../../../shared/directory/networks.ts'
import { gradeInput } from '../../../shared/domain/grade.ts'
import { organizationId } from '../../../shared/domain/ids.ts'
import { answerList, answerOne } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { wholeNumber } from '../../../shared/http/filter.ts'
import { parseInput } from '../../../shared/http/parse-input.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { replacedVersion } from '../../../shared/http/precondition.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { readWrite } from '../../../shared/http/write-input.ts'
import { gradeView } from '../views/grade-view.ts'

/** `/v1/networks/{id}/grades`: the yearly grades of a network; one is set for a year, and replaced only with If-Match. */
export function networkGradeRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/:id/grades', async (c) => {
      noQuery(c)
      const id = pathId(c, organizationId)
      const [grades] = await Promise.all([gradesOf(c.var.context, id), getNetwork(c.var.context, id)])
      return answerList(
        c,
        grades.map((grade) => gradeView(grade)),
        { total: grades.length },
      )
    })
    .put('/:id/grades/:year', async (c) => {
      noQuery(c)
      const id = pathId(c, organizationId)
      const { year } = parseInput(yearParameter, { year: c.req.param('year') })
      const expected = replacedVersion(c)
      const { input, ctx } = await readWrite(c, gradeInput)
      const grade = await setGrade(ctx, id, year, expected, input)
      if (expected === undefined) c.status(201)
      return answerOne(c, gradeView(grade))
    })
}

const yearParameter = z.object({ year: wholeNumber(1950, 2100) })
