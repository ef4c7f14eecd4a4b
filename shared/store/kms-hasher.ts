import { GenerateMacCommand, type GenerateMacCommandOutput, KMSClient } from '@aws-sdk/client-kms'
import { hashedText, type IdentityHasher } from './identity-hasher.ts'

/** What of a client of KMS is used. */
type Mac = { readonly send: (command: GenerateMacCommand) => Promise<GenerateMacCommandOutput> }

/** Hashes under a key of KMS, which never leaves it: whoever reads the table cannot try all numbers. `client` is a test's. */
export function kmsHasher(keyArn: string, client: Mac = new KMSClient({})): IdentityHasher {
  return async (number) => {
    const { Mac } = await client.send(
      new GenerateMacCommand({
        KeyId: keyArn,
        MacAlgorithm: 'HMAC_SHA_256',
        Message: new TextEncoder().encode(hashedText(number)),
      }),
    )
    if (Mac === undefined) throw new RangeError('KMS gave no hash')
    return Buffer.from(Mac).toString('base64url')
  }
}
