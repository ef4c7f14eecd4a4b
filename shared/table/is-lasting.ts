import { DynamoDBServiceException, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import * as z from 'zod'

/** Whether a failure comes again however often the same is tried: the table refuses what it is given, or the program is at fault. Networks and services recover. */
export function isLasting(error: unknown): boolean {
  if (error instanceof TransactionCanceledException)
    return (error.CancellationReasons ?? []).some(({ Code }) => Code === 'ValidationError')
  if (error instanceof DynamoDBServiceException) return error.name === 'ValidationException'
  return error instanceof z.ZodError || error instanceof RangeError || error instanceof TypeError
}
