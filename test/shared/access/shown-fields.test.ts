import { describe, expect, it } from 'vitest'
import type { Access, Held } from '../../../shared/access/access.ts'
import { levelOf } from '../../../shared/access/fields.ts'
import { type Role, roles, type Scope } from '../../../shared/access/role.ts'
import { shownFacts, shownProvenance } from '../../../shared/access/shown-facts.ts'
import { fieldsShown, restrictedFields, rightsOverAll } from '../../../shared/access/shown-fields.ts'
import { makeIds } from '../../../shared/domain/ids.ts'
import { type FactName, factNames } from '../../../shared/domain/person.ts'
import { today } from '../../support/clock.ts'
import { seededDraw } from '../../support/random.ts'

const ids = makeIds(seededDraw(4))
const [own, other] = [ids.organization(), ids.organization()]
const held = (role: Role, node: Held['node'] = '*', more: Partial<Held> = {}): Held => ({
  role,
  node,
  scopes: [],
  ...more,
})
const client = (...scopes: Scope[]): Access => ({ grants: [held('integration', '*', { scopes })], scopes })
const sees = (access: Access, asked: Parameters<typeof fieldsShown>[1] = []) =>
  fieldsShown(rightsOverAll(access, today), asked)
const byLevel = (...levels: string[]) => factNames.options.filter((fact) => levels.includes(levelOf[fact]))

/** Whoever asks, and the levels whose facts they see; restricted ones when they ask for all of them. */
const table: readonly (readonly [who: string, access: Access, unasked: FactName[], asked: FactName[]])[] = [
  ['a reader', { grants: [held('reader')] }, byLevel('public'), byLevel('public')],
  ['an editor', { grants: [held('editor')] }, byLevel('public', 'internal'), byLevel('public', 'internal')],
  [
    'a liaison',
    { grants: [held('liaison')] },
    byLevel('public', 'internal'),
    byLevel('public', 'internal', 'restricted'),
  ],
  [
    'a steward',
    { grants: [held('steward')] },
    byLevel('public', 'internal'),
    byLevel('public', 'internal', 'restricted'),
  ],
  ['an auditor', { grants: [held('auditor')] }, [], []],
  ['nobody', { grants: [] }, [], []],
  ['a client that reads people', client('people:read'), byLevel('public'), byLevel('public')],
  ['a client that writes rosters', client('roster:write'), [], []],
  [
    'a client with internal fields',
    client('people:read', 'people:internal'),
    byLevel('public', 'internal'),
    byLevel('public', 'internal'),
  ],
  [
    'a client with all scopes',
    client('people:read', 'people:internal', 'people:restricted'),
    byLevel('public', 'internal'),
    byLevel('public', 'internal', 'restricted'),
  ],
  [
    'a client whose token asks for less',
    { grants: [held('integration', '*', { scopes: ['people:read', 'people:internal'] })], scopes: ['people:read'] },
    byLevel('public'),
    byLevel('public'),
  ],
  ['an editor whose grant has run out', { grants: [held('editor', '*', { until: '2020-01-01' })] }, [], []],
  [
    'an editor of one who reads all',
    { grants: [held('reader'), held('editor', own)] },
    byLevel('public'),
    byLevel('public'),
  ],
  [
    'an editor of one who reads another',
    { grants: [held('reader', other), held('editor', own)] },
    byLevel('public'),
    byLevel('public'),
  ],
  [
    'an editor of one who reads it too',
    { grants: [held('reader', own), held('editor', own)] },
    byLevel('public', 'internal'),
    byLevel('public', 'internal'),
  ],
  [
    'a liaison of one who edits another',
    { grants: [held('liaison', own), held('editor', other)] },
    byLevel('public', 'internal'),
    byLevel('public', 'internal'),
  ],
]

describe('what is shown of a person', () => {
  it.each(table)('to %s', (_, access, unasked, asked) => {
    expect([...sees(access).facts].sort()).toEqual([...unasked].sort())
    expect([...sees(access, restrictedFields).facts].sort()).toEqual([...asked].sort())
    expect(sees(access).internal).toBe(unasked.includes('gender'))
    expect(sees(access).identity).toBe(false)
    expect(sees(access, restrictedFields).identity).toBe(asked.includes('birth'))
  })

  it('by another right as far as that one goes: to an auditor of all who edits one association nothing in the trail', () => {
    const access: Access = { grants: [held('auditor'), held('editor', own)] }
    expect([...fieldsShown(rightsOverAll(access, today, 'audit.read')).facts]).toEqual([])
    const checks = fieldsShown(rightsOverAll(access, today, 'eligibility.check'))
    expect([...checks.facts].sort()).toEqual(byLevel('public', 'internal').sort())
  })

  it('every role has its line, and every fact is of some level', () => {
    expect(
      roles.filter(
        (role) => role !== 'integration' && !table.some(([, { grants }]) => grants.some((each) => each.role === role)),
      ),
    ).toEqual([])
    expect(byLevel('public', 'internal', 'restricted')).toEqual(factNames.options)
  })

  it('a restricted fact comes only when it is asked for itself', () => {
    const steward: Access = { grants: [held('steward')] }
    expect(sees(steward, ['birth']).facts.has('contacts')).toBe(false)
    expect(sees(steward, ['contacts']).facts.has('birth')).toBe(false)
    expect(sees(steward, ['identity']).facts.has('birth')).toBe(false)
  })

  it('in the place of the birth stands its year, for whoever sees internal fields, and nothing for others', () => {
    const facts = { birth: '1971-09-30', gender: '2', contacts: [] }
    expect(shownFacts(facts, sees({ grants: [held('editor')] }))).toEqual({ gender: '2', birthYear: 1971 })
    expect(shownFacts(facts, sees({ grants: [held('reader')] }))).toEqual({})
    expect(shownFacts(facts, sees({ grants: [held('steward')] }, ['birth']))).toEqual({
      ...facts,
      contacts: undefined,
      birthYear: 1971,
    })
  })

  it('the provenance of what is hidden is hidden', () => {
    const said = { assertedBy: 'x', confirmedAt: '2026-01-01T00:00:00.000Z', visibility: 'internal' as const }
    const all = Object.fromEntries(factNames.options.map((fact) => [fact, said]))
    const seen = (role: Role) => Object.keys(shownProvenance(all, sees({ grants: [held(role)] }))).sort()
    expect(seen('reader')).toEqual(byLevel('public').sort())
    expect(seen('editor')).toEqual([...byLevel('public', 'internal'), 'birth'].sort())
  })
})
