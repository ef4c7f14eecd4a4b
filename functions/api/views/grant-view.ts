import type { Held } from '../../../shared/access/access.ts'
import type { Role } from '../../../shared/access/role.ts'
import type { Day } from '../../../shared/domain/dates.ts'
import type { Bilingual } from '../../../shared/errors.ts'

/** Labels of roles. */
export const roleLabels: Readonly<Record<Role, Bilingual>> = {
  reader: { zh: '查阅员', en: 'Reader' },
  editor: { zh: '编辑员', en: 'Editor' },
  liaison: { zh: '联络员', en: 'Liaison' },
  steward: { zh: '管理员', en: 'Steward' },
  integration: { zh: '系统对接', en: 'Integration' },
  auditor: { zh: '审计员', en: 'Auditor' },
}

/** A grant with the name of its node (none for `*`, all of the directory) and whether it holds on the day `on`. */
export function grantView<G extends Held>(grant: G, nodeNames: ReadonlyMap<string, string>, on: Day) {
  return {
    ...grant,
    nodeName: nodeNames.get(grant.node),
    inForce: grant.until === undefined || on <= grant.until,
    labels: { role: roleLabels[grant.role] },
  }
}
