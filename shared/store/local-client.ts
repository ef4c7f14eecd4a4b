/** How a client reaches an emulator, which accepts any credentials, so it gets ones that are plainly not real. */
export function localClient(endpoint: string) {
  return { endpoint, region: 'local', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }
}
