import type { Day } from '../../domain/dates.ts'
import type { Tenure } from '../../domain/tenure.ts'
import { truth } from '../../domain/truth.ts'
import { degrees } from '../../vocabulary/degrees.ts'
import { delegateKinds } from '../../vocabulary/delegate-kinds.ts'
import { levels } from '../../vocabulary/levels.ts'
import type { DelegateFacts, EducationFacts, EmployerFacts, NetworkFacts } from '../columns/facts.ts'
import type { Leaves } from '../condition.ts'
import { holdsText } from '../text-match.ts'
import { heldWhen, type When } from '../when.ts'
import { among } from './code-match.ts'
import { type LeafTests, listTest, recordTest } from './leaf-test.ts'
import { coded, type Part, part, together } from './parts.ts'

/** The leaves that ask where a person works, studied, is a delegate, or belongs to a network. */
export const lifeLeaves = {
  employer: (asked, { columns, asOf }) =>
    listTest('employments', columns.employers, inTime(employerMatch(asked), asked.when ?? 'now', asOf)),
  education: (asked, { columns }) => listTest('educations', columns.educations, educationMatch(asked)),
  delegate: (asked, { columns, asOf }) =>
    listTest('delegateRoles', columns.delegates, inTime(delegateMatch(asked), asked.when ?? 'ever', asOf), 'no'),
  network: (asked, { columns, asOf }) =>
    recordTest('affiliations', columns.networks, inTime(networkMatch(asked), asked.when ?? 'now', asOf)),
} satisfies Partial<LeafTests>

/** What an employment must be like, apart from its time. */
export function employerMatch(asked: Leaves['employer']): Part<EmployerFacts> {
  return together<EmployerFacts>(
    part(
      asked.organizations,
      (wanted) =>
        ({ organizationId }) =>
          among(organizationId === undefined ? undefined : [organizationId], wanted.map(String)),
    ),
    part(asked.within, withinOf),
    part(
      asked.text,
      (wanted) =>
        ({ text }) =>
          text === undefined ? 'unknown' : truth(holdsText(text, wanted)),
    ),
  )
}

/** What a study or degree must be like. */
export function educationMatch(asked: Leaves['education']): Part<EducationFacts> {
  return together<EducationFacts>(
    part(
      asked.countries,
      (wanted) =>
        ({ area }) =>
          among(area?.countries, wanted),
    ),
    coded(asked.degrees, degrees, ({ degree }) => degree),
    part(
      asked.abroad,
      (wanted) =>
        ({ area }) =>
          area === undefined ? 'unknown' : truth((area.countries[0] !== 'CN') === wanted),
    ),
  )
}

/** What a delegate's mandate must be like, apart from its time. */
export function delegateMatch(asked: Leaves['delegate']): Part<DelegateFacts> {
  return together<DelegateFacts>(
    coded(asked.kinds, delegateKinds, ({ kind }) => kind),
    coded(asked.levels, levels, ({ level }) => level),
    part(
      asked.term,
      (wanted) =>
        ({ term }) =>
          term === undefined ? 'unknown' : truth(term === wanted),
    ),
  )
}

/** What an affiliation to a network must be like, apart from its time. */
export function networkMatch(asked: Leaves['network']): Part<NetworkFacts> {
  return together<NetworkFacts>(
    part(
      asked.ids,
      (wanted) =>
        ({ networkId }) =>
          among([networkId], wanted.map(String)),
    ),
    part(
      asked.countries,
      (wanted) =>
        ({ area }) =>
          among(area?.countries, wanted),
    ),
  )
}

function inTime<T extends { readonly tenure: Tenure }>(match: Part<T>, at: When, asOf: Day): Part<T> {
  return together<T>(match, ({ tenure }) => heldWhen(tenure, at, asOf))
}

/** Below whom an employer lies is not known where it is written down by name only. */
function withinOf(above: string): Part<EmployerFacts> {
  return ({ organizationId, path }) => {
    if (organizationId === above) return 'yes'
    return path === undefined ? 'unknown' : truth(path.includes(above))
  }
}
