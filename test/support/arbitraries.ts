import * as fc from 'fast-check'
import { makeIds } from '../../shared/domain/ids.ts'
import { levels } from '../../shared/domain/organization.ts'
import { activityKinds } from '../../shared/vocabulary/activity-kinds.ts'
import { countries } from '../../shared/vocabulary/countries.ts'
import { disciplines } from '../../shared/vocabulary/disciplines.ts'
import { engagementRoles } from '../../shared/vocabulary/engagement-roles.ts'
import { honours } from '../../shared/vocabulary/honours.ts'
import { liaisonKinds } from '../../shared/vocabulary/liaison-kinds.ts'
import { regions } from '../../shared/vocabulary/regions.ts'
import { roleClasses } from '../../shared/vocabulary/role-classes.ts'
import type { Vocabulary } from '../../shared/vocabulary/vocabulary.ts'
import { drawnMerges } from './merge-arbitraries.ts'
import { partialBetween } from './partial-dates.ts'
import { seededDraw } from './random.ts'

const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined })
const codes = (list: Vocabulary) => fc.constantFrom(...list.entries().map(({ code }) => code))

/** Ids of every kind, the same few for all, so that things refer to each other. */
const ids = makeIds(seededDraw(8))
const people = Array.from({ length: 4 }, ids.person)
const organizations = Array.from({ length: 4 }, ids.organization)
const person = fc.constantFrom(...people)
const organization = fc.constantFrom(...organizations)
const post = organization.map(ids.post)
const session = organization.map(ids.session)

/** Names and other lines as people write them: Han, beyond the BMP, ethnic middle dot, Latin, quotes, emoji. */
const text = fc
  .string({
    unit: fc.constantFrom('郭', '姣', '𬭎', '·', 'a', 'é', ' ', '#', '/', '"', '\\', '👩‍🔬', '〇'),
    minLength: 1,
    maxLength: 12,
  })
  .map((drawn) => `名${drawn}`)
const date = partialBetween('2015-01-01', '2026-12-31')
const period = { start: optional(date), end: fc.constant(undefined) }
const place = fc.oneof(
  fc.record({ country: fc.constant('CN'), region: optional(codes(regions)), city: optional(text) }),
  fc.record({ country: codes(countries), city: optional(text) }),
)
const names = fc.array(fc.record({ text, kind: fc.constantFrom('official', 'alias'), ...period }), {
  minLength: 1,
  maxLength: 4,
})
const identifiers = fc.array(
  fc.constantFrom(
    { scheme: 'uscc', value: '91350100M000100Y43' },
    { scheme: 'uscc', value: '4.4E+17' },
    { scheme: 'ror', value: '042nb2s44' },
  ),
  { maxLength: 2 },
)
const instant = fc.constantFrom('2024-01-31T16:00:00.000Z', '2026-03-02T04:05:06.789Z')
const provenance = fc.record({
  source: optional(
    fc.record({ kind: fc.constantFrom('notice', 'file'), ref: text, phrase: optional(text), on: optional(date) }),
  ),
  assertedBy: text,
  confirmedAt: instant,
  visibility: fc.constantFrom('public', 'internal', 'restricted'),
})
const stamp = { version: fc.integer({ min: 1, max: 9999 }), createdAt: instant, updatedAt: instant }
const common = { provenance, ...stamp, note: optional(text) }
const year = fc.integer({ min: 1950, max: 2100 })

const rule = fc.record({
  id: fc.constantFrom('R065', 'own-age'),
  text: fc.record({ zh: text, en: text }),
  document: text,
  confidence: fc.constantFrom('official', 'charters'),
  strength: fc.constantFrom('must', 'should'),
  when: fc.constantFrom({}, { roles: ['chair'], person: { cadre: { serving: true } } }),
  check: fc.constantFrom({ kind: 'age', max: 70, at: 'election' }, { kind: 'odd', roles: ['council-member'] }),
  approvals: fc.constantFrom([], [{ by: 'council', majority: { num: 2, den: 3 } }]),
})

