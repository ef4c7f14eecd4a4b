import { Hono } from 'hono'
import * as z from 'zod'
import { namedTypes, type OpenNames, searchNames } from '../../../shared/directory/search-names.ts'
import { dayOf } from '../../../shared/domain/dates.ts'
import { line } from '../../../shared/domain/text.ts'
import { refuse } from '../../../shared/errors.ts'
import { answerList } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { wholeNumber } from '../../../shared/http/filter.ts'
import { pageParameters } from '../../../shared/http/parameters.ts'
import { readQuery } from '../../../shared/http/query.ts'
import { nameLimits } from '../../../shared/names/name-limits.ts'
import { parseNameQuery } from '../../../shared/names/name-query.ts'
import { shownInLists } from '../read-briefs.ts'
import { nameHitView } from '../views/name-hit-view.ts'

const parameters = z.object({
  q: line(nameLimits.textLength),
  type: z.enum(namedTypes).optional(),
  limit: wholeNumber(1, nameLimits.pageMax).default(nameLimits.pageDefault),
  cursor: pageParameters.cursor,
})

/** `GET /v1/search?q=`: people and organizations by name, in characters, pinyin, initials or other letters; each hit says how it fits. */
export function searchRoutes(openNames: OpenNames): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', async (c) => {
    const { q: text, type, limit, cursor } = readQuery(c, parameters)
    const query = parseNameQuery(text)
    if (query === undefined) throw nothingToSearch()
    const ctx = c.var.context
    const { reader, reached, dataAsOf } = await openNames(ctx)
    const types = type === undefined ? namedTypes : [type]
    const found = await searchNames(ctx, reader, {
      text,
      query,
      types,
      limit,
      cursor,
      reached,
    })
    const shown = shownInLists(ctx)
    return answerList(
      c,
      found.hits.map((hit) => nameHitView(hit, dayOf(ctx.now), shown)),
      {
        limit,
        nextCursor: found.nextCursor,
        total: found.total,
        totalExact: found.exact,
        dataAsOf: dataAsOf.toISOString(),
      },
    )
  })
}

function nothingToSearch() {
  return refuse(
    'invalid-input',
    'q',
    'q 中没有可以查找的文字；请写姓名或名称中的汉字、拼音、首字母或外文单词。',
    'q holds no letter to search for; write characters, pinyin, initials or words of a name.',
  )
}
