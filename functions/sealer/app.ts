import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { appendLinks } from '../../shared/directory/audit/append-links.ts'
import type { Head } from '../../shared/directory/audit/chains.ts'
import { sealRest } from '../../shared/directory/audit/seal-rest.ts'
import { type Log, traceOf } from '../../shared/log.ts'
import { sealedHash } from '../../shared/table/audit-digest.ts'
import { audits, headOf } from '../../shared/table/audits.ts'
import type { Table } from '../../shared/table/client.ts'
import type { SealedAudit } from '../../shared/table/seals.ts'

/** All that the sealer needs from outside; `key` is the key of the seals, which nobody else has but who verifies them. */
export type SealerDeps = {
  readonly table: Table
  readonly key: string
  readonly log: Log
  readonly now: () => Date
}

/** Seals the audit. */
export type Sealer = {
  /** Seals the audit items of a batch of the table's stream; answers the record from which on the batch is to come again, if any. */
  readonly follow: (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>
  /** Seals whatever no link holds: what a first load has put into the table before it had a stream. */
  readonly catchUp: () => Promise<void>
}

/** The sealer as functions of events: no environment; the same on Lambda, on one machine and in tests. */
export function createSealer({ table, key, log, now }: SealerDeps): Sealer {
  const heads = new Map<number, Head>()
  return {
    follow: async ({ Records }) => {
      const sealable: SealedAudit[] = []
      let firstFailed: string | undefined
      for (const record of Records) {
        if (record.eventName !== 'INSERT') continue
        try {
          sealable.push(sealedAuditIn(record))
        } catch (error) {
          log('error', 'sealing-failed', traceOf(error))
          firstFailed ??= record.dynamodb?.SequenceNumber ?? ''
        }
      }
      // What outside keeps of these lines shows a chain that was cut off.
      for (const { chain, number, mac, audits: sealed } of await appendLinks(table, key, sealable, now(), heads))
        log('info', 'sealed', { chain, link: number, mac, records: sealed.length })
      return { batchItemFailures: firstFailed === undefined ? [] : [{ itemIdentifier: firstFailed }] }
    },
    catchUp: async () => {
      const records = await sealRest(table, key, now())
      log('info', 'sealed-late', { records })
    },
  }
}

/** An audit item as the stream has it, which may be another than the table has by now. Throws for what is none. */
function sealedAuditIn({ dynamodb }: DynamoDBRecord): SealedAudit {
  const image = dynamodb?.NewImage ?? {}
  // Values are sealed by their digest; what else there is, is text and one number.
  const { before: _, after: __, ...flat } = image
  const item = Object.fromEntries(
    Object.entries(flat).map(([name, { S, N, BOOL }]) => [name, N === undefined ? (S ?? BOOL) : Number(N)]),
  )
  const audit = audits.fromItem(item)
  const { PK, SK } = audits.toItem(audit)
  if (PK !== item.PK || SK !== item.SK) throw new TypeError('an audit item under another key')
  return [audit.entity, SK, sealedHash(headOf(audit))]
}
