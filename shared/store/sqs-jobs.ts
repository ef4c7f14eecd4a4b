import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { Jobs } from './jobs.ts'
import { localClient } from './local-client.ts'

/** Jobs in a queue; `endpoint` is an emulator's. */
export function sqsJobs(queueUrl: string, endpoint?: string): Jobs {
  // The address of a queue names the port that the emulator had when the queue was made.
  const client = new SQSClient(endpoint === undefined ? {} : { ...localClient(endpoint), useQueueUrlAsEndpoint: false })
  return {
    send: async (job, delaySeconds) => {
      const message = { QueueUrl: queueUrl, MessageBody: JSON.stringify(job), DelaySeconds: delaySeconds }
      await client.send(new SendMessageCommand(message))
    },
  }
}
