import { closeOrganization } from '../../shared/directory/close-organization.ts'
import { createHonour } from '../../shared/directory/honours.ts'
import { changeMembership, createMembership } from '../../shared/directory/memberships.ts'
import { createOrganization } from '../../shared/directory/organizations.ts'
import { changePerson, createPerson } from '../../shared/directory/people.ts'
import { createPost } from '../../shared/directory/posts.ts'
import { createCohort } from '../../shared/directory/programmes/cohorts.ts'
import { setQuota } from '../../shared/directory/programmes/quotas.ts'
import { createSession } from '../../shared/directory/sessions.ts'
import { cohortInput } from '../../shared/domain/cohort.ts'
import { honourInput } from '../../shared/domain/honour.ts'
import { membershipInput } from '../../shared/domain/membership.ts'
import { organizationInput } from '../../shared/domain/organization.ts'
import { personInput } from '../../shared/domain/person.ts'
import { postInput } from '../../shared/domain/post.ts'
import { quotaInput } from '../../shared/domain/quota.ts'
import { sessionInput } from '../../shared/domain/session.ts'
import type { Line, Measure } from './line.ts'
import type { Bench } from './open-bench.ts'

/** Measures the usual writes in a society of its own: from its creation to its closing. */
export async function measureWrites({ ctx }: Bench, measure: Measure): Promise<Line[]> {
  const lines: Line[] = []
  const timed = async <T>(name: string, key: string, run: () => Promise<T>): Promise<T> => {
    const results: T[] = []
    lines.push(await measure(name, key, async () => results.push(await run())))
    const [result] = results
    if (result === undefined) throw new Error(`${name} gave nothing`)
    return result
  }
  const society = await timed('create an organization', 'root, identifier', () =>
    createOrganization(
      ctx,
      organizationInput.parse({
        kind: 'society',
        level: 'province',
        names: [{ text: '测量用学会', kind: 'official' }],
        place: { region: '440000' },
        identifiers: [{ scheme: 'uscc', value: '91350100M000100Y43' }],
      }),
    ),
  )
  const session = await timed('create a session', 'session, seat sheet', () =>
    createSession(ctx, society.id, sessionInput.parse({ number: 1, start: '2025-05-01', end: '2030-04-30' })),
  )
  const chair = await timed('create a post', 'post, seat sheet', () =>
    createPost(ctx, society.id, postInput.parse({ name: '理事长', role: 'chair' })),
  )
  const person = await timed('create a person', 'person', () =>
    createPerson(
      ctx,
      personInput.parse({
        names: [{ text: '测量', kind: 'official' }],
        birth: '1970',
        gender: '2',
        disciplines: ['110'],
      }),
    ),
  )
  await timed('change one fact of a person', 'person', () =>
    changePerson(ctx, person.id, 1, (input) => ({ ...Object(input), gender: '1' })),
  )
  await timed('create an honour', 'honour', () =>
    createHonour(ctx, person.id, honourInput.parse({ name: '测量奖', year: 2020 })),
  )
  const cohort = await timed('create a cohort of a programme', 'cohort; organizer checked', () =>
    createCohort(
      ctx,
      society.id,
      cohortInput.parse({ programme: 'young-talent-lift', cohort: '2030-2032', year: 2030, years: 3, status: 'open' }),
    ),
  )
  await timed('set the quota of an organization', 'quota; cohort and applicant checked', () =>
    setQuota(ctx, cohort, society.id, undefined, quotaInput.parse({ asked: 5 })),
  )
  const held = await timed('create a membership', 'membership, seat sheet; person checked', () =>
    createMembership(ctx, membershipInput.parse({ personId: person.id, postId: chair.id, sessionId: session.id })),
  )
  await timed('end a membership', 'membership, seat sheet; person checked', () =>
    changeMembership(ctx, held.id, 1, (input) => ({
      ...Object(input),
      status: 'ended',
      end: '2026-10-31',
      endReason: 'resigned',
    })),
  )
  await timed('close an organization without members', 'organization, seat sheet', () =>
    closeOrganization(ctx, society.id, 1, { on: '2026-10-31', reason: 'deregistered', successorIds: [] }),
  )
  return lines
}
