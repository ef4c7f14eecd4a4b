import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Architecture } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { AlarmTopic } from './alarm-topic.ts'
import { Alarms } from './alarms.ts'
import { AllowanceAlarms } from './allowance-alarms.ts'
import { Api } from './api.ts'
import { CursorSecret } from './cursor-secret.ts'
import { NodeFunction } from './function.ts'
import { IdentityKey } from './identity-key.ts'
import { Projector } from './projector.ts'
import { ProjectorAlarms } from './projector-alarms.ts'
import { RosterImport } from './roster-import.ts'
import { RosterImportAlarms } from './roster-import-alarms.ts'
import { Sealer } from './sealer.ts'
import { SealerAlarms } from './sealer-alarms.ts'
import type { Settings } from './settings.ts'
import { DirectoryTable } from './table.ts'

/** What the stack is made from; the entries are the paths of the functions' handlers. */
export type DirectoryStackProps = StackProps & {
  readonly settings: Settings
  readonly apiEntry: string
  readonly projectorEntry: string
  readonly importEntry: string
  readonly sealerEntry: string
}

/** Table of contents of the deployed system: where data lies, what runs, what it may touch, who is told when it fails. */
export class DirectoryStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { settings, apiEntry, projectorEntry, importEntry, sealerEntry, ...props }: DirectoryStackProps,
  ) {
    super(scope, id, { terminationProtection: true, ...props })
    const { encryptionKeyArn, rateLimit, burstLimit } = settings
    const architecture = settings.architecture === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64

    // Data
    const key = encryptionKeyArn === undefined ? undefined : Key.fromKeyArn(this, 'Key', encryptionKeyArn)
    const table = new DirectoryTable(this, 'Table', key)
    const cursorSecret = new CursorSecret(this, 'CursorSecret')
    const identityKey = new IdentityKey(this, 'IdentityKey')

    // Import of rosters: files, jobs and what carries them out
    const rosterImport = new RosterImport(this, 'RosterImport', {
      entry: importEntry,
      architecture,
      table,
      key,
      identityKey,
      logLevel: settings.logLevel,
      stewards: settings.stewards,
    })

    // API: requests with an access token
    const apiFunction = new NodeFunction(this, 'ApiFunction', {
      description: 'Juxian API: reads and writes the directory, searches candidates',
      entry: apiEntry,
      architecture,
      reservedConcurrency: settings.reservedConcurrency,
      environment: {
        TABLE_NAME: table.tableName,
        CURSOR_SECRET_ARN: cursorSecret.secretArn,
        FILES_BUCKET: rosterImport.files.bucketName,
        JOBS_QUEUE_URL: rosterImport.jobs.queueUrl,
        IDENTITY_KEY_ARN: identityKey.keyArn,
        TOKEN_ISSUER: settings.tokenIssuer,
        TOKEN_AUDIENCE: settings.tokenAudience,
        TOKEN_ALGORITHMS: settings.tokenAlgorithms.join(),
        STEWARDS: settings.stewards.join(),
        LOG_LEVEL: settings.logLevel,
      },
    })
    table.grantItems(apiFunction)
    table.grantCounting(apiFunction)
    cursorSecret.grantValue(apiFunction)
    identityKey.grantHash(apiFunction)
    rosterImport.grantStart(apiFunction)
    const api = new Api(this, 'Api', apiFunction, { rateLimit, burstLimit }, settings)

    // Referral index: follows the table's stream
    const projector = new Projector(this, 'Projector', {
      entry: projectorEntry,
      architecture,
      table,
      logLevel: settings.logLevel,
    })

    // Chains of seals over the audit: follow the table's stream as well
    const sealer = new Sealer(this, 'Sealer', { entry: sealerEntry, architecture, table, logLevel: settings.logLevel })

    // To come, each a construct of its own: console, identity, events

    // Alarms
    const topic = new AlarmTopic(this, 'AlarmTopic', settings.alarmEmail)
    new Alarms(this, 'Alarms', { topic, http: api.http, apiFunction, table })
    new AllowanceAlarms(this, 'AllowanceAlarms', { topic, log: apiFunction.logGroup })
    new ProjectorAlarms(this, 'ProjectorAlarms', { topic, projector })
    new RosterImportAlarms(this, 'RosterImportAlarms', { topic, rosterImport })
    new SealerAlarms(this, 'SealerAlarms', { topic, sealer })

    new CfnOutput(this, 'ApiUrl', { value: api.url })
    new CfnOutput(this, 'TableName', { value: table.tableName })
    new CfnOutput(this, 'AlarmTopicArn', { value: topic.topicArn })
  }
}
