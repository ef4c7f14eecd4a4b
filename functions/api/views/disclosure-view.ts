import { levelOf } from '../../../shared/access/fields.ts'
import { kindOf } from '../../../shared/directory/privacy/disclosed-trail.ts'
import type { Disclosure } from '../../../shared/directory/privacy/disclosure.ts'
import type { Day } from '../../../shared/domain/dates.ts'
import { factNames, type Person } from '../../../shared/domain/person.ts'
import type { Provenance } from '../../../shared/domain/provenance.ts'
import { referralStateLabels } from '../../../shared/domain/referral-states.ts'
import { consentView } from './consent-view.ts'
import { handlingView } from './handling-view.ts'
import { namesIn } from './names-in.ts'

/** Everything that is held on a person as they are told it: each fact with its source, each case with its recipient, and who looked. */
export function disclosureView(of: Disclosure, on: Day) {
  const { record, organizations } = of
  const { person } = record
  const organization = (id: string | undefined) => (id === undefined ? undefined : { id, name: organizations.get(id) })
  const others = namesIn(record.people)
  const other = (id: string | undefined) => (id === undefined ? undefined : { id, name: others.get(id) })
  return {
    asOf: on,
    person: {
      id: person.id,
      status: person.status,
      death: person.death,
      generated: person.generated,
      createdAt: person.createdAt,
      updatedAt: person.updatedAt,
      version: person.version,
    },
    facts: factsOf(person),
    identity: {
      held: person.identity !== undefined,
      as: {
        zh: '身份证号不保存原文；如曾提供，只保存加密钥的散列值，不能还原。',
        en: 'No identity number is kept; where one was given, only a keyed hash of it is, which cannot be turned back.',
      },
    },
    memberships: record.memberships.map(({ provenance, ...each }) => ({
      ...each,
      organization: organization(each.organizationId),
      post: record.posts.get(each.postId)?.name,
      source: sourceOf(provenance),
    })),
    honours: record.honours.map(({ provenance, ...each }) => ({
      ...each,
      mentor: other(each.mentorId),
      source: sourceOf(provenance),
    })),
    mentorings: record.mentorings.map((each) => ({ ...each, mentee: other(each.menteeId) })),
    affiliations: record.affiliations.map(({ provenance, ...each }) => ({
      ...each,
      network: organization(each.networkId),
      source: sourceOf(provenance),
    })),
    engagements: record.engagements.map(({ provenance, ...each }) => ({
      ...each,
      activity: record.activities.get(each.activityId)?.name,
      source: sourceOf(provenance),
    })),
    rulings: of.rulings.map(({ provenance, ...each }) => ({ ...each, source: sourceOf(provenance) })),
    handling: handlingView(person.id, of.handling),
    consents: of.consents.map(({ recordedBy: _, ...each }) => {
      const { recordedBy: __, withdrawn, ...view } = consentView({ ...each, recordedBy: _ }, on)
      const told = withdrawn && { on: withdrawn.on, means: withdrawn.means }
      return { ...view, withdrawn: told, recipientName: organization(each.recipientId)?.name ?? each.recipient }
    }),
    corrections: of.corrections.map(({ recordedBy: _, closed, ...each }) => ({
      ...each,
      closed: closed && { at: closed.at, reason: closed.reason },
    })),
    referrals: of.cases.map((each) => ({
      ...each,
      recipient: organization(each.recipientId),
      labels: { state: referralStateLabels[each.state] },
    })),
    recipients: recipientsOf(of),
    imports: of.imports.map((each) => ({ ...each, organization: organization(each.organizationId) })),
    elsewhere: { ...of.elsewhere, as: elsewhereLabel },
    merged: {
      records: of.absorbed.map((each) => ({ id: each.id, facts: factsOf(each), merged: each.merged?.at })),
      moves: of.moves.map(({ id, to, kind, at }) => ({ id, to, kind, at })),
      // Who the others are, and why they are not this person, is theirs.
      notTheSame: of.notSame.length,
    },
    looks: of.looks,
    changes: of.writes,
    index: {
      zh: '检索索引保存同样的公开与内部信息（姓名、任职、专业等），不含联系方式和身份证号散列值；记录删除后随即移除。',
      en: 'The search index holds the same public and internal facts (names, posts, fields), no contacts and no hash; it follows the record and goes with it.',
    },
  }
}

const elsewhereLabel = {
  zh: '此外还有这些举荐和导入，办理人无权查看，请向管理全部数据的管理员索取。',
  en: 'There are these beside, which whoever drew this up may not see: to be had from a steward of the whole directory.',
}

/** What is told. */
export type DisclosureView = ReturnType<typeof disclosureView>

function factsOf(person: Person) {
  return factNames.options.flatMap((fact) => {
    const value = person[fact]
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return []
    return [{ fact, value, level: levelOf[fact], source: sourceOf(person.provenance[fact]) }]
  })
}

/** Where something comes from: who has said so only as what they are. */
function sourceOf(provenance: Provenance | undefined) {
  if (provenance === undefined) return undefined
  return { ...provenance.source, by: kindOf(provenance.assertedBy), confirmedAt: provenance.confirmedAt }
}

/** Whom something went to, or may go to by a consent. */
function recipientsOf({ cases, consents, organizations }: Disclosure) {
  return [
    ...cases.flatMap(({ id, recipientId, purpose, passedOn }) =>
      passedOn.map((on) => ({ recipientId, name: organizations.get(recipientId), purpose, on, by: id })),
    ),
    ...consents.flatMap(({ id, recipientId, recipient, purpose, givenOn, withdrawn }) =>
      recipientId === undefined && recipient === undefined
        ? []
        : [
            {
              recipientId,
              name: recipient ?? organizations.get(recipientId ?? ''),
              purpose,
              on: givenOn,
              by: id,
              withdrawnOn: withdrawn?.on,
            },
          ],
    ),
  ]
}
