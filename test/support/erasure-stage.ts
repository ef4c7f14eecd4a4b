import { createAffiliation } from '../../shared/directory/affiliations.ts'
import { createRuling } from '../../shared/directory/eligibility/rulings.ts'
import { createEngagement } from '../../shared/directory/engagements.ts'
import { createHonour } from '../../shared/directory/honours.ts'
import type { ImportContext } from '../../shared/directory/imports/import-context.ts'
import { changeMembership, getMembership } from '../../shared/directory/memberships.ts'
import { sayNotSame } from '../../shared/directory/merges/not-the-same.ts'
import { changePerson, createPerson, getPerson } from '../../shared/directory/people.ts'
import { recordPersonalConsent } from '../../shared/directory/privacy/consents.ts'
import { requestCorrection } from '../../shared/directory/privacy/corrections.ts'
import { erasePerson } from '../../shared/directory/privacy/erase-person.ts'
import { changeHandling } from '../../shared/directory/privacy/handling.ts'
import { carryOnErasure } from '../../shared/directory/privacy/settle-erasure.ts'
import { recordConsent } from '../../shared/directory/referrals/consents.ts'
import { putNominee } from '../../shared/directory/referrals/nominees.ts'
import { addOpinion } from '../../shared/directory/referrals/opinions.ts'
import { nominationInput, openingInput } from '../../shared/directory/referrals/referral-input.ts'
import { openReferral } from '../../shared/directory/referrals/referrals.ts'
import { moveReferral, transitionInput } from '../../shared/directory/referrals/transitions.ts'
import { affiliationInput } from '../../shared/domain/affiliation.ts'
import { correctionInput } from '../../shared/domain/correction.ts'
import { engagementInput } from '../../shared/domain/engagement.ts'
import { handlingInput } from '../../shared/domain/handling.ts'
import { honourInput } from '../../shared/domain/honour.ts'
import type { PersonId } from '../../shared/domain/ids.ts'
import { consentInput, opinionInput } from '../../shared/domain/nominee.ts'
import { personalConsentInput } from '../../shared/domain/personal-consent.ts'
import { rulingInput } from '../../shared/domain/ruling.ts'
import type { Requests } from './context.ts'
import { given, inputs, patching } from './given.ts'
import { applied, planned } from './import-stage.ts'
import { aRow, planOf } from './imports.ts'
import { merge } from './merge-stage.ts'
import { byAge, consentTo } from './referral-stage.ts'

/** Values that stand nowhere but with the person who is erased: one for every place that a value can be written to. */
export const canaries = {
  name: '金丝雀甲乙',
  former: '金丝雀旧名',
  english: 'Canaria Serinus',
  absorbed: '金丝雀并入',
  phone: '13812345678',
  email: 'canary@example.test',
  employer: '金丝雀研究所',
  title: '金丝雀主任',
  note: '金丝雀备注',
  number: 'CANARY-0001',
  institution: '金丝雀大学',
  source: '金丝雀来源文件',
  earlier: '金丝雀早前单位',
  membershipTitle: '金丝雀任职名',
  membershipNote: '金丝雀任职备注',
  honour: '金丝雀奖',
  honourNote: '金丝雀奖备注',
  cohort: '金丝雀届',
  affiliation: '金丝雀会员',
  engagement: '金丝雀到场',
  reasons: '金丝雀理由',
  opinion: '金丝雀意见',
  document: '金丝雀同意书',
  notSame: '金丝雀不是他',
  key: 'canary-key-77',
  import: '金丝雀行',
  importPhone: '13987654321',
  importFacts: '金丝雀改写单位',
  waiting: '金丝雀未定',
  identity: 'canary-hash_0123456789abcdefghijklmnopqrstu',
  handling: '金丝雀依据',
  evidence: '金丝雀凭证',
  recipient: '金丝雀接收方',
  wrong: '金丝雀有误',
  wished: '金丝雀应为',
  ruling: '金丝雀核实文号',
} as const

