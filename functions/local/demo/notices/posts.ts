import type { OrganizationId } from '../../../../shared/domain/ids.ts'
import { roleClasses } from '../../../../shared/vocabulary/role-classes.ts'
import { postIdOf } from '../natural-ids.ts'
import { nation } from '../real/national-societies.ts'
import { readRows } from '../rows.ts'
import { addPost, addSession, need, type World } from '../world.ts'
import { printedIn } from './document.ts'
import { noticeOrganizationId } from './organizations.ts'

/** A row of the notices that says who holds what. */
export type OfficeRow = Record<
  'name' | 'organization' | 'post' | 'part_time_acting_concurrent' | 'date_or_session' | 'doc' | 'line' | 'phrase',
  string
>

/** What the notices say of people, in their order. */
export function officeRows(): OfficeRow[] {
  return readRows('notice-persons-posts', [
    'name',
    'organization',
    'post',
    'part_time_acting_concurrent',
    'date_or_session',
    'doc',
    'line',
    'phrase',
  ])
}

/** Whether a row states an office, not a rank (三级调研员), a title (教授, 院士) or a point of contact. */
export function statesOffice({ organization, post }: OfficeRow): boolean {
  return organization !== '' && !/调研员$|^教授$|^院士$|^联系人/.test(post)
}

/** The post that a printed title means: 校长（院长） is one post with two titles. */
export function postNameOf(printed: string): string {
  return printed.replace(/（.*）$/, '')
}

function roleOf(world: World, owner: OrganizationId, name: string): string {
  const inCommittee = need(world.organizations, owner).kind === 'body' && /^(副?主任|委员)$/.test(name)
  if (inCommittee)
    return name === '主任' ? 'committee-chair' : name === '副主任' ? 'committee-vice-chair' : 'committee-member'
  return roleClasses.find(name)[0]?.code ?? 'other'
}

const school = noticeOrganizationId('省科协党校')
const board = noticeOrganizationId('省科协党校校务委员会')
const guangdong = noticeOrganizationId('广东省科学技术协会')
const group = noticeOrganizationId('中国科协学习宣传贯彻党的二十大精神领导小组')
const charter = { doc: 'S1', line: '101' } as const
const secretary = postIdOf(guangdong, '党组书记')

/** Posts that a rule of the notices fills; the holder of the base post holds them, or they are drawn from classes of holders. */
function addPostsByRule(world: World): void {
  const rule = (phrase: string) => printedIn({ ...charter, phrase })
  const head = rule('省科协党校校长由省科协党组书记担任')
  const deputies = rule('副校长由省科协副主席担任')
  addPost(world, guangdong, { name: '党组书记', role: 'party-secretary', filledBy: 'appointed' }, head)
  addPost(
    world,
    guangdong,
    { name: '副主席', role: 'vice-chair', capacity: 3, note: '职数未见于文件，按所见任职人数' },
    deputies,
  )
  addPost(world, school, { name: '校长', role: 'head', filledBy: 'ex-officio', basePostId: secretary }, head)
  addPost(
    world,
    school,
    { name: '副校长', role: 'deputy-head', capacity: 3, filledBy: 'holder-class', holderClasses: ['省科协副主席'] },
    deputies,
  )
  const chair = rule('校务委员会主任由省科协党校校长担任')
  addPost(
    world,
    board,
    { name: '主任', role: 'committee-chair', filledBy: 'ex-officio', basePostId: postIdOf(school, '校长') },
    chair,
  )
  const vice = rule('副主任由副校长担任')
  const viceDraft = {
    name: '副主任',
    role: 'committee-vice-chair',
    capacity: 3,
    filledBy: 'holder-class',
    holderClasses: ['省科协党校副校长'],
  } as const
  addPost(world, board, { ...viceDraft, holderClasses: [...viceDraft.holderClasses] }, vice)
  const members = rule('委员由部分省科协常委、部分省级学会理事长、市级科协党组书记、企业科协主席、高校科协主席等担任')
  const classes = ['部分省科协常委', '部分省级学会理事长', '市级科协党组书记', '企业科协主席', '高校科协主席']
  addPost(
    world,
    board,
    { name: '委员', role: 'committee-member', capacity: 11, filledBy: 'holder-class', holderClasses: classes },
    members,
  )
  const leading = printedIn({ doc: 'S2', line: '120', phrase: '党组书记任组长' })
  addPost(world, nation, { name: '党组书记', role: 'party-secretary', filledBy: 'appointed' }, leading)
  addPost(
    world,
    group,
    { name: '组长', role: 'committee-chair', filledBy: 'ex-officio', basePostId: postIdOf(nation, '党组书记') },
    leading,
  )
}

/** Adds the posts that the notices name, with as many seats as holders are named, and the one session that they number (北京市科协十届). */
export function addNoticePosts(world: World): void {
  addPostsByRule(world)
  const rows = officeRows().filter(statesOffice)
  for (const row of rows) {
    const owner = noticeOrganizationId(row.organization)
    const name = postNameOf(row.post)
    if (world.posts.has(postIdOf(owner, name))) continue
    const capacity = rows.filter((other) => other.organization === row.organization && other.post === row.post).length
    const note = '职数未见于文件，按所见任职人数'
    const role = roleOf(world, owner, name)
    const filledBy = /party|head/.test(role) ? 'appointed' : 'elected'
    addPost(world, owner, { name, role, capacity, filledBy, note }, printedIn(row, row.date_or_session))
  }
  const tenth = rows.find((row) => row.date_or_session === '十届')
  if (tenth !== undefined)
    addSession(world, noticeOrganizationId(tenth.organization), { number: 10, label: '十届' }, printedIn(tenth))
}
