import {
  ProvisionedThroughputExceededException,
  RequestLimitExceeded,
  ThrottlingException,
  TransactionCanceledException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb'
import { pause } from '../pause.ts'

const attempts = 10

/** Again and again where the table has no room just now; what has gone through unseen then fails its condition, which every caller bears. */
export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (let nth = 1; ; nth++) {
    try {
      return await call()
    } catch (error) {
      if (!isThrottled(error) || nth === attempts) throw error
      await pause(nth)
    }
  }
}

function isThrottled(error: unknown): boolean {
  if (error instanceof TransactionCanceledException)
    return (error.CancellationReasons ?? []).some(({ Code }) =>
      ['ThrottlingError', 'ProvisionedThroughputExceeded'].includes(Code ?? ''),
    )
  return (
    error instanceof ProvisionedThroughputExceededException ||
    error instanceof RequestLimitExceeded ||
    error instanceof ThrottlingException ||
    error instanceof TransactionInProgressException
  )
}
