import { type Door, type Made, openDoor } from './access-stage.ts'
import { withJson } from './test-app.ts'

/** What stands below a node of the tree, one thing of each kind: ids to put into addresses. */
export type Branch = Readonly<Record<BranchThing, Made>>

type BranchThing =
  | 'node'
  | 'county'
  | 'org'
  | 'institution'
  | 'network'
  | 'post'
  | 'session'
  | 'relation'
  | 'person'
  | 'other'
  | 'membership'
  | 'honour'
  | 'affiliation'
  | 'engagement'
  | 'ruling'
  | 'activity'
  | 'referral'
  | 'import'
  | 'consent'
  | 'correction'

/** Two branches of one tree in two provinces, `a` and `b` alike, and the society above both. */
export type Branches = { readonly door: Door; readonly top: Made; readonly a: Branch; readonly b: Branch }

/** Sets both branches up by requests of the system. */
export async function twoBranches(): Promise<Branches> {
  const door = await openDoor()
  const top = await organization(door, '全国测试协会', {
    kind: 'association',
    level: 'nation',
    place: { country: 'CN' },
  })
  return { door, top, a: await branch(door, top, '440100', '甲'), b: await branch(door, top, '110105', '乙') }
}

/** An organization of a name. */
export function organization(door: Door, text: string, more: object = {}): Promise<Made> {
  return door.create('/v1/organizations', { kind: 'society', names: [{ text, kind: 'official' }], ...more })
}

/** Somebody of a name, of whom nothing else is known unless `more` says so. */
export function somebody(door: Door, text: string, more: object = {}): Promise<Made> {
  return door.create('/v1/people', { names: [{ text, kind: 'official' }], ...more })
}

/** A city association with a county below it, and a society without a place that the county guides: only the tree leads there. */
async function branch(door: Door, top: Made, region: string, name: string): Promise<Branch> {
  const below = { kind: 'association', place: { region } }
  const node = await organization(door, `${name}市测试协会`, { ...below, level: 'city', parentId: top.id })
  const county = await organization(door, `${name}县测试协会`, { ...below, level: 'county', parentId: node.id })
  const org = await organization(door, `${name}市测试学会`)
  const institution = await organization(door, `${name}大学`, { kind: 'institution', parentId: node.id })
  const network = await organization(door, `${name}海外网络`, {
    kind: 'overseas-network',
    parentId: node.id,
    place: { country: 'US' },
  })
  const at = `/v1/organizations/${org.id}`
  const relation = await door.create(`${at}/relations`, { kind: 'guided-by', targetId: county.id })
  const post = await door.create(`${at}/posts`, { name: '理事', role: 'council-member', capacity: 900 })
  const session = await door.create(`${at}/sessions`, { number: 1, start: '2024-01-01', status: 'sitting' })
  const person = await somebody(door, `${name}某`, { birth: '1965-03-01', gender: '1' })
  const other = await somebody(door, `${name}某某`, { birth: '1970' })
  const held = { postId: post.id, start: '2024-01-01' }
  const membership = await door.create('/v1/memberships', { personId: person.id, ...held })
  await door.create('/v1/memberships', { personId: other.id, ...held })
  const activity = await door.create('/v1/activities', { name: '培训班', kind: 'training', organizerId: org.id })
  const of = `/v1/people/${person.id}`
  const honour = await door.create(`${of}/honours`, { name: '某奖', year: 2020 })
  const affiliation = await door.create(`${of}/affiliations`, { networkId: network.id })
  const engagement = await door.create(`${of}/engagements`, { activityId: activity.id, role: 'attendee' })
  const ruling = await door.create(`${of}/rulings`, { kind: 'cleared', matter: 'political-rights', on: '2026-01-01' })
  const target = { kind: 'post', postId: post.id }
  const referral = await door.create('/v1/referrals', { target, title: '推荐理事', recommenderId: node.id })
  const cohort = { programme: 'young-talent-lift', cohort: '2024-2026', year: 2024, years: 3 }
  await door.answer('POST', `${at}/cohorts`, cohort)
  await door.answer('PUT', `${at}/cohorts/young-talent-lift/2024-2026/quotas/${institution.id}`, { asked: 3 })
  const consent = await door.create(`${of}/consents`, {
    kind: 'general',
    purpose: 'roster',
    givenOn: '2026-01-01',
    expiresOn: '2030-01-01',
    means: 'signed',
  })
  const correction = await door.create(`${of}/corrections`, { about: 'birth', wrong: '年份有误' })
  const roster = await door.upload(org.id, `姓名,职务\n${name}新人,理事\n`)
  return {
    node,
    county,
    org,
    institution,
    network,
    post,
    session,
    relation,
    person,
    other,
    membership,
    honour,
    affiliation,
    engagement,
    ruling,
    activity,
    referral,
    import: roster,
    consent,
    correction,
  }
}

/** A request with a JSON body on the first version of a thing. */
export function onFirst(method: string, body: unknown): RequestInit {
  return withJson(method, body, { 'If-Match': '"1"' })
}
