import { makeIds } from '../../shared/domain/ids.ts'
import type { Organization } from '../../shared/domain/organization.ts'
import type { Post } from '../../shared/domain/post.ts'
import type { Ruling } from '../../shared/domain/ruling.ts'
import { ruling } from '../../shared/domain/ruling.ts'
import type { Session } from '../../shared/domain/session.ts'
import { type Charter, charter } from '../../shared/eligibility/charter.ts'
import type { Seat } from '../../shared/eligibility/dossier.ts'
import { type RuleInput, rule } from '../../shared/eligibility/rule.ts'
import type { AppliedRule } from '../../shared/eligibility/rule-pack.ts'
import { seatOf } from '../../shared/eligibility/seat.ts'
import { noon, today } from './clock.ts'
import { seededDraw } from './random.ts'
import { enteredOn } from './things.ts'

const ids = makeIds(seededDraw(41))
const stamp = { version: 1, createdAt: noon(today).toISOString(), updatedAt: noon(today).toISOString() }

/** A rule as it is applied; what it says does not matter. */
export function aRule(check: RuleInput['check'], more: Partial<RuleInput> = {}): AppliedRule {
  const text = { zh: '某条规定。', en: 'Some rule.' }
  const parsed = rule.parse({ id: 'r', text, document: '某办法', confidence: 'official', check, ...more })
  return { ...parsed, packId: 'test' }
}

/** A seat elected on a day; everything else as usual. */
export function aSeat(
  post: Post,
  organization: Organization,
  electionOn: string,
  more: { readonly sessions?: readonly Session[]; readonly charter?: Charter; readonly termEnd?: string } = {},
): Seat {
  const { sessions: terms = [], charter: by, termEnd } = more
  return seatOf({ post, organization, terms, predecessors: [], charter: by, packYears: 5, electionOn, termEnd })
}

/** A stored charter of an organization. */
export function aCharter({ id }: Organization, more: object = {}): Charter {
  const common = {
    organizationId: id,
    from: '2010-01-01',
    document: '某学会章程',
    provenance: enteredOn(today),
    ...stamp,
  }
  return charter.parse({ ...common, ...more })
}

/** A stored ruling about somebody. */
export function aRuling(more: object): Ruling {
  const personId = ids.person()
  const common = { id: ids.ruling(personId), personId, provenance: enteredOn(today), ...stamp }
  return ruling.parse({ ...common, ...more })
}
