import type { Grade, GradeInput } from '../domain/grade.ts'
import type { OrganizationId } from '../domain/ids.ts'
import { refuse } from '../errors.ts'
import { keyOf } from '../table/keys.ts'
import { grades, organizations } from '../table/organizations.ts'
import type { Context } from './context.ts'
import { assertedNow } from './provenance.ts'
import { find, load, readAll } from './read.ts'
import { replacing, stale, write } from './write.ts'

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
  const { stamp, expect, action } = replacing(
    ctx.now,
    before,
    expected,
    refuse(
      'version-required',
      'If-Match',
      `${year} 年已有等次；修改须带 If-Match。`,
      `There is a grade for ${year} already; to change it send If-Match.`,
    ),
  )
  const after: Grade = { ...input, networkId, year, provenance: assertedNow(ctx, 'public'), ...stamp }
  await write(
    ctx,
    [{ entity: `${networkId}/${year}`, type: 'grade', subject: networkId, action, before, after }],
    [{ kind: 'put', item: grades.toItem(after), expect, refusal: stale() }],
  )
  return after
}

/** All grades of a network, by year. */
export function gradesOf(ctx: Context, networkId: OrganizationId): Promise<Grade[]> {
  return readAll(ctx.table, grades, { pk: `O#${networkId}`, prefix: 'G#' })
}
