/** Where uploaded files are kept: a bucket (S3), the same on one machine. Keys are ours and hold no name that a user gave. */
export type Files = {
  readonly put: (key: string, bytes: Uint8Array) => Promise<void>
  /** Undefined where there is no such file (any more). */
  readonly get: (key: string) => Promise<Uint8Array | undefined>
  readonly remove: (key: string) => Promise<void>
}
