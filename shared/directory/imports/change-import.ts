import type { ImportId, PersonId } from '../../domain/ids.ts'
import { AppError, type Fault } from '../../errors.ts'
import {
  type ImportState,
  importLimits,
  importSettings,
  type RosterImport,
  type RowChoice,
} from '../../roster/roster-import.ts'
import { keyOf } from '../../table/keys.ts'
import { people } from '../../table/people.ts'
import type { Context } from '../context.ts'
import { findAll, unknownReference } from '../read.ts'
import { expectVersion, retrying, stale } from '../write.ts'
import { askerOf, type ImportContext } from './import-context.ts'
import { wrongState } from './import-faults.ts'
import { removeKept } from './kept-workbook.ts'
import { allRows, getImport } from './read-imports.ts'
import { checkOrganization } from './start-import.ts'
import { strangersAmong } from './strangers.ts'
import { writeImport } from './write-import.ts'

const changeable: readonly ImportState[] = ['planned', 'unreadable', 'reading']

/** Changes how a file is to be read and what it is to bring about; it is planned anew, even where nothing changes. */
export async function changeImport(
  ctx: ImportContext,
  id: ImportId,
  expected: number,
  patch: (settings: unknown) => unknown,
): Promise<RosterImport> {
  return retrying(async () => {
    const before = await changeableImport(ctx, id, expected)
    const settings = importSettings.parse(patch(before.settings))
    await checkOrganization(ctx, before.organizationId, settings)
    return readAnew(ctx, before, { settings }, 'change')
  })
}

/** Says who is meant by rows of the file; what was said of the same rows before is replaced. The file is planned anew. */
export async function chooseRows(
  ctx: ImportContext,
  id: ImportId,
  expected: number,
  chosen: readonly RowChoice[],
): Promise<RosterImport> {
  return retrying(async () => {
    const before = await changeableImport(ctx, id, expected)
    await checkPeople(ctx, before, chosen)
    const choices = new Map([...before.choices, ...chosen].map((each) => [each.row, each]))
    if (choices.size > importLimits.choices) throw tooMany
    const sorted = [...choices.values()].sort((a, b) => a.row - b.row)
    return readAnew(ctx, before, { choices: sorted }, 'choose')
  })
}

/** Gives an import up before it is applied; its file goes at once. */
export async function cancelImport(ctx: ImportContext, id: ImportId, expected: number): Promise<RosterImport> {
  const cancelled = await retrying(async () => {
    const before = await getImport(ctx, id)
    if (before.state === 'cancelled') return before
    const of = await changeableImport(ctx, id, expected)
    const refusal = refusalIn(of)
    return writeImport(ctx, { before: of, change: { state: 'cancelled' }, action: 'cancel', refusal })
  })
  await removeKept(ctx.files, cancelled.file.key)
  return cancelled
}

async function changeableImport(ctx: Context, id: ImportId, expected: number): Promise<RosterImport> {
  const before = await getImport(ctx, id)
  // Only a plan that has been looked at is worth a version: while it is read, reading itself counts up.
  if (before.state !== 'reading') expectVersion(before, expected)
  if (!changeable.includes(before.state)) throw wrongState(before, changeable)
  return before
}

/** While a file is read, reading counts the version up: then it is tried again on the next one. */
function refusalIn({ state }: RosterImport): AppError | undefined {
  return state === 'reading' ? undefined : stale()
}

async function readAnew(
  ctx: ImportContext,
  before: RosterImport,
  change: Partial<RosterImport>,
  action: string,
): Promise<RosterImport> {
  const { trouble: _, ...rest } = before
  const after = await writeImport(ctx, {
    before: rest,
    change: { ...change, actor: askerOf(ctx), state: 'reading', progress: { done: 0, total: 0 } },
    action,
    refusal: refusalIn(before),
  })
  await ctx.jobs.send({ kind: 'import', importId: after.id })
  return after
}

async function checkPeople(ctx: Context, of: RosterImport, chosen: readonly RowChoice[]): Promise<void> {
  const ids = chosen.flatMap(({ personId }) => personId ?? [])
  const found = await findAll(ctx.table, people, ids.map(keyOf.person))
  const there = new Set<string>(found.filter(({ status }) => status !== 'merged').map(({ id }) => id))
  for (const id of await notOffered(ctx, of, chosen)) there.delete(id)
  const faults = chosen.flatMap(({ personId }, at): Fault[] =>
    personId === null || there.has(personId) ? [] : [...unknownReference(`choices.${at}.personId`, personId).faults],
  )
  const [first] = faults
  if (first !== undefined) throw new AppError('unknown-reference', first, faults)
}

/** People out of reach whom the plan does not offer for their row. */
async function notOffered(ctx: Context, of: RosterImport, chosen: readonly RowChoice[]): Promise<PersonId[]> {
  const strangers = await strangersAmong(
    ctx,
    'person.read',
    chosen.flatMap(({ personId }) => personId ?? []),
  )
  if (strangers.size === 0) return []
  const rows = of.state === 'planned' ? await allRows(ctx, of) : []
  const offered = new Set(rows.flatMap(({ row }) => row.candidates.map(({ personId }) => `${row.row} ${personId}`)))
  return chosen.flatMap(({ row, personId }) =>
    personId !== null && strangers.has(personId) && !offered.has(`${row} ${personId}`) ? personId : [],
  )
}

const tooMany = new AppError('too-large', {
  zh: `一次导入最多指定 ${importLimits.choices} 行；请先补全文件中的身份标识，或分成几个文件。`,
  en: `At most ${importLimits.choices} rows of an import can be chosen; add identifiers to the file, or split it.`,
})
