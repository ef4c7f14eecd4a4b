import { Hono } from 'hono'
import * as z from 'zod'
import { refuse } from '../../../shared/errors.ts'
import { answerList } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { quote } from '../../../shared/http/domain-fault.ts'
import { filterOf } from '../../../shared/http/filter.ts'
import { pageParameters } from '../../../shared/http/parameters.ts'
import { noQuery, readQuery } from '../../../shared/http/query.ts'
import type { Entry } from '../../../shared/vocabulary/entry.ts'
import { unknownCode } from '../../../shared/vocabulary/resolve-code.ts'
import { vocabularies } from '../../../shared/vocabulary/vocabularies.ts'
import type { Vocabulary } from '../../../shared/vocabulary/vocabulary.ts'

/** `GET /v1/vocabularies` and `GET /v1/vocabularies/{list}`: the code lists, whole, below a parent, by name or by code. */
export function vocabularyRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/', (c) => {
      noQuery(c)
      return answerList(c, [...vocabularies.values()].map(about))
    })
    .get('/:list', (c) => {
      const list = listOf(c.req.param('list'))
      const { limit, cursor, ...asked } = readQuery(c, parameters)
      const entries = selected(list, asked)
      const { cursors } = c.var.context
      const bound = { list: list.id, edition: list.edition, asked }
      const from = cursor === undefined ? 0 : cursors.open(cursor, bound, z.int().min(0))
      const to = from + limit
      const nextCursor = to < entries.length ? cursors.seal(to, bound) : undefined
      return answerList(
        c,
        entries.slice(from, to).map((entry) => shown(list, entry)),
        { limit, nextCursor, total: entries.length, about: about(list) },
      )
    })
}

/** The lists are part of a release and do not change under a reader, so a position counts entries; the cursor is bound to the edition. */
const parameters = z.object({
  ...pageParameters,
  code: filterOf(z.string()).optional(),
  parent: z.string().optional(),
  level: z
    .string()
    .regex(/^[1-9]$/, { error: 'number-form' })
    .transform(Number)
    .optional(),
  q: z.string().min(1).max(100).optional(),
})

type Asked = Omit<z.output<typeof parameters>, 'limit' | 'cursor'>

function selected(list: Vocabulary, { code, parent, level, q }: Asked): readonly Entry[] {
  if (parent !== undefined) entryOf(list, parent, 'parent')
  const named = code?.values.map((each) => entryOf(list, each, 'code').code)
  const exact = q === undefined ? [] : list.find(q)
  const found = q === undefined ? list.entries() : [...new Set([...exact, ...list.nearest(q, 50)])]
  return found.filter(
    (entry) =>
      (named === undefined || named.includes(entry.code) !== code?.negated) &&
      (parent === undefined || entry.parent === parent) &&
      (level === undefined || entry.level === level),
  )
}

function listOf(id: string): Vocabulary {
  const list = vocabularies.get(id)
  if (list !== undefined) return list
  const known = [...vocabularies.keys()].join(', ')
  throw refuse(
    'not-found',
    'list',
    `没有名为${quote(id)}的代码表；可用的有：${known}。`,
    `There is no list named ${quote(id)}; the lists are: ${known}.`,
  )
}

function entryOf(list: Vocabulary, code: string, path: string): Entry {
  const entry = list.get(code)
  if (entry !== undefined) return entry
  throw unknownCode(list, code, path)
}

function about({ id, name, edition, source, size }: Vocabulary) {
  return { id, name, edition, source, size }
}

/** An entry with what lies above it, so that a client can say where it belongs without asking again. */
function shown(list: Vocabulary, entry: Entry) {
  const ancestors = list.ancestors(entry.code).flatMap((code) => list.get(code) ?? [])
  return {
    ...entry,
    ancestors: ancestors.map(({ code, zh, en }) => ({ code, zh, en })),
    hasChildren: list.children(entry.code).length > 0,
  }
}
