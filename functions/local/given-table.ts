import type { Bilingual } from '../../shared/errors.ts'
import { createTable, openStream, openTable, type Table } from '../../shared/table/client.ts'
import { commit } from '../../shared/table/commit.ts'
import { getItem } from '../../shared/table/read.ts'
import { type Fill, localTableName } from './fill-database.ts'
import type { LocalTable } from './local-table.ts'
import { StartError } from './start-error.ts'

/** Beside the data: says that it is being filled, or that it has been. */
const marker = { PK: 'X#fill', SK: 'A' } as const

/**
 * Opens the table at an endpoint that somebody else keeps. A table that is not there is created and, if `fill` is given, filled; one whose
 * filling broke off is filled again, which writes the same items once more. A table with data of its own is left as it is.
 */
export async function openGivenTable(
  endpoint: string,
  fill: Fill | undefined,
  name: string = localTableName,
): Promise<LocalTable> {
  const table = openTable({ name, endpoint })
  const created = await create(table, endpoint)
  const isHalf = !created && (await markedAs(table)) === 'filling'
  const open = { table, endpoint, ended: new Promise<void>(() => {}), stop: async () => table.doc.destroy() }
  const toFill = created || isHalf ? fill : undefined
  if (toFill !== undefined) {
    await mark(table, 'filling')
    await toFill(table)
    await mark(table, 'filled')
  }
  await openStream(table)
  return { ...open, found: toFill !== undefined ? 'filled' : created ? 'empty' : 'data' }
}

async function create(table: Table, endpoint: string): Promise<boolean> {
  try {
    return await createTable(table)
  } catch (cause) {
    throw new StartError(unreachable(endpoint, cause instanceof Error ? cause.name : String(cause)), { cause })
  }
}

async function markedAs(table: Table): Promise<unknown> {
  return (await getItem(table, marker))?.state
}

function mark(table: Table, state: 'filling' | 'filled'): Promise<void> {
  return commit(table, [{ kind: 'put', item: { ...marker, T: 'fill', state }, expect: 'anything' }])
}

function unreachable(endpoint: string, reason: string): Bilingual {
  return {
    zh: `DYNAMODB_ENDPOINT（${endpoint}）处没有可用的 DynamoDB Local（${reason}）。请核对地址，或去掉这个变量，由聚贤自行启动。`,
    en: `There is no usable DynamoDB Local at DYNAMODB_ENDPOINT (${endpoint}): ${reason}. Check the address, or unset it and Juxian starts its own.`,
  }
}
