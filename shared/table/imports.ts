import { importBatch, rosterImport } from '../roster/roster-import.ts'
import { defineEntity } from './item.ts'
import { keyOf } from './keys.ts'

/** Import of a roster. GS1: imports of an organization by time. */
export const imports = defineEntity('import', rosterImport, (of) => ({
  ...keyOf.import(of.id),
  GS1PK: `F#${of.organizationId}`,
  GS1SK: `${of.createdAt}#${of.id}`,
}))

/** Rows of an import that are applied by one transaction, in the import's partition. */
export const importBatches = defineEntity('import-batch', importBatch, (of) => keyOf.importBatch(of.importId, of.nth))
