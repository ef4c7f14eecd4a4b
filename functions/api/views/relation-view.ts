import type { Relation } from '../../../shared/domain/relation.ts'
import { relationKinds } from '../../../shared/vocabulary/relation-kinds.ts'
import type { Included } from '../parameters/include.ts'
import { label } from './label.ts'
import { shown } from './shown.ts'
import { relationStatusLabels } from './state-labels.ts'

/** A relation with the names of both organizations. */
export function relationView(relation: Relation, names: ReadonlyMap<string, string>, include: Included = []) {
  const { kind, status, organizationId, targetId } = relation
  return {
    ...shown(relation, include),
    organization: { id: organizationId, name: names.get(organizationId) },
    target: { id: targetId, name: names.get(targetId) },
    labels: { kind: label(relationKinds, kind), status: status && relationStatusLabels[status] },
  }
}
