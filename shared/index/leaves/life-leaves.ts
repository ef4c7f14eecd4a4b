import { truth } from '../../domain/truth.ts'
import { degrees } from '../../vocabulary/degrees.ts'
import { delegateKinds } from '../../vocabulary/delegate-kinds.ts'
import { levels } from '../../vocabulary/levels.ts'
import type { DelegateFacts, EducationFacts, EmployerFacts, NetworkFacts } from '../columns/facts.ts'
import { holdsText } from '../text-match.ts'
import { heldWhen } from '../when.ts'
import { among } from './code-match.ts'
import { type LeafTests, listTest, recordTest } from './leaf-test.ts'
import { coded, type Part, part, together } from './parts.ts'

/** The leaves that ask where a person works, studied, is a delegate, or belongs to a network. */
export const lifeLeaves = {
  employer: ({ when = 'now', ...asked }, { columns, asOf }) =>
    listTest(
      'employments',
      columns.employers,
      together<EmployerFacts>(
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
        ({ tenure }) => heldWhen(tenure, when, asOf),
      ),
    ),
  education: (asked, { columns }) =>
    listTest(
      'educations',
      columns.educations,
      together<EducationFacts>(
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
      ),
    ),
  delegate: ({ when = 'ever', ...asked }, { columns, asOf }) =>
    listTest(
      'delegateRoles',
      columns.delegates,
      together<DelegateFacts>(
        coded(asked.kinds, delegateKinds, ({ kind }) => kind),
        coded(asked.levels, levels, ({ level }) => level),
        part(
          asked.term,
          (wanted) =>
            ({ term }) =>
              term === undefined ? 'unknown' : truth(term === wanted),
        ),
        ({ tenure }) => heldWhen(tenure, when, asOf),
      ),
      'no',
    ),
  network: ({ when = 'now', ...asked }, { columns, asOf }) =>
    recordTest(
      'affiliations',
      columns.networks,
      together<NetworkFacts>(
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
        ({ tenure }) => heldWhen(tenure, when, asOf),
      ),
    ),
} satisfies Partial<LeafTests>

/** Below whom an employer lies is not known where it is written down by name only. */
function withinOf(above: string): Part<EmployerFacts> {
  return ({ organizationId, path }) => {
    if (organizationId === above) return 'yes'
    return path === undefined ? 'unknown' : truth(path.includes(above))
  }
}
