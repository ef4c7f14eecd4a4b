import type { Template } from 'aws-cdk-lib/assertions'

type Statement = {
  readonly Effect: string
  readonly Action: string | readonly string[]
  readonly Resource: unknown
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/**
 * What each role of the template may do and where, one line a right: `dynamodb:Query Table/index/GS1`; resources by their logical ids without the part that CDK adds.
 * A condition on keys is part of the line, any other one as JSON.
 */
export function rightsOf(template: Template): Readonly<Record<string, string[]>> {
  const rights = Object.fromEntries(
    Object.entries(template.findResources('AWS::IAM::Role')).map(([id, { Properties }]): [string, string[]] => [
      nameOf(id),
      [
        ...(Properties.ManagedPolicyArns ?? []).map((arn: unknown) => `managed ${JSON.stringify(arn)}`),
        ...(Properties.Policies ?? []).flatMap(({ PolicyDocument }: Inline) => PolicyDocument.Statement.flatMap(lines)),
      ],
    ]),
  )
  for (const { Properties } of Object.values(template.findResources('AWS::IAM::Policy')))
    for (const { Ref } of Properties.Roles)
      rights[nameOf(Ref)]?.push(...Properties.PolicyDocument.Statement.flatMap(lines))
  return Object.fromEntries(Object.entries(rights).map(([name, all]) => [name, all.sort()]))
}

type Inline = { readonly PolicyDocument: { readonly Statement: readonly Statement[] } }

function lines({ Effect, Action, Resource, Condition }: Statement): string[] {
  const resources = Array.isArray(Resource) ? Resource : [Resource]
  const denied = Effect === 'Allow' ? '' : 'not '
  return [Action]
    .flat()
    .flatMap((action) => resources.map((on) => `${denied}${action} ${placeOf(on)}${keysOf(Condition)}`))
}

function keysOf(condition: Statement['Condition']): string {
  if (condition === undefined) return ''
  const { Null: present, ...rest } = condition
  const [[test = '', on = {}] = [], ...more] = Object.entries(rest)
  const { 'dynamodb:LeadingKeys': keys, ...others } = on
  // `ForAllValues` holds of no keys at all, so an allowance needs the second condition; a denial by `ForAnyValue` needs none.
  const isWhole =
    test === 'ForAnyValue:StringLike' ? present === undefined : present?.['dynamodb:LeadingKeys'] === 'false'
  const isPlain = more.length === 0 && Object.keys(others).length === 0 && /^For(?:All|Any)Value/.test(test)
  return isWhole && isPlain && Array.isArray(keys) ? ` of ${keys.join(' ')}` : ` if ${JSON.stringify(condition)}`
}

/** A resource in words: `Table`, `Table:stream`, `Table/index/GS1`; what is not understood stays JSON. */
function placeOf(resource: unknown): string {
  if (typeof resource === 'string') return resource
  if (typeof resource !== 'object' || resource === null) return JSON.stringify(resource)
  if ('Ref' in resource) return nameOf(String(resource.Ref))
  if ('Fn::GetAtt' in resource && Array.isArray(resource['Fn::GetAtt'])) {
    const [id, attribute] = resource['Fn::GetAtt']
    return `${nameOf(id)}${attribute === 'StreamArn' ? ':stream' : ''}`
  }
  if ('Fn::Join' in resource && Array.isArray(resource['Fn::Join'])) {
    const [by, parts] = resource['Fn::Join']
    return parts.map(placeOf).join(by)
  }
  return JSON.stringify(resource)
}

function nameOf(id: string): string {
  return id.replace(/[0-9A-F]{8}$/, '')
}
