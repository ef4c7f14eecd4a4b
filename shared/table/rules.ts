import { charter } from '../eligibility/charter.ts'
import { storedPack } from '../eligibility/rule-pack.ts'
import { defineEntity } from './item.ts'
import { keyOf } from './keys.ts'

/** Rule packs that an operator has put in, all in one partition: they are few, and every verdict needs them. */
export const rulePacks = defineEntity('rule-pack', storedPack, (of) => keyOf.rulePack(of.id))

/** Charter, in its organization's partition, by the day from which it is in force. */
export const charters = defineEntity('charter', charter, (of) => keyOf.charter(of.organizationId, of.from))
