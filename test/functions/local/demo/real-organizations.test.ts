import { describe, expect, it } from 'vitest'
import { organizationIdOf } from '../../../../functions/local/demo/natural-ids.ts'
import { associationOf } from '../../../../functions/local/demo/real/local-associations.ts'
import { nation } from '../../../../functions/local/demo/real/national-societies.ts'
import { overseasAssociationId } from '../../../../functions/local/demo/real/overseas-associations.ts'
import { byId, demo } from './the-demo.ts'

const organizationOf = byId(demo.organizations)

function withScheme(scheme: string) {
  return demo.organizations.filter(({ identifiers }) =>
    identifiers.some((each) => each.scheme === scheme && each.valid),
  )
}

describe('real organizations', () => {
  it('are 209 national societies, 2,631 universities and 3,211 local associations below the root', () => {
    expect(withScheme('cast-society-code').length).toBe(209)
    expect(withScheme('moe-code').length).toBe(2631)
    const local = demo.organizations.filter(
      ({ kind, path, provenance }) =>
        kind === 'association' && path[0] === nation && path.length > 1 && provenance.source?.kind !== 'generated',
    )
    expect(local.length).toBe(3211)
  })

  it('leave out the row that the list of societies has twice, and say so', () => {
    expect(demo.organizations.filter(({ names }) => names.some(({ text }) => text === '中国动物学会')).length).toBe(1)
    expect(organizationOf(organizationIdOf('CAST A-18')).note).toContain('A-46G')
  })

  it('mark derived associations as derived and those of the notices as printed', () => {
    const kindOf = (region: string) => organizationOf(associationOf(region)).provenance.source?.kind
    expect(['441300', '440000', '110000', '110118', '429021'].map(kindOf)).toEqual([
      'derived',
      'notice',
      'notice',
      'notice',
      'notice',
    ])
  })

  it('know the traditional writing of an association abroad as a name of the same body', () => {
    const { names, place } = organizationOf(overseasAssociationId('旅美中国科学家工程师专业人士协会'))
    expect(names.map(({ text }) => text)).toContain('旅美中國科學家工程師專業人士協會')
    expect(place).toEqual({ country: 'US', city: '芝加哥' })
    expect(
      demo.organizations.filter(
        ({ kind, provenance }) => kind === 'overseas-network' && provenance.source?.kind === 'file',
      ).length,
    ).toBe(8)
  })

  it('have a form where the lists say it', () => {
    const formsOf = (scheme: string) => new Set(withScheme(scheme).map(({ form }) => form))
    expect(formsOf('moe-code')).toEqual(new Set(['university']))
    expect(formsOf('cast-society-code')).toEqual(new Set([undefined]))
    expect(organizationOf(overseasAssociationId('旅美中国科学家工程师专业人士协会')).form).toBe('overseas-association')
  })

  it('keep the ids that the README quotes', () => {
    expect([
      nation,
      associationOf('440000'),
      organizationIdOf('GD B-66'),
      associationOf('441621'),
    ]).toMatchInlineSnapshot(`
      [
        "org_dcxphzwmab8pv9q0",
        "org_t6da1es1wywh76sa",
        "org_vbyf3n5db882p4dm",
        "org_kt84qdn9te7mhhwm",
      ]
    `)
  })
})
