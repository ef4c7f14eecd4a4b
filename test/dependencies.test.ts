import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { root, sourceTree } from './support/source-tree.ts'

const versions = z.record(z.string(), z.string())
const entry = z.looseObject({
  version: z.string(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  license: z.string().optional(),
  link: z.boolean().optional(),
  inBundle: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
  dev: z.boolean().optional(),
})
const lockfile = z.object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), z.unknown()) })
const manifest = z.looseObject({
  dependencies: versions,
  devDependencies: versions,
  optionalDependencies: versions,
  allowScripts: z.record(z.string(), z.boolean()),
})

const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'))
const { '': _, ...installed } = lockfile.parse(read('package-lock.json')).packages
const asked = manifest.parse(read('package.json'))
const packages = Object.entries(installed).map(([at, said]) => ({
  at,
  name: at.split('node_modules/').at(-1) ?? at,
  ...entry.parse(said),
}))
const deployed = packages.filter(({ dev }) => dev !== true)

/** Licences that ask for nothing but their text and their names: none that would reach over to our own code. */
const licences = new Set(['MIT', 'Apache-2.0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0'])

/** All that is deployed or runs the local system, by name; a new one is looked at before it is written down here. */
const known = [
  /^@aws-sdk\/[a-z0-9-]+$/,
  /^@smithy\/[a-z0-9-]+$/,
  /^@aws\/lambda-invoke-store$/,
  /^@hono\/node-server$/,
  /^(?:bowser|mnemonist|obliterator|tslib)$/,
  /^(?:csv-parse|hono|hucre|jose|nanoid|pinyin-pro|sax|zod)$/,
  /^node-linux-(?:arm64|x64)$/,
]

const digest = /^sha512-[\w+/]{86}==$/

/** Whether an address is that of a package's file in a registry, whichever it is: the digest says what comes from there. */
function isInRegistry(name: string, address: string): boolean {
  return /^https:\/\/[^/]+\/((?:@[^/]+\/)?[^/]+)\/-\/[^/]+\.tgz$/.exec(address)?.[1] === name
}

const named = (all: readonly { readonly at: string }[]) => all.map(({ at }) => at)

describe('the lockfile', () => {
  it('knows every package by the digest of its content, those inside another package’s file by that one’s', () => {
    expect(packages.length).toBeGreaterThan(200)
    const unknown = packages.filter(({ integrity = '', inBundle }) => inBundle !== true && !digest.test(integrity))
    expect(named(unknown)).toEqual([])
  })

  it('takes packages from the registry alone: none by an address of its own, from git, or from a folder', () => {
    const elsewhere = packages.filter(
      ({ name, resolved, link }) => link === true || (resolved !== undefined && !isInRegistry(name, resolved)),
    )
    expect(named(elsewhere)).toEqual([])
    expect(isInRegistry('@a/b', 'https://registry.example/@a/b/-/b-1.0.0.tgz')).toBe(true)
    for (const address of ['git+ssh://git@example.org/a/b.git#1', 'http://registry.example/b/-/b-1.tgz', 'file:../b'])
      expect(isInRegistry('b', address)).toBe(false)
  })

  it('fixes every version that we ask for', () => {
    const { dependencies, devDependencies, optionalDependencies } = asked
    const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })

  it('has one package that would run something when it is installed, and that one is not let', () => {
    expect(named(packages.filter(({ hasInstallScript }) => hasInstallScript === true))).toEqual([
      'node_modules/esbuild',
    ])
    expect(asked.allowScripts).toEqual({ esbuild: false })
  })
})

describe('what is deployed, or runs the local system', () => {
  it('is known by name', () => {
    expect(deployed.length).toBeGreaterThan(20)
    expect(named(deployed.filter(({ name }) => !known.some((pattern) => pattern.test(name))))).toEqual([])
    for (const pattern of known)
      expect([pattern, deployed.some(({ name }) => pattern.test(name))]).toEqual([pattern, true])
  })

  it('comes under licences that ask for nothing but to be named', () => {
    expect(
      deployed.filter(({ license = '' }) => !licences.has(license)).map(({ at, license }) => `${at}: ${license}`),
    ).toEqual([])
  })

  it('is all that deployed code imports', () => {
    const code = sourceTree().filter(({ path }) => /^(?:shared|functions\/(?!local\/))/.test(path))
    const imported = code.flatMap(({ imports }) =>
      imports.flatMap(({ kind, name }) => (kind === 'package' && !name.startsWith('node:') ? [name] : [])),
    )
    // The last one has types and nothing else.
    const declared = [...Object.keys(asked.dependencies), 'aws-lambda']
    expect([...new Set(imported)].filter((name) => !declared.some((each) => name === each))).toEqual([])
  })
})

describe('the audit in CI', () => {
  const folder = mkdtempSync(join(tmpdir(), 'juxian-audit-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const npm = join(folder, 'npm')
  writeFileSync(npm, '#!/usr/bin/env bash\nprintf "%s" "$(cat "$(dirname "$0")/answer")"\nexit "$STATUS"\n')
  chmodSync(npm, 0o755)

  /** What CI does with what npm answers. */
  function audit(answer: string, STATUS: string) {
    writeFileSync(join(folder, 'answer'), answer)
    const PATH = [folder, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter)
    const { status, stdout } = spawnSync(join(root, '.ci/audit'), { env: { PATH, STATUS }, encoding: 'utf8' })
    return {
      status,
      said: stdout
        .split('\n')
        .map((line) => line.split(':')[0])
        .slice(0, 2),
    }
  }

  it('goes on where nothing is found', () => {
    expect(audit('{"auditReportVersion":2,"invalid":[]}', '0')).toEqual({ status: 0, said: ['checked', 'checked'] })
  })

  it('stops at a finding, however long its report', () => {
    const long = JSON.stringify({ auditReportVersion: 2, invalid: [], vulnerabilities: 'x'.repeat(400_000) })
    expect(audit(long, '1')).toMatchObject({ status: 1, said: ['FOUND', expect.anything()] })
  })

  it.each(['', 'no JSON', '{"message":"405 Method Not Allowed"}', '{"error":{"code":"ENOTFOUND"}}'])(
    'says that nothing was checked where the registry does not answer: %s',
    (answer) => {
      expect(audit(answer, '1')).toEqual({ status: 0, said: ['NOT CHECKED', 'NOT CHECKED'] })
    },
  )

  it('is part of what CI runs', () => {
    expect(readFileSync(join(root, '.ci/run'), 'utf8')).toMatch(/^\.ci\/audit$/m)
    expect(execFileSync('bash', ['-n', join(root, '.ci/audit')], { encoding: 'utf8' })).toBe('')
  })
})
