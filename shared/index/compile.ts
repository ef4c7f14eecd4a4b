import { type Condition, type LeafName, type Leaves, leaves } from './condition.ts'
import { engagementLeaf } from './leaves/engagement-leaf.ts'
import { honourLeaves } from './leaves/honour-leaves.ts'
import type { Field, Ground, LeafTest, LeafTests } from './leaves/leaf-test.ts'
import { lifeLeaves } from './leaves/life-leaves.ts'
import { personLeaves } from './leaves/person-leaves.ts'
import { postLeaves } from './leaves/post-leaves.ts'
import { verdict } from './verdict.ts'

/** A leaf that holds: where it stands in the condition (`all.0.post`), and the ids of the records that satisfy it. */
export type Evidence = { readonly path: string; readonly leaf: LeafName; readonly ids: readonly string[] }

/** A condition made ready for one set of columns; people are ordinals. The same function judges, scores and explains. */
export type Test = {
  judge(ordinal: number): number
  /** For a person who is judged `unknown`: the fields that are the reason. */
  blame(ordinal: number): readonly Field[]
  /** For a person who is judged `yes`: the leaves that hold. */
  evidence(ordinal: number): readonly Evidence[]
}

const leafTests: LeafTests = { ...personLeaves, ...honourLeaves, ...lifeLeaves, ...postLeaves, ...engagementLeaf }
const leafNames = leaves.keyof().options

/** Makes a condition ready; `path` is where it stands. */
export function compile(condition: Condition, ground: Ground, path: readonly (string | number)[] = []): Test {
  const inside = (group: 'all' | 'any' | 'none') =>
    (condition[group] ?? []).map((each, at) => compile(each, ground, [...path, group, at]))
  if (condition.all !== undefined) return all(inside('all'))
  if (condition.any !== undefined) return any(inside('any'))
  if (condition.none !== undefined) return none(inside('none'))
  for (const leaf of leafNames) {
    const test = made(leaf, condition[leaf], ground)
    if (test !== undefined) return single(test, leaf, [...path, leaf].join('.'))
  }
  throw new TypeError(`a condition without a key at ${path.join('.')}`)
}

function made<Leaf extends LeafName>(
  leaf: Leaf,
  asked: Leaves[Leaf] | undefined,
  ground: Ground,
): LeafTest | undefined {
  const make: LeafTests[Leaf] = leafTests[leaf]
  return asked === undefined ? undefined : make(asked, ground)
}

function single(test: LeafTest, leaf: LeafName, path: string): Test {
  return {
    judge: test.judge,
    blame: () => [test.field],
    evidence: (ordinal) => [{ path, leaf, ids: test.proof(ordinal) }],
  }
}

function all(parts: readonly Test[]): Test {
  return {
    judge: (ordinal) => {
      let least: number = verdict.yes
      for (const part of parts) {
        least = Math.min(least, part.judge(ordinal))
        if (least === verdict.no) return least
      }
      return least
    },
    blame: blameOf(parts),
    evidence: evidenceOf(parts),
  }
}

function any(parts: readonly Test[]): Test {
  return {
    judge: (ordinal) => {
      let greatest: number = verdict.no
      for (const part of parts) {
        greatest = Math.max(greatest, part.judge(ordinal))
        if (greatest === verdict.yes) return greatest
      }
      return greatest
    },
    blame: blameOf(parts),
    evidence: evidenceOf(parts),
  }
}

/** That something does not hold is proved by no record. */
function none(parts: readonly Test[]): Test {
  const some = any(parts)
  return { judge: (ordinal) => verdict.yes - some.judge(ordinal), blame: some.blame, evidence: () => [] }
}

/** What is settled either way is not the reason: only the parts that are themselves unknown are. */
function blameOf(parts: readonly Test[]): Test['blame'] {
  return (ordinal) => {
    const open = parts.filter((part) => part.judge(ordinal) === verdict.unknown)
    return [...new Set(open.flatMap((part) => part.blame(ordinal)))]
  }
}

function evidenceOf(parts: readonly Test[]): Test['evidence'] {
  return (ordinal) =>
    parts.filter((part) => part.judge(ordinal) === verdict.yes).flatMap((part) => part.evidence(ordinal))
}
