import type { Grade, GradeInput } from '../domain/grade.ts'
import type { OrganizationId } from '../domain/ids.ts'
import { firstStamp, nextStamp } from '../domain/record.ts'
import { refuse } from '../errors.ts'
import type { Write } from '../table/commit.ts'
import { keyOf } from '../table/keys.ts'
import { grades, organizations } from '../table/organizations.ts'
import type { Context } from './context.ts'
import { assertedNow } from './provenance.ts'
import { find, load, readAll } from './read.ts'
import { expectVersion, stale, write } from './write.ts'

/** Sets the grade of a network in a year; `expected` is the version that it replaces, undefined for a first grade. */
export async function setGrade(
  ctx: Context,
  networkId: OrganizationId,
  year: number,
  expected: number | undefined,
  input: GradeInput,
): Promise<Grade> {
  const network = await load(ctx.table, organizations, keyOf.organization(networkId), networkId)
  if (network.kind !== 'overseas-network')
    throw refuse(
      'invalid-input',
      'id',
      `${networkId} 不是海外人才网络，没有年度考核等次。`,
      `${networkId} is not an overseas talent network and has no yearly grade.`,
    )
  const before = await find(ctx.table, grades, keyOf.grade(networkId, year))
  if (before !== undefined && expected === undefined)
    throw refuse(
      'version-required',
      'If-Match',
      `${year} 年已有等次；修改须带 If-Match。`,
      `There is a grade for ${year} already; to change it send If-Match.`,
    )
  if (expected !== undefined && before === undefined) throw stale()
  if (before !== undefined && expected !== undefined) expectVersion(before, expected)
  const stamp = before === undefined ? firstStamp(ctx.now) : nextStamp(before, ctx.now)
  const after: Grade = { ...input, networkId, year, provenance: assertedNow(ctx, 'public'), ...stamp }
  const put: Write = {
    kind: 'put',
    item: grades.toItem(after),
    expect: before === undefined ? 'absent' : { version: before.version },
    refusal: stale(),
  }
  const entity = `${networkId}/${year}`
  await write(
    ctx,
    [{ entity, type: 'grade', subject: networkId, action: before === undefined ? 'create' : 'change', before, after }],
    [put],
  )
  return after
}

/** All grades of a network, by year. */
export function gradesOf(ctx: Context, networkId: OrganizationId): Promise<Grade[]> {
  return readAll(ctx.table, grades, { pk: `O#${networkId}`, prefix: 'G#' })
}