/** What the stored things of each kind are drawn from; read them with the kind's schema. */
export const drawn = {
  organization: fc
    .record({
      kind: fc.constantFrom('society', 'overseas-network', 'body'),
      level: optional(fc.constantFrom(...levels)),
      names,
      identifiers,
      place: optional(place),
      parentId: optional(organization),
      founded: optional(date),
      status: fc.constantFrom('active', 'closed'),
      movedFrom: optional(fc.array(organization, { minLength: 1 })),
      ...common,
    })
    .map((rest) => {
      const id = ids.organization()
      return { ...rest, id, path: rest.parentId === undefined ? [id] : [rest.parentId, id] }
    }),
  relation: organization.chain((organizationId) =>
    fc.record({
      organizationId: fc.constant(organizationId),
      id: fc.constant(organizationId).map(ids.relation),
      kind: fc.constantFrom('guided-by', 'agreement-with'),
      targetId: organization,
      ...period,
      ...common,
    }),
  ),
  post: organization.chain((organizationId) =>
    fc.record({
      organizationId: fc.constant(organizationId),
      id: fc.constant(organizationId).map(ids.post),
      name: text,
      role: codes(roleClasses),
      capacity: fc.integer({ min: 1, max: 10_000 }),
      responsible: fc.boolean(),
      holderClasses: fc.array(text, { maxLength: 3 }),
      basePostId: optional(post),
      frozen: fc.boolean(),
      ...period,
      ...common,
    }),
  ),
  session: organization.chain((organizationId) =>
    fc.record({
      organizationId: fc.constant(organizationId),
      id: fc.constant(organizationId).map(ids.session),
      number: fc.integer({ min: 1, max: 200 }),
      label: optional(text),
      status: fc.constantFrom('planned', 'sitting', 'closed'),
      ...period,
      ...common,
    }),
  ),
  grade: fc.record({ networkId: organization, year, grade: fc.constantFrom('excellent', 'unqualified'), ...common }),
  cohort: fc.record({
    organizerId: organization,
    programme: codes(honours),
    cohort: fc.constantFrom('2024-2026', '第九届'),
    year,
    years: fc.integer({ min: 1, max: 20 }),
    places: optional(fc.integer({ min: 1, max: 1000 })),
    status: fc.constantFrom('planned', 'closed'),
    decidedOn: optional(date),
    ...common,
  }),
  quota: fc.record({
    organizerId: organization,
    programme: codes(honours),
    cohort: fc.constantFrom('2024-2026', '第九届'),
    applicantId: organization,
    asked: fc.integer({ min: 9, max: 20 }),
    granted: optional(fc.nat(9)),
    ...common,
  }),
  person: fc.record({
    id: person,
    status: fc.constantFrom('active', 'deceased', 'merged'),
    names,
    birth: optional(date),
    workplace: optional(place),
    disciplines: fc.array(codes(disciplines), { maxLength: 3 }),
    employments: fc.array(fc.record({ organization: text, organizationId: optional(organization), ...period }), {
      maxLength: 3,
    }),
    identifiers,
    contacts: fc.array(fc.record({ kind: fc.constant('phone'), value: text }), { maxLength: 2 }),
    generated: optional(fc.boolean()),
    ...drawnMerges.ofPerson,
    ...common,
    provenance: fc.record({ names: provenance, birth: optional(provenance) }),
  }),
  membership: person.chain((personId) =>
    fc.record({
      personId: fc.constant(personId),
      id: fc.constant(personId).map(ids.membership),
      postId: post,
      organizationId: organization,
      sessionId: optional(session),
      order: fc.integer({ min: 0, max: 999 }),
      status: fc.constantFrom('proposed', 'in-office', 'ended'),
      nature: optional(fc.constantFrom('acting', 'part-time')),
      liaison: optional(codes(liaisonKinds)),
      liaisonPlace: optional(fc.constantFrom('CN/440000/440300/440305/')),
      baseEnded: optional(fc.boolean()),
      neverHeld: optional(fc.boolean()),
      title: optional(text),
      ...period,
      ...common,
    }),
  ),
  honour: person.chain((personId) =>
    fc.record({
      personId: fc.constant(personId),
      id: fc.constant(personId).map(ids.honour),
      honour: codes(honours),
      year: optional(year),
      cohort: optional(text),
      mentorId: optional(person),
      organizerId: optional(organization),
      sponsorId: optional(organization),
      ...common,
    }),
  ),
  ruling: person.chain((personId) =>
    fc.record({
      personId: fc.constant(personId),
      id: fc.constant(personId).map(ids.ruling),
      kind: fc.constantFrom('approval', 'bar', 'cleared'),
      matter: fc.constantFrom('age', 'political-rights'),
      postId: optional(post),
      by: optional(fc.constantFrom('council', 'registrar')),
      on: fc.constant('2025-06-01'),
      until: optional(fc.constant('2026-05-31')),
      majority: optional(fc.constant({ votes: 40, of: 60 })),
      document: optional(text),
      ...common,
    }),
  ),
  charter: fc.record({
    organizationId: organization,
    from: fc.constantFrom('2019-05-01', '2024-01-01'),
    document: text,
    termYears: optional(fc.integer({ min: 3, max: 5 })),
    legalRepresentative: optional(codes(roleClasses)),
    members: optional(fc.constant({ count: 1200, on: '2025-12-31' })),
    rules: fc.array(rule, { maxLength: 2 }),
    ...common,
  }),
  rulePack: fc.record({
    id: fc.constantFrom('cn-330000-elections', 'x'),
    name: fc.record({ zh: text, en: text }),
    jurisdiction: fc.constantFrom({ kinds: ['society'] }, { region: '330000', kinds: ['society'], levels: ['city'] }),
    from: optional(fc.constant('2024-01-01')),
    rules: fc.array(rule, { minLength: 1, maxLength: 3 }),
    ...stamp,
  }),
  mentoring: fc.record({
    personId: person,
    menteeId: person,
    honourId: person.map(ids.honour),
    honour: optional(codes(honours)),
    cohort: optional(text),
  }),
  affiliation: person.chain((personId) =>
    fc.record({
      personId: fc.constant(personId),
      id: fc.constant(personId).map(ids.affiliation),
      networkId: organization,
      country: optional(codes(countries)),
      discipline: optional(codes(disciplines)),
      ...period,
      provenance,
      ...stamp,
    }),
  ),
  engagement: person.chain((personId) =>
    fc.record({
      personId: fc.constant(personId),
      id: fc.constant(personId).map(ids.engagement),
      activityId: fc.constant(ids.activity()),
      role: codes(engagementRoles),
      kind: codes(activityKinds),
      on: optional(date),
      ...common,
    }),
  ),
  activity: fc.record({
    id: fc.constant(ids.activity()),
    name: text,
    kind: codes(activityKinds),
    organizerId: organization,
    place: optional(place),
    ...period,
    ...common,
  }),
  sheet: fc.record({
    organizationId: organization,
    name: text,
    kind: fc.constantFrom('society', 'association'),
    place: optional(place),
    terms: fc.constant([]),
    seats: fc.constant([]),
    unended: fc.nat(300),
    version: stamp.version,
  }),
}
