import type { Truth } from '../../domain/truth.ts'
import type { Vocabulary } from '../../vocabulary/vocabulary.ts'
import { codeMatch } from './code-match.ts'

/** One thing that a filter asks of a fact. */
export type Part<Fact> = (fact: Fact) => Truth

/** The part for what is `asked`; none where it is not asked. */
export function part<Asked, Fact>(
  asked: Asked | undefined,
  make: (asked: Asked) => Part<Fact>,
): Part<Fact> | undefined {
  return asked === undefined ? undefined : make(asked)
}

/** The part for a code of `list`, read from the fact by `codeOf`: one of those asked for, or below one. */
export function coded<Fact>(
  asked: readonly string[] | undefined,
  list: Vocabulary,
  codeOf: (fact: Fact) => string | undefined,
): Part<Fact> | undefined {
  return part(asked, (wanted) => {
    const match = codeMatch(list, wanted)
    return (fact) => match(codeOf(fact))
  })
}

/** All parts hold of one and the same fact; once one does not, the others are not asked. */
export function together<Fact>(...parts: readonly (Part<Fact> | undefined)[]): Part<Fact> {
  const asked = parts.filter((each) => each !== undefined)
  return (fact) => {
    let open = false
    for (const each of asked) {
      const found = each(fact)
      if (found === 'no') return found
      if (found === 'unknown') open = true
    }
    return open ? 'unknown' : 'yes'
  }
}
