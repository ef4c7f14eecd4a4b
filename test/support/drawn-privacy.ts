import * as fc from 'fast-check'
import { correctionStates } from '../../shared/domain/correction.ts'
import { erasureReasons } from '../../shared/domain/erasure.ts'
import { makeIds } from '../../shared/domain/ids.ts'
import { coveredLevels } from '../../shared/domain/personal-consent.ts'
import { consentKinds } from '../../shared/vocabulary/consent-kinds.ts'
import { lawfulBases } from '../../shared/vocabulary/lawful-bases.ts'
import { processingPurposes } from '../../shared/vocabulary/processing-purposes.ts'
import type { Vocabulary } from '../../shared/vocabulary/vocabulary.ts'
import { seededDraw } from './random.ts'

const ids = makeIds(seededDraw(31))
const person = fc.constantFrom(...Array.from({ length: 4 }, ids.person))
const organization = fc.constantFrom(...Array.from({ length: 4 }, ids.organization))
const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined })
const codes = (list: Vocabulary) => fc.constantFrom(...list.entries().map(({ code }) => code))
const text = fc.constantFrom('名郭姣', '𬭎 "a" #/\\', '本人来信')
const at = fc.constant('2026-03-02T04:05:06.789Z')
const day = fc.constantFrom('2026-01-31', '2026-03-01')
const later = fc.constantFrom('2026-03-02', '2036-12-31')
const stamp = { version: fc.integer({ min: 1, max: 9 }), createdAt: at, updatedAt: at }

/** What is kept of the duties towards people, as plain data. */
export const drawnPrivacy = {
  handling: fc.record({
    personId: person,
    basis: codes(lawfulBases),
    purposes: fc.array(codes(processingPurposes), { minLength: 1, maxLength: 3 }),
    custodianId: optional(organization),
    since: day,
    retainUntil: optional(later),
    note: optional(text),
    ...stamp,
  }),
  consent: person.chain((personId) =>
    fc.record({
      id: fc.constant(personId).map(ids.consent),
      personId: fc.constant(personId),
      kind: codes(consentKinds),
      purpose: codes(processingPurposes),
      recipientId: organization,
      covers: fc.subarray([...coveredLevels], { minLength: 1 }),
      givenOn: day,
      expiresOn: later,
      means: fc.constantFrom('signed', 'electronic', 'oral'),
      evidence: optional(text),
      withdrawn: optional(fc.record({ on: later, means: fc.constant('oral'), by: text, at })),
      recordedBy: text,
      ...stamp,
    }),
  ),
  correction: person.chain((personId) =>
    fc.record({
      id: fc.constant(personId).map(ids.correction),
      personId: fc.constant(personId),
      about: text,
      wrong: text,
      wished: optional(text),
      evidence: optional(text),
      state: fc.constantFrom(...correctionStates),
      receivedOn: day,
      dueOn: later,
      recordedBy: text,
      closed: optional(fc.record({ at, by: text, reason: optional(text) })),
      ...stamp,
    }),
  ),
  erasure: fc.record({
    id: person,
    status: fc.constantFrom('erasing', 'erased'),
    reason: fc.constantFrom(...erasureReasons),
    startedBy: fc.constant('user:clerk'),
    decidedBy: optional(fc.constant('user:chair')),
    absorbed: fc.array(person, { maxLength: 2 }),
    startedAt: at,
    finishedAt: optional(at),
    mentions: fc.array(text, { maxLength: 2 }),
    work: optional(
      fc.record({
        names: fc.array(text),
        sole: fc.array(text),
        values: fc.array(text),
        cases: fc.array(fc.constant(0).map(ids.referral), { maxLength: 2 }),
        pass: fc.nat(3),
        found: fc.nat(9),
        after: optional(fc.constant({ PK: 'P#x', SK: 'A' })),
      }),
    ),
    ...stamp,
  }),
  registerEntry: fc.record({
    activity: fc.constantFrom('referral', 'annual-meeting'),
    title: optional(text),
    recipients: optional(fc.array(text, { maxLength: 2 })),
    assessment: optional(fc.record({ on: day, risk: fc.constantFrom('low', 'high'), findings: text })),
    ...stamp,
  }),
}