/** Everything that the directory can hold on one person, with a canary in every place, beside people who stay. */
export async function everywhere(request: Requests, importing: () => ImportContext) {
  const there = given(request)
  const society = await there.organization()
  const chair = await there.post(society.id, { capacity: 50 })
  const network = await there.network()
  const activity = await there.activity(society.id)
  const [mentee, mentor, namesake] = [await there.person(), await there.person(), await there.person()]
  const source = { kind: 'statement', ref: canaries.source } as const
  const names = [
    { text: canaries.name, kind: 'official' },
    { text: canaries.former, kind: 'former' },
    { text: canaries.english, kind: 'english' },
  ]
  const facts = {
    names,
    birth: '1971-05-01',
    employments: [{ organization: canaries.earlier, title: canaries.title }],
    educations: [{ institution: canaries.institution }],
    identifiers: [{ scheme: 'internal', value: canaries.number, valid: true }],
    contacts: [
      { kind: 'phone', value: canaries.phone },
      { kind: 'email', value: canaries.email },
    ],
    note: canaries.note,
  }
  const identity = { kind: 'resident-id', hash: canaries.identity } as const
  const person = await createPerson(request({ source }), inputs.person(facts), identity)
  const { id } = person
  await changePerson(request(), id, 1, patching({ employments: [{ organization: canaries.employer }] }))
  const held = await there.membership(id, chair.id, {
    start: '2020',
    title: canaries.membershipTitle,
    note: canaries.membershipNote,
  })
  const after = await there.membership(mentee.id, chair.id, { start: '2024', predecessorId: held.id })
  const award = honourInput.parse({
    name: canaries.honour,
    note: canaries.honourNote,
    cohort: canaries.cohort,
    mentorId: mentor.id,
  })
  await createHonour(request({ idempotency: { key: canaries.key, fingerprint: 'f' } }), id, award)
  const mentored = await createHonour(request(), mentee.id, honourInput.parse({ name: '别人的奖', mentorId: id }))
  const member = affiliationInput.parse({ networkId: network.id, role: canaries.affiliation })
  await createAffiliation(request(), id, member)
  const attended = engagementInput.parse({ activityId: activity.id, role: 'attendee', note: canaries.engagement })
  await createEngagement(request(), id, attended)
  await sayNotSame(request(), id, namesake.id, { reason: canaries.notSame })
  const double = await there.person({ names: [{ text: canaries.absorbed, kind: 'official' }] })
  await merge(request, double.id, id)
  await duties(request, id)
  const referral = await closedCase(request, { person: id, society, chair: chair.id })
  const imported = await imports(importing, society.id, id)
  const now = await getMembership(request(), held.id)
  await changeMembership(
    request(),
    held.id,
    now.version,
    patching({ status: 'ended', end: '2023', endReason: 'resigned' }),
  )
  return {
    person: id,
    double: double.id,
    society,
    chair,
    held,
    after,
    mentored,
    mentor,
    mentee,
    namesake,
    referral,
    imported,
  }
}

/** Why the record is kept, a consent, a request for correction and a ruling. */
async function duties(request: Requests, id: PersonId): Promise<void> {
  const [givenOn, expiresOn] = ['2026-01-01', '2027-01-01']
  const says = { basis: 'contract', purposes: ['roster'], since: givenOn, note: canaries.handling }
  await changeHandling(request(), id, undefined, handlingInput.parse(says))
  const consent = { kind: 'abroad', purpose: 'international', recipient: canaries.recipient, means: 'oral' }
  const input = { ...consent, givenOn, expiresOn, evidence: canaries.evidence }
  await recordPersonalConsent(request(), id, personalConsentInput.parse(input))
  const wrong = { about: 'birth', wrong: canaries.wrong, wished: canaries.wished }
  await requestCorrection(request(), id, correctionInput.parse(wrong))
  const ruling = { kind: 'cleared', matter: 'political-rights', on: givenOn, document: canaries.ruling }
  await createRuling(request(), id, rulingInput.parse(ruling))
}

/** A case in which the person was recommended, that was withdrawn since. */
async function closedCase(
  request: Requests,
  { person, society, chair }: { person: PersonId; society: { readonly id: string }; chair: string },
) {
  const title = `推荐${canaries.name}任职`
  const note = `${canaries.former}曾任`
  const target = { kind: 'post', postId: chair }
  const { id } = await openReferral(request(), openingInput.parse({ target, title, note }))
  await putNominee(request(), id, 1, person, nominationInput.parse({ reasons: canaries.reasons }))
  const consent = consentInput.parse(consentTo(society, { document: canaries.document }))
  await recordConsent(request(), id, 2, person, consent)
  await addOpinion(request(), id, 3, person, opinionInput.parse({ stance: 'comment', text: canaries.opinion }))
  const move = (version: number, body: object) =>
    moveReferral(request(), byAge, id, version, transitionInput.parse(body))
  await move(4, { to: 'consulted' })
  await move(5, { to: 'recommended', nominees: [person], note: `同意推荐${canaries.name}` })
  await move(6, { to: 'withdrawn' })
  return id
}

/** An import that changed the person, and one that only found somebody who may be them. */
async function imports(importing: () => ImportContext, id: Parameters<typeof applied>[1]['id'], personId: PersonId) {
  const { version } = await getPerson(importing(), personId)
  const done = await applied(importing, {
    id,
    planner: planOf([
      aRow(1, {
        name: canaries.name,
        action: 'change',
        personId,
        personVersion: version,
        facts: {
          employments: [{ organization: canaries.importFacts }],
          contacts: [
            { kind: 'phone', value: canaries.phone },
            { kind: 'email', value: canaries.email },
            { kind: 'phone', value: canaries.importPhone },
          ],
        },
        factsWere: { employments: [{ organization: canaries.employer }] },
        posts: [canaries.import],
        candidates: [{ personId, score: 9, evidence: [{ of: 'name', says: 'same', points: 9 }] }],
      }),
      aRow(2, { newPerson: { names: [{ text: '留下的人', kind: 'official' }] } }),
    ]),
  })
  const open = await planned(importing, {
    id,
    planner: planOf([
      aRow(1, {
        name: canaries.waiting,
        action: 'review',
        candidates: [{ personId, score: 3, evidence: [{ of: 'name', says: 'near', points: 3 }] }],
        newPerson: { names: [{ text: canaries.waiting, kind: 'official' }] },
      }),
    ]),
  })
  return { done, open }
}

/** The person erased and everything that follows gone through, as of the version that they have. */
export async function erased(importing: () => ImportContext, id: PersonId, project: () => Promise<unknown>) {
  const { version } = await getPerson(importing(), id)
  await erasePerson(importing(), id, version, { reason: 'request-of-the-person' })
  await project()
  return carryOnErasure(importing, id, () => false)
}
