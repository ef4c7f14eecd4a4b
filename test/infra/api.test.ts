import { expect, test } from 'vitest'
import { propertiesOf, synthesize, theOne, theOnly, tokenSettings } from './synthesize.ts'

const template = synthesize()

/** How routes are guarded, and what by. */
const gates = (from = template) =>
  propertiesOf(from, 'AWS::ApiGatewayV2::Route').map((route) => route.AuthorizationType)

test('every route is closed to requests without a token of the issuer for this API', () => {
  expect(gates()).toEqual(['JWT'])
  expect(propertiesOf(template, 'AWS::ApiGatewayV2::Authorizer')).toEqual([
    expect.objectContaining({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: tokenSettings.tokenIssuer, Audience: [tokenSettings.tokenAudience] },
    }),
  ])
})

test.each(['ES256', 'RS256,ES256', 'PS256', 'EdDSA'])(
  'where tokens may be signed by %s, which the gateway cannot check, the function alone checks',
  (tokenAlgorithms) => {
    const without = synthesize({ tokenAlgorithms })
    expect(gates(without)).toEqual(['NONE'])
    without.resourceCountIs('AWS::ApiGatewayV2::Authorizer', 0)
    expect(theOne(without, 'AWS::Lambda::Function', 'ApiFunction').Environment.Variables).toMatchObject({
      TOKEN_ALGORITHMS: tokenAlgorithms,
    })
  },
)

test('the API is the only way in: no address of a function, no other origin, no other caller of the function', () => {
  template.resourceCountIs('AWS::Lambda::Url', 0)
  for (const api of propertiesOf(template, 'AWS::ApiGatewayV2::Api'))
    expect(api).not.toHaveProperty('CorsConfiguration')
  // The projector's own caller is the clock; its stream it reads itself.
  const permissions = propertiesOf(template, 'AWS::Lambda::Permission')
  expect(permissions.map(({ Principal }) => Principal).sort()).toEqual([
    'apigateway.amazonaws.com',
    'events.amazonaws.com',
  ])
  const [permission] = permissions.filter(({ Principal }) => Principal === 'apigateway.amazonaws.com')
  const [clock] = permissions.filter(({ Principal }) => Principal === 'events.amazonaws.com')
  expect(clock.FunctionName['Fn::GetAtt'][0]).toMatch(/^Projector/)
  expect(permission.SourceArn['Fn::Join'][1]).toContainEqual({ Ref: theOnly(template, 'AWS::ApiGatewayV2::Api') })
})

test('every stage is throttled, by default and as set', () => {
  const throttles = (from = template) =>
    propertiesOf(from, 'AWS::ApiGatewayV2::Stage').map((stage) => stage.DefaultRouteSettings)
  expect(throttles()).toEqual([{ ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 }])
  expect(throttles(synthesize({ rateLimit: '7', burstLimit: '9' }))).toEqual([
    { ThrottlingRateLimit: 7, ThrottlingBurstLimit: 9 },
  ])
})

test('logs are kept a year, and longer than the stack', () => {
  for (const log of Object.values(template.findResources('AWS::Logs::LogGroup'))) {
    expect(log).toMatchObject({ DeletionPolicy: 'Retain', Properties: { RetentionInDays: 365 } })
  }
})

test('every function and every stage logs to a group of ours, none to one that AWS makes and never empties', () => {
  const used = [
    ...propertiesOf(template, 'AWS::Lambda::Function').map((each) => each.LoggingConfig.LogGroup.Ref),
    ...propertiesOf(template, 'AWS::ApiGatewayV2::Stage').map(
      (stage) => stage.AccessLogSettings.DestinationArn['Fn::GetAtt'][0],
    ),
  ]
  expect(used.sort()).toEqual(Object.keys(template.findResources('AWS::Logs::LogGroup')).sort())
})

test('the access log holds these variables, and so no address, caller, path or query', () => {
  const [{ AccessLogSettings }] = propertiesOf(template, 'AWS::ApiGatewayV2::Stage')
  expect(Object.values(JSON.parse(AccessLogSettings.Format)).sort()).toEqual([
    '$context.error.responseType',
    '$context.httpMethod',
    '$context.integrationLatency',
    '$context.integrationStatus',
    '$context.requestId',
    '$context.requestTimeEpoch',
    '$context.responseLatency',
    '$context.responseLength',
    '$context.status',
  ])
})
