import { Hono } from 'hono'
import { listRegister, putRegisterEntry } from '../../../shared/directory/privacy/register.ts'
import { activityName, type RegisterEntry, registerInput } from '../../../shared/domain/register.ts'
import { activities, measures } from '../../../shared/domain/register-activities.ts'
import { retentionRules } from '../../../shared/domain/retention.ts'
import { answerList } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { parseInput } from '../../../shared/http/parse-input.ts'
import { replacedVersion } from '../../../shared/http/precondition.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { readWrite } from '../../../shared/http/write-input.ts'
import { lawfulBases } from '../../../shared/vocabulary/lawful-bases.ts'
import { answerComposite } from '../answer-composite.ts'
import { label } from '../views/label.ts'

/** `/v1/register`: the register of processing: what the product does with personal information, and what its operator adds. It names no person. */
export function registerRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/', async (c) => {
      noQuery(c)
      const stated = new Map((await listRegister(c.var.context)).map((each) => [each.activity, each]))
      const known = activities.map((each) => ({ ...generated(each), operator: stated.get(each.activity) }))
      const ours = new Set(activities.map(({ activity }) => activity))
      const own = [...stated.values()].filter(({ activity }) => !ours.has(activity))
      const added = own.map((operator: RegisterEntry) => ({ activity: operator.activity, operator }))
      return answerList(c, [...known, ...added], { total: known.length + added.length, retentionRules })
    })
    .put('/:activity', async (c) => {
      noQuery(c)
      const activity = parseInput(activityName, c.req.param('activity'))
      const expected = replacedVersion(c)
      const { input, ctx } = await readWrite(c, registerInput)
      return answerComposite(c, await putRegisterEntry(ctx, activity, expected, input))
    })
}

function generated({ bases, retention, measures: named, ...rest }: (typeof activities)[number]) {
  return {
    ...rest,
    bases: bases.map((code) => ({ code, article: lawfulBases.get(code)?.article, ...label(lawfulBases, code) })),
    retention: retentionRules.filter(({ id }) => retention.includes(id)),
    measures: named.map((name) => ({ name, ...measures[name] })),
  }
}
