import type { Organization } from '../../shared/domain/organization.ts'
import type { Post } from '../../shared/domain/post.ts'
import type { Session } from '../../shared/domain/session.ts'
import { World } from './profiles.ts'

/** Organizations, sessions and posts among which random people live: every kind, dates known, known in part and unknown. */
export type Stage = {
  readonly world: World
  readonly organizations: readonly Organization[]
  readonly networks: readonly Organization[]
  readonly seats: readonly { readonly post: Post; readonly sessions: readonly Session[] }[]
}

/** The same stage every time. */
export function makeStage(): Stage {
  const world = new World()
  const province = world.association('province', '440000')
  const city = world.organization({ kind: 'association', level: 'city', place: { region: '440100' }, parent: province })
  const county = world.organization({ kind: 'association', level: 'county', place: { region: '440106' }, parent: city })
  const national = world.organization({ kind: 'society', level: 'nation', place: {}, name: '中国某学会' })
  const provincial = world.society('province', '440000', '广东省某学会')
  const beijing = world.organization({ kind: 'society', level: 'province', name: '北京某学会' })
  const university = world.organization({
    kind: 'institution',
    form: 'university',
    place: { region: '440000' },
    name: '某大学',
  })
  const hospital = world.organization({ kind: 'institution', place: { region: '440106' }, name: '某医院' })
  const campus = world.organization({
    kind: 'grassroots',
    form: 'university-association',
    place: {},
    name: '某大学科协',
    parent: university,
  })
  const inCompany = world.organization({
    kind: 'grassroots',
    form: 'enterprise-association',
    place: {},
    name: '某公司科协',
  })
  const hongKong = world.organization({ kind: 'institution', place: { country: 'HK' }, name: '某研究院' })
  const networks = ['US', 'HK'].map((country) => world.organization({ kind: 'overseas-network', place: { country } }))
  const organizations = [
    province,
    city,
    county,
    national,
    provincial,
    beijing,
    university,
    hospital,
    campus,
    inCompany,
    hongKong,
  ]
  const terms = new Map([
    [
      provincial.id,
      [
        world.session(provincial, { number: 1, start: '2016-05', end: '2021-04-30', status: 'closed' }),
        world.session(provincial, { number: 2, start: '2021-05-20', end: '2026-03', status: 'sitting' }),
        world.session(provincial, { number: 3, status: 'planned' }),
      ],
    ],
    [
      national.id,
      [
        world.session(national, { number: 9, status: 'closed' }),
        world.session(national, { number: 10, start: '2022', status: 'sitting' }),
      ],
    ],
    [county.id, [world.session(county, { number: 10 })]],
  ])
  const roles = ['chair', 'vice-chair', 'council-member', 'party-secretary', 'head']
  const seats = organizations.flatMap((of) =>
    roles.map((role) => ({ post: world.post(of, role), sessions: terms.get(of.id) ?? [] })),
  )
  return { world, organizations, networks, seats }
}
