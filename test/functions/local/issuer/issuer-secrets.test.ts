import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { issuerFolder, readIssuerSecrets } from '../../../../functions/local/issuer/issuer-secrets.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'juxian-secrets-'))
})
afterEach(() => rm(dir, { recursive: true }))

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8)

it('secrets are drawn once, and are for this user only', async () => {
  const first = await readIssuerSecrets(dir)
  expect(first.password).toMatch(/^(?:[a-kmnp-z2-9]{4}-){3}[a-kmnp-z2-9]{4}$/)
  const files = await readdir(issuerFolder(dir))
  expect(files.toSorted()).toEqual(['client-secret', 'cookie-key', 'password', 'signing-key.json'])
  for (const file of files) expect([file, await modeOf(join(issuerFolder(dir), file))]).toEqual([file, '600'])
  expect(await modeOf(issuerFolder(dir))).toBe('700')
  expect(await readIssuerSecrets(dir)).toEqual(first)
})

it('no two folders have the same', async () => {
  const other = await mkdtemp(join(tmpdir(), 'juxian-secrets-'))
  const [a, b] = [await readIssuerSecrets(dir), await readIssuerSecrets(other)]
  await rm(other, { recursive: true })
  expect([a.password, a.clientSecret, a.cookieKey, a.signingKey.d]).not.toContain(b.password)
  expect([b.clientSecret, b.cookieKey, b.signingKey.d]).toEqual([
    expect.not.stringContaining(a.clientSecret),
    expect.not.stringContaining(a.cookieKey),
    expect.not.stringContaining(a.signingKey.d),
  ])
})

it('a file that others could read is closed to them', async () => {
  await readIssuerSecrets(dir)
  const file = join(issuerFolder(dir), 'password')
  await chmod(file, 0o644)
  await readIssuerSecrets(dir)
  expect(await modeOf(file)).toBe('600')
})

it('somebody may choose a password, with the line end that editors add, but not an empty or short one', async () => {
  await readIssuerSecrets(dir)
  const file = join(issuerFolder(dir), 'password')
  await writeFile(file, 'correct horse battery\n')
  expect((await readIssuerSecrets(dir)).password).toBe('correct horse battery')
  await writeFile(file, 'short\n')
  const { password } = await readIssuerSecrets(dir)
  expect(password.length).toBeGreaterThan(12)
  expect(await readFile(file, 'utf8')).toBe(password)
})

it('keys that are damaged are drawn anew', async () => {
  const { signingKey } = await readIssuerSecrets(dir)
  await writeFile(join(issuerFolder(dir), 'signing-key.json'), '')
  expect((await readIssuerSecrets(dir)).signingKey.kid).not.toBe(signingKey.kid)
})
