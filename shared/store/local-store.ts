import { BucketAlreadyExists, BucketAlreadyOwnedByYou, CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { CreateQueueCommand, DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { Files } from './files.ts'
import { type Job, type Jobs, job } from './jobs.ts'
import { localClient } from './local-client.ts'
import { s3Files } from './s3-files.ts'
import { sqsJobs } from './sqs-jobs.ts'

/** Bucket and queue of an emulator, and the receiving end of the queue. */
export type LocalStore = {
  readonly files: Files
  readonly jobs: Jobs
  /** Waits up to `seconds` for a job, and hands it to `run`; it comes again when that fails. Says whether there was one. */
  readonly receive: (seconds: number, run: (of: Job) => Promise<void>, signal?: AbortSignal) => Promise<boolean>
}

const bucket = 'juxian-files'
const queue = 'juxian-jobs'

/** Seconds after which a job that nobody has finished comes again: as long as a crashed process keeps it from the next one. */
const visibility = 30

/** Opens bucket and queue of the emulator at `endpoint`; what is not there is made. A job that fails five times is put aside. */
export async function openLocalStore(endpoint: string): Promise<LocalStore> {
  await makeBucket(endpoint)
  const client = new SQSClient({ ...localClient(endpoint), useQueueUrlAsEndpoint: false })
  await client.send(new CreateQueueCommand({ QueueName: `${queue}-failed` }))
  const failed = `arn:aws:sqs:local:000000000000:${queue}-failed`
  const { QueueUrl = '' } = await client.send(
    new CreateQueueCommand({
      QueueName: queue,
      Attributes: {
        VisibilityTimeout: String(visibility),
        RedrivePolicy: JSON.stringify({ deadLetterTargetArn: failed, maxReceiveCount: '5' }),
      },
    }),
  )
  return {
    files: s3Files(bucket, endpoint),
    jobs: sqsJobs(QueueUrl, endpoint),
    receive: async (seconds, run, signal) => {
      const input = { QueueUrl, WaitTimeSeconds: seconds, MaxNumberOfMessages: 1 }
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand(input),
        signal === undefined ? {} : { abortSignal: signal },
      )
      for (const { Body = '', ReceiptHandle } of Messages) {
        await run(job.parse(JSON.parse(Body)))
        await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
      }
      return Messages.length > 0
    },
  }
}

async function makeBucket(endpoint: string): Promise<void> {
  const client = new S3Client({ ...localClient(endpoint), forcePathStyle: true })
  try {
    await client.send(new CreateBucketCommand({ Bucket: bucket }))
  } catch (error) {
    if (!(error instanceof BucketAlreadyOwnedByYou) && !(error instanceof BucketAlreadyExists)) throw error
  } finally {
    client.destroy()
  }
}
