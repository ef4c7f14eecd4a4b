import { AppError } from '../../errors.ts'
import { tiles } from '../../index/postings/block.ts'
import type { ReadBlock } from '../../index/postings/index-reader.ts'
import type { ListPart, ListRange } from '../../index/postings/list.ts'
import type { Table } from '../client.ts'
import { pause } from '../pause.ts'
import { blockFrom } from './block-item.ts'
import { blockSort, indexKeys } from './index-keys.ts'
import { queryLast, querySpan } from './index-reads.ts'

const attempts = 8

/**
 * The blocks of all lists in a range, list by list in order. Eventually consistent; where the blocks of a list do not make a whole (a split
 * is half visible) they are read again, strongly consistent. With `consistent` they are from the start.
 */
export function readBlocks(
  table: Table,
  generation: number,
  { partition, from, to }: ListRange,
  consistent = false,
): Promise<ReadBlock[]> {
  const span = { pk: indexKeys.blocks(generation, partition), from, to }
  return untilWhole(
    async (strongly) => (await querySpan(table, span, strongly)).map(blockFrom),
    (blocks) => [...Map.groupBy(blocks, ({ code }) => code).values()].every(tiles),
    consistent,
  )
}

/** The blocks of one list that hold the ordinals from `first` to `last`. */
export function readPart(
  table: Table,
  generation: number,
  { partition, code, first, last }: ListPart,
): Promise<ReadBlock[]> {
  const pk = indexKeys.blocks(generation, partition)
  const read = async (strongly: boolean) => {
    const [before, within] = await Promise.all([
      first === 0 ? undefined : queryLast(table, { pk, to: blockSort(code, first) }, strongly),
      querySpan(table, { pk, from: blockSort(code, first), to: blockSort(code, last) }, strongly),
    ])
    const blocks = [...(before === undefined ? [] : [before]), ...within].map(blockFrom)
    const own = blocks.filter((block) => block.code === code)
    return [...new Map(own.map((block) => [block.base, block])).values()]
  }
  return untilWhole(read, (blocks) => blocks.length === 0 || covers(blocks, first, last), false)
}

function covers(blocks: readonly ReadBlock[], first: number, last: number): boolean {
  let next = blocks[0]?.base ?? 0
  if (next > first) return false
  for (const { base, span } of blocks) {
    if (base !== next) return false
    next = base + 2 ** span
  }
  return next > last
}

async function untilWhole(
  read: (strongly: boolean) => Promise<ReadBlock[]>,
  isWhole: (blocks: readonly ReadBlock[]) => boolean,
  consistent: boolean,
): Promise<ReadBlock[]> {
  for (let nth = 0; nth < attempts; nth++) {
    if (nth > 1) await pause(nth)
    const blocks = await read(consistent || nth > 0)
    if (isWhole(blocks)) return blocks
  }
  throw new AppError('busy', {
    zh: '索引的一个列表读不完整，请稍后再试；若一直如此，请运行 npm run index -- audit。',
    en: 'A list of the index does not read as a whole; retry in a moment. If it stays so, run npm run index -- audit.',
  })
}
