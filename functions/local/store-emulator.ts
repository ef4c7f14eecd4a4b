import { buildApp } from 'fauxqs'

/** A running emulator of S3 and SQS. */
export type StoreEmulator = { readonly endpoint: string; readonly stop: () => Promise<void> }

/**
 * Starts fauxqs on loopback, with everything kept in the folder `dir`, or in memory. Its own start would listen on every interface, and what keeps
 * its state is not exported, so the parts are put together here as that start does (the version is fixed, and a test restarts it).
 */
export async function startStoreEmulator(dir?: string): Promise<StoreEmulator> {
  const [sqs, sns, s3, persistence] = await Promise.all(
    ['sqs/sqsStore.js', 'sns/snsStore.js', 's3/s3Store.js', 'persistence.js'].map(
      (part) => import(new URL(part, import.meta.resolve('fauxqs')).href),
    ),
  )
  const stores = { sqsStore: new sqs.SqsStore(), snsStore: new sns.SnsStore(), s3Store: new s3.S3Store() }
  const kept = dir === undefined ? undefined : new persistence.PersistenceManager(dir)
  if (kept !== undefined) {
    kept.load(stores.sqsStore, stores.snsStore, stores.s3Store)
    for (const store of [...Object.values(stores), ...stores.sqsStore.allQueues()]) store.persistence = kept
  }
  const app = buildApp({ logger: false, defaultRegion: 'local', stores })
  if (kept !== undefined) app.addHook('preClose', () => kept.close())
  const endpoint = await app.listen({ port: 0, host: '127.0.0.1' })
  return { endpoint, stop: () => app.close() }
}
