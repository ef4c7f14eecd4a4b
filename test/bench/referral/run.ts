import type { ChangeLine } from './measure-changes.ts'
import type { QueryLine } from './measure-queries.ts'
import type { Build } from './system.ts'

/** How the index came to be: in the table in this run or in an earlier one; or in memory, where units are computed. */
export type IndexMade =
  | ({ readonly kind: 'built' } & Build)
  | { readonly kind: 'kept' }
  | {
      readonly kind: 'computed'
      readonly seconds: number
      readonly lists: number
      readonly blocks: number
      readonly bytes: number
    }

/** Everything that one run found out. */
export type Run = {
  readonly people: number
  readonly organizations: number
  readonly command: string
  /** The day of the run. */
  readonly day: string
  /** Processor, number of processors, version of Node. */
  readonly machine: string
  readonly index: IndexMade
  readonly listsPerPerson: number
  readonly queries: readonly QueryLine[]
  /** How far units that are computed are those measured, in words; undefined where none were measured. */
  readonly agreement: string | undefined
  /** Empty where the run asked for queries only. */
  readonly changes: readonly ChangeLine[]
  /** Queries asked once more after all changes, and the names of those that then differed from the oracle. */
  readonly afterwards: { readonly asked: number; readonly differed: readonly string[] } | undefined
}

/**
 * What to run: `computed` asks an index in memory and computes units; `only` names queries; `keep` is a folder that the index is built in and
 * left in, where the next run finds it (one in memory: on a disk each write waits for it, and building takes a hundred times as long); `heap`
 * is Java's.
 */
export type BenchOptions = {
  readonly people: number
  readonly computed: boolean
  readonly queriesOnly: boolean
  readonly only: readonly string[] | undefined
  readonly keep: string | undefined
  readonly heap: string
}
