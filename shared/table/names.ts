/** Names that the table, its emulator and the deployed stack share; all that infra may import. */
export const tableNames = {
  partitionKey: 'PK',
  sortKey: 'SK',
  ttl: 'expiresAt',
  /** What partitions of the referral index begin with, and those that the projector follows. */
  indexPrefix: 'X',
  /** Days for which an uploaded file, and a plan that was not applied, are kept. */
  importKeptDays: 30,
  followedPrefixes: ['P#', 'O#'],
  /** What partitions of counters begin with, the only items that a request changes in place. */
  counterPrefix: 'L#',
  /** What partitions of audit items, and of the chains of seals over them, begin with. */
  auditPrefix: 'Z#',
  sealPrefix: 'ZS#',
  indexes: [
    { name: 'GS1', partitionKey: 'GS1PK', sortKey: 'GS1SK' },
    { name: 'GS2', partitionKey: 'GS2PK', sortKey: 'GS2SK' },
    { name: 'GS3', partitionKey: 'GS3PK', sortKey: 'GS3SK' },
  ],
} as const

/** Name of a secondary index. */
export type IndexName = (typeof tableNames.indexes)[number]['name']
