import { expect, test } from 'vitest'
import { idOf, propertiesOf, synthesize, theOne } from './synthesize.ts'

const template = synthesize()
const [key, ...others] = propertiesOf(template, 'AWS::KMS::Key')
const arn = { 'Fn::GetAtt': [idOf(template, 'AWS::KMS::Key', 'IdentityKey'), 'Arn'] }

test('identity numbers are hashed under a key that KMS makes and keeps, and that is never another one', () => {
  expect(others).toEqual([])
  expect(key).toMatchObject({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' })
  expect(key).not.toHaveProperty('EnableKeyRotation')
  expect(Object.values(template.findResources('AWS::KMS::Key'))[0]).toMatchObject({
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
  })
})

test.each(['ApiFunction', 'RosterImport'])(
  '%s is told the key and may hash under it, and do nothing else with it',
  (name) => {
    expect(theOne(template, 'AWS::Lambda::Function', name).Environment.Variables.IDENTITY_KEY_ARN).toEqual(arn)
    const { PolicyDocument } = theOne(template, 'AWS::IAM::Policy', name)
    const about = PolicyDocument.Statement.filter((each: unknown) => JSON.stringify(each).includes('kms:'))
    expect(about).toEqual([{ Action: 'kms:GenerateMac', Effect: 'Allow', Resource: arn }])
  },
)

test('no other function may use the key', () => {
  const using = propertiesOf(template, 'AWS::IAM::Policy').filter((each) => JSON.stringify(each).includes('kms:'))
  expect(using.length).toBe(2)
})
