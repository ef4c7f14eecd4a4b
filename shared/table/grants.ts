import { grant } from '../access/grant.ts'
import { defineEntity } from './item.ts'
import { grantedAt, keyOf } from './keys.ts'

/** Grant, in its principal's partition, so that one strongly consistent read has all that somebody holds. GS1: grants at a node by principal. */
export const grants = defineEntity('grant', grant, (of) => ({
  ...keyOf.grant(of.principal, of.role, of.node),
  GS1PK: grantedAt(of.node),
  GS1SK: `${of.principal}#${of.role}`,
}))
