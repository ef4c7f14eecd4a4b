import type { PersonId } from '../../domain/ids.ts'
import type { Nominee } from '../../domain/nominee.ts'
import { refuse } from '../../errors.ts'
import type { CaseFile } from './case-file.ts'
import type { Named } from './verdict-faults.ts'

/** The nominees that a request names, with where it does; throws for somebody who is named twice or is not on the shortlist. */
export function namedIn(
  file: CaseFile,
  ids: readonly PersonId[],
  pathOf: (at: number) => string,
): Named<{ readonly nominee: Nominee }>[] {
  return ids.map((personId, at) => {
    const path = pathOf(at)
    if (ids.indexOf(personId) !== at)
      throw refuse('invalid-input', path, `${personId} 写了不止一次。`, `${personId} is named more than once.`)
    const nominee = file.nominees.get(personId)
    if (nominee === undefined)
      throw refuse(
        'invalid-input',
        path,
        `${personId} 不在名单上；请先加入名单。`,
        `${personId} is not on the shortlist; add them first.`,
      )
    return { path, personId, nominee }
  })
}
