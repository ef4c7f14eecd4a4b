import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { permissions } from '../../../shared/access/permission.ts'
import { permissionsOf, roles, scopeNames, scopes } from '../../../shared/access/role.ts'
import { root } from '../../support/source-tree.ts'

test('the table of docs/access.md says of every permission which roles and scopes have it', () => {
  const people = roles.filter((role) => role !== 'integration')
  const rows = permissions.map((permission) => {
    const cells = people.map((role) => (permissionsOf[role].includes(permission) ? '✓' : ''))
    const allowed = scopeNames.filter((name) => scopes[name].some((each) => each === permission))
    return ['', `\`${permission}\``, ...cells, allowed.map((name) => `\`${name}\``).join(', '), ''].join(' | ').trim()
  })
  const text = readFileSync(join(root, 'docs/access.md'), 'utf8')
  const documented = text.split('\n').filter((line) => line.startsWith('| `'))
  const plain = (line: string) => line.replace(/\s+/g, ' ').trim()
  expect(documented.map(plain)).toEqual(rows.map(plain))
})
