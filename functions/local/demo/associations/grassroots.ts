import { mainName } from '../../../../shared/domain/names.ts'
import { postIdOf } from '../natural-ids.ts'
import { madeUp } from '../origins.ts'
import type { Cast, Stage } from '../people/cast.ts'
import { associationOf } from '../real/local-associations.ts'
import { addOrganization, addPost, addRelation, need } from '../world.ts'
import { addMembership } from '../world-people.ts'

/** Adds associations inside the universities and companies of Guangdong where most of the cast works (高校科协, 企业科协), with chair and secretary. */
export function addGrassroots(stage: Stage): void {
  const working = [...stage.casts.values()].filter(
    ({ id, province, employer, born }) =>
      province === '440000' &&
      /university|company/.test(employer.kind) &&
      born > 1964 &&
      need(stage.world.people, id).status === 'active',
  )
  const byEmployer = [...Map.groupBy(working, ({ employer }) => employer.id).values()]
  const largest = byEmployer.filter((people) => people.length > 4).sort((a, b) => b.length - a.length)
  for (const people of largest.slice(0, 30)) addInside(stage, people)
}

function addInside({ world }: Stage, people: readonly Cast[]): void {
  const [{ employer } = { employer: undefined }] = people
  if (employer === undefined) return
  const { names } = need(world.organizations, employer.id)
  const form = employer.kind === 'company' ? 'enterprise-association' : 'university-association'
  const name = `${mainName(names).replace('（示例）', '')}科学技术协会（示例）`
  const { id } = addOrganization(
    world,
    `INSIDE ${employer.id}`,
    { kind: 'grassroots', form, names: [{ text: name, kind: 'official' }], place: employer.place },
    madeUp.public,
  )
  addRelation(world, id, { kind: 'guided-by', targetId: associationOf('440000') }, madeUp.public)
  addRelation(world, id, { kind: 'supported-by', targetId: employer.id }, madeUp.public)
  addPost(world, id, { name: '主席', role: 'chair' }, madeUp.public)
  addPost(world, id, { name: '秘书长', role: 'secretary-general' }, madeUp.public)
  const senior = people.filter(({ rank }) => rank === 'senior')
  const [chair, secretary] = senior
  if (chair !== undefined)
    addMembership(world, chair.id, postIdOf(id, '主席'), { start: '2023-09', nature: 'part-time' }, madeUp.public)
  if (secretary !== undefined)
    addMembership(world, secretary.id, postIdOf(id, '秘书长'), { start: '2023-09', nature: 'part-time' }, madeUp.public)
}
