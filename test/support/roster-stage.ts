import { makeIds, type PostId } from '../../shared/domain/ids.ts'
import { type Membership, membership } from '../../shared/domain/membership.ts'
import { mainName } from '../../shared/domain/names.ts'
import type { Organization } from '../../shared/domain/organization.ts'
import { type Person, person } from '../../shared/domain/person.ts'
import type { Post } from '../../shared/domain/post.ts'
import type { Session } from '../../shared/domain/session.ts'
import { makePlan, type Plan } from '../../shared/roster/plan/plan.ts'
import { nameKey, type Scene } from '../../shared/roster/plan/scene.ts'
import type { PlannedRow } from '../../shared/roster/planned-row.ts'
import { type RosterRow, rosterRow } from '../../shared/roster/roster-row.ts'
import { today } from './clock.ts'
import { sheetOf, type World } from './load.ts'
import { seededDraw } from './random.ts'
import { aMembership, anOrganization, aPerson, aPost, aSession, enteredOn } from './things.ts'

/** A society with a roster, in memory; everybody in `people` is in the directory. */
export type RosterStage = Required<Omit<World, 'organizations'>> & { readonly organization: Organization }

/** A society in its tenth session: 理事长 for one, 副理事长 for three, 秘书长 for one, 理事 for many. All names are made up. */
export function aSociety(): RosterStage {
  const organization = anOrganization()
  const posts = [
    aPost(organization.id),
    aPost(organization.id, { name: '副理事长', role: 'vice-chair', capacity: 3 }),
    aPost(organization.id, { name: '秘书长', role: 'secretary-general' }),
    aPost(organization.id, { name: '理事', role: 'council-member', responsible: false, capacity: 500 }),
  ]
  const sessions = [aSession(organization.id, 10, { start: '2022-06-01' })]
  return { organization, posts, sessions, people: [], memberships: [] }
}

/** The post of a name. */
export function postOf({ posts }: Pick<RosterStage, 'posts'>, name: string): Post {
  const found = posts.find((post) => post.name === name)
  if (found === undefined) throw new Error(`no post ${name}`)
  return found
}

/** The stage with one more person, and with posts in the last session unless `more` says otherwise. */
export function joined(stage: RosterStage, who: Person, held: readonly string[] = [], more: object = {}): RosterStage {
  const sessionId = stage.sessions.at(-1)?.id
  const added = held.map((name) =>
    aMembership(postOf(stage, name).id, { sessionId, status: 'in-office', ...more }, who.id),
  )
  const people = stage.people.includes(who) ? stage.people : [...stage.people, who]
  return { ...stage, people, memberships: [...stage.memberships, ...added] }
}

/** Somebody of a name. */
export function called(name: string, more: object = {}): Person {
  return aPerson({ names: [{ text: name, kind: 'official' }], ...more })
}

/** What a plan looks at on a stage, the last session being meant; everything is read. */
export function sceneOf(stage: RosterStage, more: Partial<Scene> = {}): Scene {
  const session: Session | undefined = stage.sessions.at(-1)
  const sheet = sheetOf(stage.organization, stage)
  return {
    mode: 'update',
    createPosts: false,
    only: undefined,
    on: today,
    today,
    columns: [],
    sheet,
    posts: stage.posts,
    term: sheet.terms.find(({ id }) => id === session?.id),
    change: session?.change,
    memberships: stage.memberships.filter(({ sessionId }) => sessionId === undefined || sessionId === session?.id),
    previous: stage.memberships.filter(({ sessionId }) => sessionId === session?.change?.previousId && sessionId),
    people: new Map(stage.people.map((each) => [each.id, each])),
    namesakes: Map.groupBy(stage.people, ({ names }) => nameKey(mainName(names))),
    crowded: new Set(),
    strangers: new Set(),
    orcids: new Map(
      stage.people.flatMap(({ id, identifiers }) =>
        identifiers.flatMap(({ scheme, value }) => (scheme === 'orcid' ? [[value, id] as const] : [])),
      ),
    ),
    identities: new Map(
      stage.people.flatMap(({ id, identity }) => (identity === undefined ? [] : [[identity.hash, id] as const])),
    ),
    employers: new Map(),
    choices: new Map(),
    ...more,
  }
}

