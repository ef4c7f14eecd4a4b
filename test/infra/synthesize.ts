import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { App, type Environment } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { afterAll } from 'vitest'
import * as z from 'zod'
import { DirectoryStack } from '../../infra/directory-stack.ts'
import { readSettings } from '../../infra/settings.ts'

const cdkJson = z.object({ context: z.record(z.string(), z.unknown()) })

/** The feature flags of `cdk.json`, under which the stack is deployed. */
export const deployedContext = cdkJson.parse(
  JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')),
).context

/** Whose tokens are taken: what a deployment has to say. */
export const tokenSettings = { tokenIssuer: 'https://login.example.org', tokenAudience: 'https://juxian.example.org' }

/** Path of a handler that stands in for the API's where only the stack or the bundler is tested. */
export const standInEntry = fileURLToPath(new URL('stand-in-handler.ts', import.meta.url))

const outdir = mkdtempSync(join(tmpdir(), 'juxian-synth-'))
afterAll(() => rmSync(outdir, { recursive: true }))
let assemblies = 0

/** An app with the stack in it, not yet synthesized; `validated` says whether CloudFormation's rules are held against it then. */
export function makeApp(
  settings: Record<string, unknown>,
  env: Environment,
  validated: boolean,
): { app: App; stack: DirectoryStack } {
  const app = new App({
    outdir: join(outdir, `${++assemblies}`),
    context: deployedContext,
    builtinCloudFormationValidation: validated,
  })
  return {
    app,
    stack: new DirectoryStack(app, 'juxian-test', {
      env,
      settings: readSettings({ ...tokenSettings, ...settings }),
      apiEntry: standInEntry,
      projectorEntry: standInEntry,
      importEntry: standInEntry,
      sealerEntry: standInEntry,
    }),
  }
}

/** The stack as CloudFormation would get it with these settings; without `env`, the template that is good for any region. */
export function synthesize(settings: Record<string, unknown> = {}, env: Environment = {}): Template {
  return Template.fromStack(makeApp(settings, env, false).stack)
}

/** Properties of all resources of a type; throws where there is none, so that a rule over them cannot hold by absence. */
export function propertiesOf(template: Template, type: string) {
  const found = Object.values(template.findResources(type)).map(({ Properties }) => Properties)
  if (found.length === 0) throw new Error(`the template has no ${type}`)
  return found
}

/** Logical id of the resource of a type whose id begins with `name`; throws where there are none or several. */
export function idOf(template: Template, type: string, name: string): string {
  const [id, ...more] = Object.keys(template.findResources(type)).filter((each) => each.startsWith(name))
  if (id === undefined || more.length > 0) throw new Error(`the template has not just one ${type} ${name}`)
  return id
}

/** Properties of the resource of a type whose logical id begins with `name`. */
export function theOne(template: Template, type: string, name: string) {
  return template.findResources(type)[idOf(template, type, name)]?.Properties
}

/** Logical id of the only resource of a type; throws where there are none or several. */
export function theOnly(template: Template, type: string): string {
  const [id, ...more] = Object.keys(template.findResources(type))
  if (id === undefined || more.length > 0) throw new Error(`the template has not just one ${type}`)
  return id
}
