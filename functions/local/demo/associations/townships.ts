import { madeUp } from '../origins.ts'
import type { Stage } from '../people/cast.ts'
import { associationOf } from '../real/local-associations.ts'
import { addOrganization } from '../world.ts'
import { addLiaisons } from './liaisons.ts'
import { type LocalAssociation, localTerm, streamOf } from './local-association.ts'
import { addAssociationPosts, castCadre, seatIn } from './officers.ts'

/** Towns of 博罗县 (441322). */
const towns = ['石湾镇', '园洲镇', '公庄镇', '柏塘镇', '长宁镇', '麻陂镇']
const county = '441322'

/** Adds made-up associations of towns in one county, where the three heads serve closest to the ground. */
export function addTownships(stage: Stage): void {
  for (const town of towns) {
    const key = `${county} ${town}`
    const name = `${town}科学技术协会（示例）`
    const place = { country: 'CN', region: county, city: town }
    const names = [{ text: name, kind: 'official' } as const]
    const { id } = addOrganization(
      stage.world,
      `DEMO ${key}`,
      { kind: 'association', level: 'township', names, place, parentId: associationOf(county) },
      madeUp.public,
    )
    const association: LocalAssociation = {
      key,
      id,
      name,
      region: county,
      division: town,
      province: '440000',
      level: 'township',
    }
    const random = streamOf(stage.world.seed, association)
    const term = localTerm(random)
    addAssociationPosts(stage, association, term)
    seatIn(stage, association, term)(castCadre(stage, association, '主席', [1975, 1990]), '主席', {
      nature: 'part-time',
    })
    addLiaisons(stage, association, term, random)
  }
}
