import { describe, expect, it } from 'vitest'
import { auditView } from '../../../../functions/api/views/audit-view.ts'
import type { Role } from '../../../../shared/access/role.ts'
import { fieldsShown, rightsOverAll } from '../../../../shared/access/shown-fields.ts'
import { makeIds } from '../../../../shared/domain/ids.ts'
import { today } from '../../../support/clock.ts'
import { hiddenIn, hiddenPerson } from '../../../support/hidden-person.ts'
import { seededDraw } from '../../../support/random.ts'

const ids = makeIds(seededDraw(7))
const { identityNumber: _, ...facts } = hiddenPerson
const sees = (role: Role) => ({
  ...fieldsShown(rightsOverAll({ grants: [{ role, node: '*', scopes: [] }] }, today, 'audit.read')),
  cases: role === 'steward',
})
const said = { assertedBy: 'x', confirmedAt: '2026-01-01T00:00:00.000Z', visibility: 'internal' }

/** Values as they may lie in the trail: at the top, in what a merge took, and in lists. */
const values = {
  ...facts,
  identity: { kind: 'resident-id', hash: 'h'.repeat(43) },
  death: { on: '2025-01-01', done: true },
  merged: {
    into: ids.person(),
    added: { contacts: facts.contacts, identifiers: facts.identifiers },
    unfit: {},
    identity: { hash: 'h'.repeat(43) },
  },
  provenance: { birth: said, contacts: said, gender: said, names: said },
}

function view(role: Role, type = 'person', more: object = {}) {
  const about = {
    entity: ids.person(),
    type,
    action: 'change',
    at: '2026-01-01T00:00:00.000Z',
    actor: 'user:x',
    requestId: 'r',
  }
  const audit = {
    ...about,
    subject: about.entity,
    before: values,
    after: { birth: '1971-10-01' },
    salt: 'salt',
    ...more,
  }
  return auditView(audit, sees(role), ['provenance'])
}

describe('the trail', () => {
  it.each(['steward', 'auditor'] as const)('shows nothing restricted to a %s, however deep it lies', (role) => {
    const text = JSON.stringify(view(role))
    expect(text).not.toMatch(/09-30|10-01|13811112222|hhhh|隐私备注|salt/)
  })

  it('shows a steward that a birth changed, by its year, and internal facts', () => {
    expect(view('steward')).toMatchObject({
      before: {
        birth: '1971',
        gender: '2',
        contacts: 'restricted',
        note: 'restricted',
        identity: 'restricted',
        death: { on: '2025-01-01' },
      },
      after: { birth: '1971' },
    })
    expect(Object.keys(Object(view('steward').before).provenance).sort()).toEqual(['birth', 'gender', 'names'])
  })

  it('shows an auditor, who reads no people, that facts changed and not what they were', () => {
    const { before, after } = view('auditor')
    expect(before).toMatchObject({ birth: 'restricted', gender: 'restricted', names: 'restricted', provenance: {} })
    expect(after).toEqual({ birth: 'restricted' })
    const left = hiddenIn(before).filter((path) => !/^\.[a-zA-Z]+$|^\.merged\.[a-z]+(\.[a-z]+)?$/.test(path))
    expect(left).toEqual([])
    expect(JSON.stringify(before)).not.toContain('隐号007')
  })

  it('keeps notes about people to itself, and shows those about organizations', () => {
    const note = { before: undefined, after: { note: '说明' } }
    expect(view('steward', 'membership', note).after).toEqual({ note: 'restricted' })
    expect(view('steward', 'organization', { ...note, subject: ids.organization() }).after).toEqual({ note: '说明' })
  })

  it.each(['ruling', 'correction'])('shows of a %s only that there is one', (type) => {
    expect(view('steward', type)).toMatchObject({ before: { values: 'restricted' }, after: { values: 'restricted' } })
  })

  it('shows what a look was at and what for, and in which case to whoever may read all cases', () => {
    const look = { fields: ['birth', 'contacts'], purpose: 'filing' }
    const after = { ...look, case: 'ref_0' }
    expect(view('steward', 'look', { before: undefined, after }).after).toEqual(after)
    expect(view('auditor', 'look', { before: undefined, after }).after).toEqual(look)
  })

  it.each(['referral', 'nominee'])('shows of a %s only that there is one to whoever may not read all cases', (type) => {
    const change = { before: undefined, after: { reasons: '理由' } }
    expect(view('steward', type, change).after).toEqual({ reasons: '理由' })
    expect(view('auditor', type, change).after).toEqual({ values: 'restricted' })
  })
})
