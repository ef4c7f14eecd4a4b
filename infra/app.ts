import { fileURLToPath } from 'node:url'
import { App } from 'aws-cdk-lib'
import { DirectoryStack } from './directory-stack.ts'
import { readSettings } from './settings.ts'

const app = new App()
const settings = readSettings(app.node.getAllContext())
// The CLI sets these from the profile in use; without either the template is good for any region.
const { CDK_DEFAULT_ACCOUNT, CDK_DEFAULT_REGION } = process.env
const account = settings.account ?? CDK_DEFAULT_ACCOUNT
const region = settings.region ?? CDK_DEFAULT_REGION

new DirectoryStack(app, `juxian-${settings.environment}`, {
  description: 'Juxian: the service of record for the organizations of non-party figures',
  env: { ...(account === undefined ? {} : { account }), ...(region === undefined ? {} : { region }) },
  settings,
  apiEntry: fileURLToPath(import.meta.resolve('../functions/api/handler.ts')),
  projectorEntry: fileURLToPath(import.meta.resolve('../functions/projector/handler.ts')),
  importEntry: fileURLToPath(import.meta.resolve('../functions/import-roster/handler.ts')),
  sealerEntry: fileURLToPath(import.meta.resolve('../functions/sealer/handler.ts')),
})
