import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { javaMajor, requireJava } from '../../../functions/local/java.ts'

it.each([
  ['openjdk version "17.0.15" 2025-04-15', 17],
  ['openjdk version "21" 2023-09-19', 21],
  ['java version "1.8.0_392"', 8],
  ['openjdk version "25-ea" 2025-09-16', 25],
  ['The operation couldn’t be completed. Unable to locate a Java Runtime.', undefined],
  ['', undefined],
])('reads the release out of %j', (text, release) => {
  expect(javaMajor(text)).toBe(release)
})

it('says how to install Java where there is none', async () => {
  const detail = {
    zh: expect.stringContaining('本机没有 Java（试过“/nowhere/java”）'),
    en: expect.stringMatching(/No Java .* apt-get install openjdk-17-jre-headless .* DYNAMODB_ENDPOINT/),
  }
  await expect(requireJava('/nowhere/java')).rejects.toMatchObject({ name: 'StartError', detail })
})

it('refuses a Java that is too old and accepts the oldest that works', async () => {
  await expect(requireJava(await javaThatSays('11.0.20'))).rejects.toThrow('Java 11')
  await expect(requireJava(await javaThatSays('17.0.1'))).resolves.toBeUndefined()
})

async function javaThatSays(version: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'juxian-java-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const command = join(folder, 'java')
  await writeFile(command, `#!/bin/sh\necho 'openjdk version "${version}" 2021-10-19' >&2\n`)
  await chmod(command, 0o755)
  return command
}
