import { expect, test } from 'vitest'
import { type ChangeSeen, consequences, demandsOf } from '../../../shared/access/change-rule.ts'
import { referralStates } from '../../../shared/domain/referral-states.ts'
import { type SourceFile, sourceTree } from '../../support/source-tree.ts'

const code = sourceTree('shared').filter(({ path }) => path.endsWith('.ts'))
const verbs = code.filter(({ path, text }) => path.startsWith('shared/directory/') && /\bwrite(?:Import)?\(/.test(text))

/** Types of entities of the table, by the name of their constant. */
const entityTypes = new Map(
  code
    .filter(({ path }) => path.startsWith('shared/table/'))
    .flatMap(({ text }) => matches(text, /export const (\w+)[^=]*= \w+\(\s*\{?\s*(?:type: )?'([a-z-]+)'/g)),
)

const writtenTypes = new Set(
  code
    .filter(({ path }) => path.startsWith('shared/directory/'))
    .flatMap(({ text }) => [
      ...matches(text, /()\btype: '([a-z-]+)',[^}]*?(?:subject|entity|action)/g).map(([, type]) => type),
      ...matches(text, /()\bentity: [^}]*?type: '([a-z-]+)'/g).map(([, type]) => type),
      ...matches(text, /()\btype: (\w+)\.type\b/g).flatMap(([, name]) => entityTypes.get(name) ?? []),
    ]),
)

function matches(text: string, pattern: RegExp): [string, string][] {
  return [...text.matchAll(pattern)].map(([, a = '', b = '']) => [a, b])
}

/** A change of each type, of a thing of the form that belongs to it. */
function changeOf(type: string, action: string): ChangeSeen {
  const [person, organization] = ['per_0000000000000000', 'org_0000000000000000']
  const ofPerson =
    /person|nominee|honour|affiliation|engagement|mentoring|ruling|not-same|membership|consent|correction|handling|erasure/
  const after = { a: person, b: 'per_1111111111111111', organizationId: organization, organizerId: organization }
  const target = { kind: 'award', organizationId: organization }
  return { type, action, subject: ofPerson.test(type) ? person : organization, after: { ...after, target } }
}

test('every kind of thing that is written has a rule that says who may, and a kind without one is refused', () => {
  expect(verbs.length).toBeGreaterThan(30)
  expect([...writtenTypes]).toEqual(
    expect.arrayContaining([
      'organization',
      'person',
      'membership',
      'relation',
      'referral',
      'nominee',
      'grant',
      'import',
    ]),
  )
  // A look is not a change: whoever may look is held against that before it is put on record.
  for (const type of writtenTypes)
    if (type !== 'look') expect([type, demandsOf(changeOf(type, 'create')).length > 0]).toEqual([type, true])
  expect(() => demandsOf(changeOf('something-new', 'create'))).toThrow(TypeError)
})

test('what follows from another change is exempt only for its own kind of thing, and is written by some verb', () => {
  const written = code
    .filter(({ path }) => path.startsWith('shared/directory/'))
    .map(({ text }) => text)
    .join('\n')
  for (const [type, actions] of Object.entries(consequences))
    for (const action of actions) {
      expect(demandsOf(changeOf(type, action))).toEqual([])
      expect([action, new RegExp(`['\`]${action}['\`]`).test(written)]).toEqual([action, true])
    }
  for (const type of writtenTypes)
    for (const action of Object.values(consequences).flat())
      if (type !== 'look' && consequences[type]?.includes(action) !== true)
        expect([type, action, demandsOf(changeOf(type, action)).length > 0]).toEqual([type, action, true])
})

test('no request names a consequence: an action that a request chooses is of a kind of thing that has none', () => {
  for (const type of ['referral', 'nominee', 'correction', 'erasure', 'grant', 'session', 'relation', 'activity'])
    expect(consequences[type]).toBeUndefined()
  const all = new Set(Object.values(consequences).flat())
  expect(referralStates.filter((state) => all.has(state))).toEqual([])
  const bodies = sourceTree('functions/api')
    .filter(isRoute)
    .map(({ text }) => text)
  for (const action of all) for (const text of bodies) expect(text.includes(`action: '${action}'`)).toBe(false)
})

function isRoute({ path }: SourceFile): boolean {
  return path.startsWith('functions/api/routes/')
}
