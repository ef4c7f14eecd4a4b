import { ordinalAt } from '../../index/postings/shelf.ts'
import type { Table } from '../client.ts'
import { type Card, cardFrom, isGone } from './cards.ts'
import { inRuns, mapInFlight } from './in-flight.ts'
import { indexKeys } from './index-keys.ts'
import { querySpan } from './index-reads.ts'

const perPartition = 1024

/** All cards of a generation, in runs, shelf by shelf, strongly consistent. */
export async function* readCardRuns(table: Table, generation: number): AsyncGenerator<readonly Card[]> {
  const counters = await querySpan(table, { pk: indexKeys.counters(generation), from: '0', to: 'g' }, true)
  for (const { SK, n } of counters) {
    const shelf = Number.parseInt(String(SK), 16)
    const partitions = Array.from({ length: Math.ceil(Number(n) / perPartition) }, (_, at) =>
      ordinalAt(shelf, at * perPartition),
    )
    for (const run of inRuns(partitions, 8)) {
      const found = await mapInFlight(run, (ordinal) =>
        querySpan(table, { pk: indexKeys.cards(generation, ordinal), from: '0', to: 'g' }, true),
      )
      for (const items of found) yield items.map(cardFrom).flatMap((card) => (isGone(card) ? [] : [card]))
    }
  }
}
