import type { Context } from '../../shared/directory/context.ts'
import { createOrganization } from '../../shared/directory/organizations.ts'
import { createPerson } from '../../shared/directory/people.ts'
import { createPost } from '../../shared/directory/posts.ts'
import { appointmentInput } from '../../shared/directory/referrals/appointment-input.ts'
import { appoint } from '../../shared/directory/referrals/appointments.ts'
import { recordConsent } from '../../shared/directory/referrals/consents.ts'
import { putNominee } from '../../shared/directory/referrals/nominees.ts'
import { addOpinion } from '../../shared/directory/referrals/opinions.ts'
import { unjudged } from '../../shared/directory/referrals/recheck.ts'
import { nominationInput, openingInput } from '../../shared/directory/referrals/referral-input.ts'
import { listReferrals, type ReferralFilter } from '../../shared/directory/referrals/referral-lists.ts'
import { getReferral, openReferral } from '../../shared/directory/referrals/referrals.ts'
import { readStatistics } from '../../shared/directory/referrals/statistics.ts'
import { moveReferral, transitionInput } from '../../shared/directory/referrals/transitions.ts'
import { consentInput } from '../../shared/domain/nominee.ts'
import { organizationInput } from '../../shared/domain/organization.ts'
import { personInput } from '../../shared/domain/person.ts'
import { postInput } from '../../shared/domain/post.ts'
import type { Line, Measure } from './line.ts'

/** Measures a referral case from its opening to the appointment, without the rules themselves, and the reads of cases. */
export async function measureReferrals(
  { ctx: bench }: { readonly ctx: Context },
  measure: Measure,
): Promise<{ readonly reads: Line[]; readonly writes: Line[] }> {
  const ctx: Context = { ...bench, actor: { id: 'bench', kind: 'user' } }
  const names = [{ text: '举荐测量用学会', kind: 'official' }]
  const society = await createOrganization(ctx, organizationInput.parse({ kind: 'society', names }))
  const chair = await createPost(ctx, society.id, postInput.parse({ name: '理事长', role: 'chair' }))
  const named = personInput.parse({ names: [{ text: '测量', kind: 'official' }], birth: '1970' })
  const [person, other] = [await createPerson(ctx, named), await createPerson(ctx, named)]
  const target = { kind: 'post', postId: chair.id }
  const criteria = { must: { all: [{ workRegion: ['440000'] }, { titleRank: ['senior'] }] } }
  const opening = openingInput.parse({ target, title: '举荐', criteria })
  const writes: Line[] = []
  const timed = async (name: string, key: string, run: () => Promise<unknown>) => {
    writes.push(await measure(name, key, run))
  }
  const { id } = await openReferral(ctx, opening)
  await timed('open a referral case', 'case; post checked', () => openReferral(ctx, opening))
  const nominated = nominationInput.parse({ reasons: '熟悉情况' })
  await putNominee(ctx, id, 1, other.id, nominated)
  await timed('add a nominee', 'nominee, case; person checked', () => putNominee(ctx, id, 2, person.id, nominated))
  await timed('record an opinion', 'nominee, case', () => addOpinion(ctx, id, 3, person.id, { stance: 'support' }))
  const consent = {
    givenOn: '2026-10-01',
    purpose: 'post',
    recipientId: society.id,
    until: '2027-10-01',
    means: 'signed',
  }
  await timed('record a consent', 'nominee, case; recipient checked', () =>
    recordConsent(ctx, id, 4, person.id, consentInput.parse(consent)),
  )
  const move = (version: number, body: object) => moveReferral(ctx, unjudged, id, version, transitionInput.parse(body))
  const acknowledge = [{ personId: person.id, verdict: 'unknown' }]
  await move(5, { to: 'consulted' })
  await timed(
    'recommend one person (and what the rules read)',
    'case, nominee; post, person and what the verdict rests on checked',
    () => move(6, { to: 'recommended', nominees: [person.id], acknowledge }),
  )
  await timed('another step of a case', 'case', () => move(7, { to: 'under-review' }))
  await move(8, { to: 'accepted' })
  const list = (filter: ReferralFilter) => () => listReferrals(ctx, filter, 20, undefined)
  const reads = [
    await measure('referral case with its nominees', '`R#<case>`', () => getReferral(ctx, id)),
    await measure('cases for a post, page of 20', 'GS1 `RT#<organization>` prefix post', list({ post: chair.id })),
    await measure('cases of a person', 'GS1 `RP#<person>` + cases', list({ person: person.id })),
    await measure('cases of an officer, page of 20', 'GS2 `RF#<officer>`', list({ officer: 'bench' })),
    await measure(
      'cases in a state by year, page of 20',
      'GS3 `RS#<state>` prefix year',
      list({ states: ['accepted'], year: 2026 }),
    ),
    await measure('outcomes of an organization', 'GS1 `RT#<organization>`', () =>
      readStatistics(ctx, { organization: society.id }),
    ),
    await measure('outcomes of a year', 'GS3 `RS#<state>` × 9 prefix year', () => readStatistics(ctx, { year: 2026 })),
  ]
  await timed(
    'appoint (and what the rules read)',
    'case, nominee, membership, predecessor, seat sheet; person checked',
    () =>
      appoint(
        ctx,
        unjudged,
        id,
        9,
        appointmentInput.parse({
          nominees: [{ personId: person.id }],
          start: '2026-11-10',
          decidedBy: '理事会',
          acknowledge,
        }),
      ),
  )
  return { reads, writes }
}
