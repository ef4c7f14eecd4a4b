import type { Node } from '../../../shared/access/grant.ts'
import type { Role, Scope } from '../../../shared/access/role.ts'
import type { Bilingual } from '../../../shared/errors.ts'
import { organizationIdOf } from '../demo/natural-ids.ts'

/** Somebody who may sign in to a local system: nobody real. `name` is also the subject of their tokens; `node` is where the role is granted. */
export type LocalAccount = {
  readonly name: string
  readonly role: Role
  readonly node: Node
  readonly title: Bilingual
}

/** One account a role. A node of the demonstration that the directory does not have becomes `*` (all of it). */
export const localAccounts: readonly LocalAccount[] = [
  { name: 'reader', role: 'reader', node: '*', title: { zh: '查阅员', en: 'reader' } },
  {
    name: 'editor',
    role: 'editor',
    node: organizationIdOf('GD B-66'),
    title: { zh: '编辑员（广东省人工智能学会）', en: 'editor of a society of Guangdong' },
  },
  {
    name: 'liaison',
    role: 'liaison',
    node: organizationIdOf('KX440000'),
    title: { zh: '联络员（广东省科协）', en: 'liaison for Guangdong' },
  },
  { name: 'steward', role: 'steward', node: '*', title: { zh: '管理员', en: 'steward' } },
  { name: 'auditor', role: 'auditor', node: '*', title: { zh: '审计员', en: 'auditor' } },
]

/** The machine client of a local system, and what its tokens may ask for. */
export const machineClient: { readonly name: string; readonly scopes: readonly Scope[]; readonly title: Bilingual } = {
  name: 'demo-integration',
  scopes: ['directory:read', 'people:read', 'people:internal'],
  title: { zh: '系统对接（只读）', en: 'machine client, reads only' },
}
