import type { Branch } from '../../../support/access-branches.ts'
import { withJson } from '../../../support/test-app.ts'

/** The thing of a branch that `:id` means below a resource. */
const things: Readonly<Record<string, keyof Branch>> = {
  organizations: 'org',
  relations: 'relation',
  posts: 'post',
  sessions: 'session',
  memberships: 'membership',
  people: 'person',
  honours: 'honour',
  affiliations: 'affiliation',
  engagements: 'engagement',
  rulings: 'ruling',
  networks: 'network',
  activities: 'activity',
  referrals: 'referral',
  imports: 'import',
  corrections: 'correction',
}

/** Parameters that a list cannot do without. */
const queries: Readonly<Record<string, (of: Branch) => string>> = {
  'GET /v1/memberships': ({ org }) => `organization=${org.id}`,
  'GET /v1/programmes/:programme/report': ({ org }) => `organizer=${org.id}`,
  'GET /v1/search': () => 'q=某',
  'GET /v1/identifiers': () => 'value=internal:1',
  'GET /v1/audit': ({ org }) => `entity=${org.id}`,
  'GET /v1/grants': ({ node }) => `node=${node.id}`,
}

/** Bodies where the thing that the right depends on is named in the body; all else gets an empty one, which is looked at only after the rights were. */
const bodies: Readonly<Record<string, (of: Branch) => object>> = {
  'POST /v1/organizations': ({ node }) => ({
    kind: 'grassroots',
    names: [{ text: '新设的', kind: 'official' }],
    parentId: node.id,
  }),
  'POST /v1/memberships': ({ person, post }) => ({
    personId: person.id,
    postId: post.id,
    start: '2020',
    end: '2021',
    status: 'ended',
    endReason: 'resigned',
  }),
  'POST /v1/activities': ({ org }) => ({ name: '报告会', kind: 'training', organizerId: org.id }),
  'POST /v1/referrals': ({ post, node }) => ({
    target: { kind: 'post', postId: post.id },
    title: '推荐理事',
    recommenderId: node.id,
  }),
}

/** The request to a route that is about the things of a branch. */
export function requestTo(route: string, of: Branch): { readonly path: string; readonly init: RequestInit } {
  const [method = '', pattern = ''] = route.split(' ')
  const [, , resource = ''] = pattern.split('/')
  const values: Readonly<Record<string, string>> = {
    id: resource === 'rule-packs' ? 'cn-serving-cadres' : (of[things[resource] ?? 'org'].id ?? ''),
    personId: of.other.id,
    other: of.other.id,
    programme: 'young-talent-lift',
    cohort: '2024-2026',
    applicant: of.institution.id,
    consent: of.consent.id,
    activity: 'referral',
    list: 'regions',
    from: '2024-01-01',
    year: '2024',
    principal: 'user:somebody',
    role: 'reader',
    node: of.node.id,
  }
  const query = queries[route]?.(of)
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => values[name] ?? '')
  const bare = method === 'GET' || method === 'DELETE'
  const version = resource === 'grants' && method === 'DELETE' ? { 'If-Match': '"9"' } : undefined
  const init = bare ? { method, ...(version && { headers: version }) } : withJson(method, bodies[route]?.(of) ?? {})
  return { path: query === undefined ? path : `${path}?${query}`, init }
}

/** Things of the same form of which there is none. */
export function nothing(of: Branch): Branch {
  const unknown = (id: string) => id.replace(/_[^_]+/g, (part) => `_${'z'.repeat(part.length - 1)}`)
  const of2 = (name: keyof Branch) => ({ id: unknown(of[name].id) })
  return {
    node: of2('node'),
    county: of2('county'),
    org: of2('org'),
    institution: of2('institution'),
    network: of2('network'),
    post: of2('post'),
    session: of2('session'),
    relation: of2('relation'),
    person: of2('person'),
    other: of2('other'),
    membership: of2('membership'),
    honour: of2('honour'),
    affiliation: of2('affiliation'),
    engagement: of2('engagement'),
    ruling: of2('ruling'),
    activity: of2('activity'),
    referral: of2('referral'),
    import: of2('import'),
    consent: of2('consent'),
    correction: of2('correction'),
  }
}
