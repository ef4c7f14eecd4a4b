import type { Truth } from '../../domain/truth.ts'
import { pack } from '../../index/columns/columns.ts'
import { factsOf } from '../../index/columns/facts-of.ts'
import { compile } from '../../index/compile.ts'
import type { Condition } from '../../index/condition.ts'
import { truthOf } from '../../index/verdict.ts'
import { isForPost } from '../for-post.ts'
import type { AppliedRule } from '../rule-pack.ts'
import type { Slate } from './slate.ts'

/** What a check of a slate is given: the slate, and the people on it and beside it, each judged once for each condition. */
export type SlateGround = {
  readonly slate: Slate
  /** People in any of these roles, each once; `when` of a rule narrows the posts and people that are counted. */
  readonly peopleIn: (roles: readonly string[], when?: AppliedRule['when']) => SlatePeople
  readonly judge: (condition: Condition) => Judged
}

/** People by id: whether they are among those who are counted. */
export type SlatePeople = ReadonlyMap<string, Truth>

/** Judges a person by id; `blame` names what is missing for an unknown. */
export type Judged = {
  readonly truth: (personId: string) => Truth
  readonly blame: (personId: string) => readonly string[]
}

/** Makes a slate ready to be checked. */
export function groundOf(slate: Slate): SlateGround {
  const ids = [...slate.profiles.keys()]
  const ordinals = new Map(ids.map((id, ordinal) => [id, ordinal]))
  const columns = pack([...slate.profiles.values()].map(factsOf))
  const judge = (condition: Condition): Judged => {
    const test = compile(condition, { columns, asOf: slate.electionOn })
    const at = <T>(id: string, read: (ordinal: number) => T, otherwise: T): T => {
      const ordinal = ordinals.get(id)
      return ordinal === undefined ? otherwise : read(ordinal)
    }
    return {
      truth: (id) => at(id, (ordinal) => truthOf(test.judge(ordinal)), 'unknown'),
      blame: (id) => at<readonly string[]>(id, test.blame, ['person']),
    }
  }
  const seats = [...slate.seats, ...slate.beside]
  const peopleIn: SlateGround['peopleIn'] = (roles, when = {}) => {
    const wanted = seats.filter(({ post }) => roles.includes(post.role) && isForPost(when, post))
    const ids = [...new Set(wanted.map(({ personId }) => personId))]
    if (when.person === undefined) return new Map(ids.map((id) => [id, 'yes']))
    const { truth } = judge(when.person)
    return new Map(ids.map((id) => [id, truth(id)] as const).filter(([, counted]) => counted !== 'no'))
  }
  return { slate, peopleIn, judge }
}
