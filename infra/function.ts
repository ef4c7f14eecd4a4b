import { dirname } from 'node:path'
import { AssetHashType, DockerImage, Duration } from 'aws-cdk-lib'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  ApplicationLogLevel,
  type Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { bundle } from './bundle.ts'
import { KeptLog } from './kept-log.ts'

/** What differs between our functions; `memory` in MB, `reservedConcurrency` in instances (none: shares the account's). */
export type NodeFunctionProps = {
  readonly description: string
  /** Path of the handler's source, which exports `handler`. */
  readonly entry: string
  readonly environment: Readonly<Record<string, string>>
  readonly architecture: Architecture
  readonly memory?: number
  readonly timeout?: Duration
  readonly reservedConcurrency?: number | undefined
}

/**
 * A function with our defaults: Node 24, JSON logs that are kept, and a role that may write its own log and nothing else until it is
 * granted more. Not traced: X-Ray needs a permission on every resource, and the log has the times and the request's id.
 */
export class NodeFunction extends LambdaFunction {
  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    const logGroup = new KeptLog(scope, `${id}Log`)
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    logGroup.grantWrite(role)
    super(scope, id, {
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: props.architecture,
      // 1,769 MB is the size at which a function gets one whole processor.
      memorySize: props.memory ?? 1769,
      timeout: props.timeout ?? Duration.seconds(29),
      handler: 'handler.handler',
      code: bundled(props.entry),
      // The log has stack frames without messages: they must name the source, though the map costs some 30 ms of a cold start.
      environment: { ...props.environment, NODE_OPTIONS: '--enable-source-maps' },
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      // LOG_LEVEL alone decides what is written; the platform must not drop lines after that.
      applicationLogLevelV2: ApplicationLogLevel.TRACE,
      tracing: Tracing.DISABLED,
      ...(props.reservedConcurrency === undefined ? {} : { reservedConcurrentExecutions: props.reservedConcurrency }),
    })
  }
}

/** The bundle as an asset named by its own bytes, so an unchanged function is not deployed again. */
function bundled(entry: string): Code {
  return Code.fromAsset(dirname(entry), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Asked for by the type only: the local bundler below always succeeds or throws.
      image: DockerImage.fromRegistry('never-used'),
      local: {
        tryBundle: (outdir) => {
          bundle(entry, outdir)
          return true
        },
      },
    },
  })
}
