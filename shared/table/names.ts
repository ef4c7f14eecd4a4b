/** Names that the table, its emulator and the deployed stack share; all that infra may import. */
export const tableNames = {
  partitionKey: 'PK',
  sortKey: 'SK',
  ttl: 'expiresAt',
  indexes: [
    { name: 'G1', partitionKey: 'G1PK', sortKey: 'G1SK' },
    { name: 'G2', partitionKey: 'G2PK', sortKey: 'G2SK' },
    { name: 'G3', partitionKey: 'G3PK', sortKey: 'G3SK' },
  ],
} as const

/** Name of a secondary index. */
export type IndexName = (typeof tableNames.indexes)[number]['name']
