import { expect, test } from 'vitest'
import { recordPersonalConsent } from '../../../../shared/directory/privacy/consents.ts'
import { withdrawPersonalConsent } from '../../../../shared/directory/privacy/withdraw-consent.ts'
import { readCase } from '../../../../shared/directory/referrals/case-file.ts'
import { recordConsent } from '../../../../shared/directory/referrals/consents.ts'
import { putNominee } from '../../../../shared/directory/referrals/nominees.ts'
import { nominationInput, openingInput } from '../../../../shared/directory/referrals/referral-input.ts'
import { openReferral } from '../../../../shared/directory/referrals/referrals.ts'
import { consentInput } from '../../../../shared/domain/nominee.ts'
import { personalConsentInput } from '../../../../shared/domain/personal-consent.ts'
import { testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { Crash, crashing } from '../../../support/faults.ts'
import { given } from '../../../support/given.ts'
import { merge } from '../../../support/merge-stage.ts'
import { consentTo } from '../../../support/referral-stage.ts'

test.each(['before', 'after'] as const)(
  'a withdrawal that dies %s each of its transactions holds from the first on, and made again withdraws in every case, also of a record merged into it',
  async (when) => {
    const table = await createTestTable()
    const request = testRequests({ table })
    const there = given(request)
    const [society, loser, survivor] = [await there.organization(), await there.person(), await there.person()]
    const chair = await there.post(society.id)
    const target = { kind: 'post', postId: chair.id }
    const cases = []
    for (const of of [loser, survivor, survivor]) {
      const { id } = await openReferral(request(), openingInput.parse({ target, title: '案' }))
      await putNominee(request(), id, 1, of.id, nominationInput.parse({}))
      await recordConsent(request(), id, 2, of.id, consentInput.parse(consentTo(society)))
      cases.push({ id, personId: of.id })
    }
    const says = { kind: 'pass-on', purpose: 'post', recipientId: society.id, means: 'signed' }
    const given1 = personalConsentInput.parse({ ...says, givenOn: '2026-01-01', expiresOn: '2027-01-01' })
    const consent = await recordPersonalConsent(request(), loser.id, given1)
    await merge(request, loser.id, survivor.id)
    const dying = () => ({ ...request(), table: crashing(table, when === 'before' ? 2 : 1, when) })
    let crashes = 0
    const through = async () => {
      for (;;) {
        try {
          return await withdrawPersonalConsent(dying(), survivor.id, consent.id, 1, { means: 'oral' })
        } catch (error) {
          if (!(error instanceof Crash)) throw error
          crashes++
        }
      }
    }
    const withdrawn = await through()
    expect(crashes).toBeGreaterThan(2)
    expect(withdrawn.consent).toMatchObject({ version: 2, withdrawn: { by: 'user:clerk' } })
    expect([...withdrawn.cases].sort()).toEqual(cases.map(({ id }) => id).sort())
    for (const { id, personId } of cases)
      expect((await readCase(request(), id)).nominees.get(personId)?.consent?.withdrawnOn).toBe('2026-03-02')
  },
)
