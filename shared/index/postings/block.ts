import { decodeOffsets, encodeWithin } from './codec.ts'

/** The members of a list among the 2^span ordinals from `base` on; `base` is a multiple of 2^span, and `span` 0 to 32. */
export type Block = { readonly base: number; readonly span: number; readonly bytes: Uint8Array }

/** A block may be limited to this many bytes but not fewer: whatever is halved long enough fits into them. */
const leastBytes = 32

const allOrdinals = 32

/** The blocks of a list of ascending ordinals: the fewest halves of halves of [0, 2^32) that take at most `maxBytes` each, ascending. */
export function packBlocks(members: Uint32Array, maxBytes: number): Block[] {
  checkLimit(maxBytes)
  const blocks: Block[] = []
  tile(members, { base: 0, span: allOrdinals }, maxBytes, blocks)
  return blocks
}

/**
 * The block with the ordinals of `set` added and those of `clear` taken out (each ascending or not), halved until every part takes at
 * most `maxBytes`; `undefined` if nothing changes. A RangeError for an ordinal outside the block, or in both.
 */
export function editBlock(
  block: Block,
  set: Uint32Array,
  clear: Uint32Array,
  maxBytes: number,
): readonly Block[] | undefined {
  checkLimit(maxBytes)
  const added = set.toSorted()
  const removed = new Set(clear)
  for (const ordinal of [...added, ...removed]) {
    if (ordinal < block.base || ordinal >= endOf(block)) {
      throw new RangeError(`ordinal ${ordinal} outside [${block.base}, ${endOf(block)})`)
    }
  }
  if (added.some((ordinal) => removed.has(ordinal))) throw new RangeError('an ordinal both to set and to clear')

  const before = membersOf(block)
  const after = merged(removed.size === 0 ? before : before.filter((member) => !removed.has(member)), added)
  // What is removed is not added, so equal numbers and no removal found mean the same members.
  if (after.length === before.length && after.every((member, at) => member === before[at])) return undefined
  const blocks: Block[] = []
  tile(after, block, maxBytes, blocks)
  return blocks
}

/** The ordinals in a block, ascending. */
export function membersOf(block: Block): Uint32Array {
  checkPlace(block)
  const offsets = decodeOffsets(block.bytes, block.span)
  if (block.base !== 0) {
    for (let at = 0; at < offsets.length; at++) offsets[at] = (offsets[at] ?? 0) + block.base
  }
  return offsets
}

/** Whether blocks, in this order, cover every ordinal once: what a reader sees amid a split does not. */
export function tiles(blocks: readonly { readonly base: number; readonly span: number }[]): boolean {
  let next = 0
  for (const block of blocks) {
    if (block.base !== next || !isPlace(block)) return false
    next = endOf(block)
  }
  return next === 2 ** allOrdinals
}

/** A RangeError unless the block lies where halving can put one. */
export function checkPlace(block: { readonly base: number; readonly span: number }): void {
  if (!isPlace(block)) throw new RangeError(`no block can start at ${block.base} and cover 2^${block.span}`)
}

type Place = { readonly base: number; readonly span: number }

const endOf = ({ base, span }: Place) => base + 2 ** span

const isPlace = ({ base, span }: Place) =>
  Number.isInteger(span) &&
  span >= 0 &&
  span <= allOrdinals &&
  base >= 0 &&
  base < 2 ** allOrdinals &&
  base % 2 ** span === 0

function checkLimit(maxBytes: number): void {
  if (!(maxBytes >= leastBytes)) throw new RangeError(`blocks of at most ${maxBytes} bytes; ${leastBytes} is the least`)
}

/** Appends the blocks of `members`, all of which lie in `place`, to `blocks`; `tooMany` if they are known not to fit into one. */
function tile(members: Uint32Array, { base, span }: Place, maxBytes: number, blocks: Block[], tooMany = false): void {
  const bytes = tooMany ? undefined : encodeWithin(offsetsFrom(base, members), span, maxBytes)
  if (bytes !== undefined) {
    blocks.push({ base, span, bytes })
    return
  }
  const middle = base + 2 ** (span - 1)
  const cut = countBelow(members, middle)
  // From the same base the same members take the same bytes.
  tile(members.subarray(0, cut), { base, span: span - 1 }, maxBytes, blocks, cut === members.length)
  tile(members.subarray(cut), { base: middle, span: span - 1 }, maxBytes, blocks)
}

function offsetsFrom(base: number, members: Uint32Array): Uint32Array {
  if (base === 0) return members
  const offsets = new Uint32Array(members.length)
  for (let at = 0; at < members.length; at++) offsets[at] = (members[at] ?? 0) - base
  return offsets
}

function countBelow(members: Uint32Array, bound: number): number {
  let low = 0
  let high = members.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((members[middle] ?? bound) < bound) low = middle + 1
    else high = middle
  }
  return low
}

/** Two ascending lists as one, each member once. */
function merged(left: Uint32Array, right: Uint32Array): Uint32Array {
  const all = new Uint32Array(left.length + right.length)
  let size = 0
  for (let a = 0, b = 0; a < left.length || b < right.length; ) {
    const next = Math.min(left[a] ?? Number.POSITIVE_INFINITY, right[b] ?? Number.POSITIVE_INFINITY)
    all[size++] = next
    if (left[a] === next) a++
    while (right[b] === next) b++
  }
  return all.subarray(0, size)
}