/** A row as reading gives it: `posts` in one word are parted by 、. */
export function aRow(nth: number, name: string | undefined, posts: string, more: object = {}): RosterRow {
  const names = posts === '' ? [] : posts.split('、')
  return rosterRow.parse({ row: nth, name, facts: {}, posts: names, problems: [], warnings: [], ...more })
}

/** The plan of rows on a stage. */
export function planned(stage: RosterStage, rows: readonly RosterRow[], more: Partial<Scene> = {}): Plan {
  return makePlan(sceneOf(stage, more), rows)
}

const ids = makeIds(seededDraw(77))

/** The stage after a plan was applied, naively: row by row, as the plan says. */
export function applied(stage: RosterStage, plan: Plan): RosterStage {
  const made = plan.newPosts.map((each) => aPost(stage.organization.id, { ...each, responsible: false }))
  const after: RosterStage = { ...stage, posts: [...stage.posts, ...made] }
  const people = new Map<string, Person>(stage.people.map((each) => [each.id, each]))
  const memberships = new Map<string, Membership>(stage.memberships.map((each) => [each.id, each]))
  const newcomers = new Map<number, Person>()
  for (const row of plan.rows) {
    if (row.action === 'problem' || row.action === 'review') continue
    const who = holderOf(row, people, newcomers)
    if (who !== undefined) people.set(who.id, who)
    for (const step of row.steps) takeStep(after, step, who, memberships)
  }
  return { ...after, people: [...people.values()], memberships: [...memberships.values()] }
}

function holderOf(
  row: PlannedRow,
  people: ReadonlyMap<string, Person>,
  newcomers: Map<number, Person>,
): Person | undefined {
  if (row.newPerson !== undefined) {
    const created = called('', { ...row.newPerson, id: ids.person() })
    newcomers.set(row.nth, created)
    return created
  }
  if (row.sameAs !== undefined) return newcomers.get(row.sameAs)
  const there = row.personId === undefined ? undefined : people.get(row.personId)
  if (there === undefined || row.facts === undefined) return there
  return person.parse({ ...there, ...row.facts, version: there.version + 1 })
}

function takeStep(
  stage: RosterStage,
  step: PlannedRow['steps'][number],
  who: Person | undefined,
  memberships: Map<string, Membership>,
): void {
  if (step.kind === 'create') {
    const { kind: _, newPost, postId, ...rest } = step
    const post: PostId | undefined = postId ?? postOf(stage, newPost ?? '').id
    if (who === undefined) throw new Error('a membership of nobody')
    const created = aMembership(post, { ...rest, id: ids.membership(who.id) }, who.id)
    memberships.set(created.id, created)
    return
  }
  const before = memberships.get(step.membershipId)
  if (before?.version !== step.version) throw new Error('a step on another version')
  const said = step.kind === 'change' ? step.to : { status: 'ended', end: step.end, endReason: step.reason }
  const after = membership.parse({ ...before, ...said, version: before.version + 1, provenance: enteredOn(today) })
  memberships.set(after.id, after)
}

/** Who goes on in which post, `name post`, in order; what has not taken effect included. */
export function rosterOf(stage: RosterStage, on = today): string[] {
  const names = new Map(stage.people.map(({ id, names: all }) => [id, mainName(all)]))
  const postNames = new Map(stage.posts.map(({ id, name }) => [id, name]))
  return stage.memberships
    .filter(({ status, end }) => status !== 'ended' && (end === undefined || end >= on))
    .map(({ personId, postId }) => `${names.get(personId)} ${postNames.get(postId)}`)
    .sort()
}

/** What a plan says of each row: number, action, and codes of problems and warnings. */
export function verdicts({ rows }: Plan): string[] {
  return rows.map(({ row, name, action, problems, warnings }) =>
    [row ?? `-${name}`, action, ...[...problems, ...warnings].map(({ code }) => code)].join(' '),
  )
}
