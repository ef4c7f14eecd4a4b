import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'juxian-cdk-'))
afterAll(() => rmSync(folder, { recursive: true }))
const witness = join(folder, 'witness')

/** No profile, no credentials, no home; proxies that lead nowhere, and a socket layer that refuses and tells. */
const env = {
  PATH: [join(root, 'node_modules/.bin'), dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter),
  HOME: folder,
  CI: 'true',
  HTTP_PROXY: 'http://127.0.0.1:9',
  HTTPS_PROXY: 'http://127.0.0.1:9',
  AWS_EC2_METADATA_DISABLED: 'true',
  NODE_OPTIONS: `--import=${new URL('no-network.ts', import.meta.url)}`,
  NETWORK_WITNESS: witness,
}

/** What a deployment has to say. */
const said = ['-c', 'tokenIssuer=https://login.example.org', '-c', 'tokenAudience=https://juxian.example.org']

/** Runs `cdk synth` as it is deployed, and gives the template's text. */
function cdkSynth(region: string): string {
  const out = join(folder, region)
  const { status, stderr } = spawnSync('cdk', ['synth', '--quiet', '-c', `region=${region}`, ...said, '-o', out], {
    cwd: root,
    env,
    encoding: 'utf8',
  })
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' })
  return readFileSync(join(out, 'juxian-production.template.json'), 'utf8')
}

test('the network is really out of reach of these commands', () => {
  const reach = "fetch('https://example.org').then(() => console.log('reached'), () => console.log('refused'))"
  const probe = join(folder, 'probe')
  const said = execFileSync('node', ['-e', reach], { env: { ...env, NETWORK_WITNESS: probe }, encoding: 'utf8' })
  expect(said).toBe('refused\n')
  expect(existsSync(probe)).toBe(true)
})

// Telemetry leaves in a process that outlives the command, so its silence cannot be waited for.
test('the telemetry of the cdk command is off', { timeout: 120_000 }, () => {
  expect(
    execFileSync('cdk', ['cli-telemetry', '--status'], { cwd: root, env, encoding: 'utf8', stdio: 'pipe' }),
  ).toMatch(/disabled/)
})

test('cdk synth without an issuer of tokens makes nothing and says what to give', { timeout: 120_000 }, () => {
  const out = join(folder, 'none')
  const { status, stderr } = spawnSync('cdk', ['synth', '--quiet', '-o', out], { cwd: root, env, encoding: 'utf8' })
  expect(status).not.toBe(0)
  expect(stderr).toContain('Say whose access tokens are taken: -c tokenIssuer=')
  expect(existsSync(join(out, 'juxian-production.template.json'))).toBe(false)
})

test('cdk synth makes the stack for Ireland without asking anyone', { timeout: 120_000 }, () => {
  const template = cdkSynth('eu-west-1')
  expect(template).toContain('arn:aws:execute-api:eu-west-1:')
  expect(existsSync(witness)).toBe(false)
})

test('cdk synth makes the stack for Beijing without asking anyone, and all its names are of China', {
  timeout: 120_000,
}, () => {
  const template = cdkSynth('cn-north-1')
  expect(template).toContain('arn:aws-cn:execute-api:cn-north-1:')
  expect(template).not.toContain('arn:aws:')
  expect(template).not.toContain('eu-west-1')
  expect(existsSync(witness)).toBe(false)
})
