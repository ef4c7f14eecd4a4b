import type { ListId } from '../../../shared/index/postings/list.ts'
import { roomIn } from '../../../shared/table/index/block-item.ts'
import { MemoryBlocks } from '../../support/memory-blocks.ts'
import { type BenchIndex, benchIndex } from './bench-index.ts'
import { ComputedReader, firstGeneration } from './computed-reader.ts'
import type { Meter } from './meter.ts'
import { Ordinals } from './ordinals.ts'
import { referenceDay } from './population/terms.ts'
import type { World } from './world.ts'

/** An index in memory, with what is known of its size. */
export type ComputedIndex = { readonly index: BenchIndex } & Pick<MemoryBlocks, 'size' | 'histogram'>

/** The index of `world` as a build makes it, but in memory; cards are made when they are read. `meter` hears what the table would bill. */
export function computedIndex(world: World, meter: Meter): ComputedIndex {
  const moment = { day: referenceDay, epoch: referenceDay }
  const within = (list: ListId) => roomIn(firstGeneration, list)
  const places = new Map<number, number>()
  const byId = new Map<string, number>()
  const blocks = new MemoryBlocks(
    world.documents(),
    moment,
    { within, around: (list) => 1024 - within(list) },
    ({ facts }, ordinal) => {
      places.set(ordinal, places.size)
      byId.set(facts.id, ordinal)
    },
  )
  const documentAt = (ordinal: number) => {
    const place = places.get(ordinal)
    return place === undefined ? undefined : world.documentAt(place)
  }
  const reader = new ComputedReader({ blocks, documentAt, moment }, meter.hear)
  const index = benchIndex({ reader, histogram: blocks.histogram, moment }, new Ordinals(byId))
  return { index, size: blocks.size, histogram: blocks.histogram }
}
