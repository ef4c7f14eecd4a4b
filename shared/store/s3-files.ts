import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { Files } from './files.ts'
import { localClient } from './local-client.ts'

/** Files in a bucket; `endpoint` is an emulator's. */
export function s3Files(bucket: string, endpoint?: string): Files {
  const client = new S3Client(endpoint === undefined ? {} : { ...localClient(endpoint), forcePathStyle: true })
  return {
    put: async (Key, Body) => void (await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body }))),
    get: async (Key) => {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }))
        return await Body?.transformToByteArray()
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined
        throw error
      }
    },
    remove: async (Key) => void (await client.send(new DeleteObjectCommand({ Bucket: bucket, Key }))),
  }
}
