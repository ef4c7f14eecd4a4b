import { Stack } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { KeptLog } from './kept-log.ts'
import type { Settings } from './settings.ts'

/** Requests that the whole API takes, over all callers: a second on average, and at once. More are answered 429. */
export type Throttle = { readonly rateLimit: number; readonly burstLimit: number }

/** Whose tokens are taken, and how they may be signed. */
export type TokenSettings = Pick<Settings, 'tokenIssuer' | 'tokenAudience' | 'tokenAlgorithms'>

/** The way in: every method and path goes to one function, which lets nobody in without a token; where the gateway can check tokens it does so before. */
export class Api extends Construct {
  readonly http: HttpApi
  /** Address of the API, with a slash at its end. */
  readonly url: string

  constructor(scope: Construct, id: string, handler: IFunction, throttle: Throttle, tokens: TokenSettings) {
    super(scope, id)
    this.http = new HttpApi(this, 'Http', {
      apiName: Stack.of(this).stackName,
      createDefaultStage: false,
      defaultAuthorizer: outerGate(tokens),
    })
    this.http.addRoutes({
      path: '/{proxy+}',
      methods: [HttpMethod.ANY],
      integration: new HttpLambdaIntegration('Handler', handler),
    })
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.http,
      autoDeploy: true,
      throttle,
      accessLogSettings: {
        destination: new LogGroupLogDestination(new KeptLog(this, 'AccessLog')),
        format: AccessLogFormat.custom(JSON.stringify(accessFields)),
      },
    })
    this.url = stage.url
  }
}

/**
 * The gateway's own check of tokens: issuer, audience, time, and signatures by RSA, which are all that it knows. Where other algorithms are set it
 * would turn good tokens away, so the function alone checks; it checks every token in any case.
 */
function outerGate({ tokenIssuer, tokenAudience, tokenAlgorithms }: TokenSettings): IHttpRouteAuthorizer {
  return tokenAlgorithms.every((algorithm) => algorithm.startsWith('RS'))
    ? new HttpJwtAuthorizer('Tokens', tokenIssuer, { jwtAudience: [tokenAudience] })
    : new HttpNoneAuthorizer()
}

/**
 * No address, caller, path or query: paths hold ids of people, addresses and caller names are personal data. The function's own log has
 * the route under the same request id, and the audit trail has who did what.
 */
const accessFields = {
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  method: '$context.httpMethod',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  handlerMilliseconds: '$context.integrationLatency',
  handlerStatus: '$context.integrationStatus',
  bytes: '$context.responseLength',
  error: '$context.error.responseType',
}
