import type { OrganizationId } from '../../../../shared/domain/ids.ts'
import { organizationIdOf } from '../natural-ids.ts'
import { derived } from '../origins.ts'
import { associationOf } from '../real/local-associations.ts'
import { nationalSocieties } from '../real/national-societies.ts'
import { addOrganization, addRelation, type World } from '../world.ts'

/** A society of a province, derived from the national society of its field. */
export type ProvincialSociety = {
  /** Natural key: `GD B-66`. */
  readonly key: string
  readonly id: OrganizationId
  readonly code: string
  readonly name: string
  readonly province: string
  readonly field: readonly string[]
}

/** National societies that have no counterpart in a province here, so that Guangdong has the 186 that S1 counts. */
const nationalOnly = new Set(['A-37', 'B-71', 'B-75', 'E-20', 'E-22', 'E-26'])

/** Names that societies bore before. */
const formerNames = new Map([
  ['GD B-54', ['广东省系统仿真学会', '2016-05']],
  ['GD B-23', ['广东省测绘学会', '2017-03']],
  ['GD A-22', ['广东省生物化学学会', '2005']],
])

const provinces = [
  { prefix: 'GD', province: '440000', begin: '广东省', takes: () => true },
  { prefix: 'HB', province: '420000', begin: '湖北省', takes: (at: number) => at % 3 === 0 && at < 180 },
  { prefix: 'BJ', province: '110000', begin: '北京', takes: (at: number) => at % 3 === 1 && at < 180 },
] as const

/** The societies of Guangdong (186), Hubei and Beijing (60 each). */
export function provincialSocieties(): ProvincialSociety[] {
  const national = nationalSocieties().filter(({ code, kind }) => kind === 'member' && !nationalOnly.has(code))
  return provinces.flatMap(({ prefix, province, begin, takes }) =>
    national
      .filter((_, at) => takes(at))
      .map(({ code, name, disciplines }) => {
        const key = `${prefix} ${code}`
        return {
          key,
          id: organizationIdOf(key),
          code,
          name: name.replace(/^中[国华]/, begin),
          province,
          field: disciplines,
        }
      }),
  )
}

/** Adds the societies, guided by the association of their province, each beside its national counterpart. */
export function addProvincialSocieties(world: World, societies: readonly ProvincialSociety[]): void {
  for (const { key, id, code, name, province } of societies) {
    const origin = derived('全国学会名称以省名代“中国”“中华”；广东省级学会数 186 见粤科协组〔2020〕10号', {
      phrase: '186个省级学会理事长',
    })
    const [former, end] = formerNames.get(key) ?? []
    addOrganization(
      world,
      key,
      {
        kind: 'society',
        level: 'province',
        names: [
          { text: name, kind: 'official' },
          ...(former === undefined || end === undefined ? [] : [{ text: former, kind: 'former', end } as const]),
        ],
        place: { country: 'CN', region: province },
      },
      origin,
    )
    addRelation(world, id, { kind: 'guided-by', targetId: associationOf(province) }, origin)
    addRelation(world, id, { kind: 'counterpart-of', targetId: organizationIdOf(`CAST ${code}`) }, origin)
  }
}
