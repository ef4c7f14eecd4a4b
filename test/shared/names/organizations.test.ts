import { describe, expect, it } from 'vitest'
import { organizationHit } from './listed.ts'

describe('organizations', () => {
  const names = ['广东省人工智能学会', 'Guangdong Association for Artificial Intelligence']
  it.each([
    ['人工智能学会', 'characters', 'inside'],
    ['廣東省', 'characters', 'prefix'],
    ['广东省人工智能学会', 'characters', 'whole'],
    ['智', 'characters', 'inside'],
    ['广', 'characters', 'prefix'],
    ['gdsrgznxh', 'initials', 'prefix'],
    ['rgznxh', 'initials', 'inside'],
    ['guangdongsheng', 'pinyin', 'prefix'],
    ['rengongzhineng', 'pinyin', 'inside'],
    ['guangdongshengrengongzhinengxuehui', 'pinyin', 'whole'],
    ['artificial intel', 'words', 'inside'],
    ['guangdong ass', 'words', 'prefix'],
  ])('are found by %s', (text, by, extent) => {
    expect(organizationHit(names, text)?.match).toMatchObject({ by, extent })
  })

  it.each(['人工学会', 'gdrgznxh', '东广', 'gongzhineng', 'association artificial x'])(
    'are not found by %s',
    (text) => {
      expect(organizationHit(names, text)?.match).toBeUndefined()
    },
  )

  it('take no part from another name', () => {
    const both = ['深圳人工协会', '广东智能学会']
    expect(organizationHit(both, '智能协会')?.match).toBeUndefined()
    expect(organizationHit(['甲乙丙丁乙丙戊'], '丁乙丙丁')?.match).toBeUndefined()
    expect(organizationHit(both, 'shenzhenzhineng')?.match).toBeUndefined()
  })

  it('mix scripts', () => {
    expect(organizationHit(['广东省3D打印协会'], '3d打印')?.match).toMatchObject({ extent: 'inside' })
    expect(organizationHit(['IEEE 广州分会（筹）'], 'ieee')?.match).toMatchObject({ by: 'words' })
    expect(organizationHit(['IEEE 广州分会（筹）'], '分会筹')?.match).toMatchObject({ by: 'characters' })
  })
})
