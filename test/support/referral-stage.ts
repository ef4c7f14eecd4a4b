import * as z from 'zod'
import { createApp } from '../../functions/api/app.ts'
import { find } from '../../shared/directory/read.ts'
import type { Recheck } from '../../shared/directory/referrals/recheck.ts'
import { ageRange } from '../../shared/domain/dates.ts'
import { keyOf } from '../../shared/table/keys.ts'
import { people } from '../../shared/table/people.ts'
import { Api, json, type Thing } from './api.ts'
import { organization, person, post } from './api-seeds.ts'
import { auditedOnly } from './audited.ts'
import { createTestTable } from './dynamodb.ts'
import { testDeps, testNow } from './test-app.ts'

/** A rule of one line: eligible up to 65 on the day of election, with an approval up to 70, above not; without a birth nobody knows. */
export const byAge: Recheck = async (ctx, { personIds, electionOn }) => {
  const found = await Promise.all(personIds.map((id) => find(ctx.table, people, keyOf.person(id))))
  return new Map(
    found.flatMap((each) => {
      if (each === undefined) return []
      const [least, most] = ageRange(each.birth, electionOn) ?? []
      const verdict =
        least === undefined || most === undefined
          ? 'unknown'
          : most <= 65
            ? 'eligible'
            : least > 70
              ? 'ineligible'
              : 'needs-approval'
      const outcome = { eligible: 'met', ineligible: 'broken', 'needs-approval': 'needs-approval', unknown: 'unknown' }
      const reason = { zh: `选举日年满 ${least} 周岁`, en: `aged ${least} on the day of election` }
      const unchanged = { kind: 'check', key: keyOf.person(each.id), expect: { version: each.version } } as const
      return [[each.id, { verdict, rules: [{ id: 'age', outcome: outcome[verdict], reason }], restsOn: [unchanged] }]]
    }),
  )
}

/** The API with `byAge` as re-check over a new table, each request a second after the one before. */
export async function referralApi(recheck: Recheck = byAge): Promise<Api> {
  const table = auditedOnly(await createTestTable())
  let nth = 0
  const now = () => new Date(testNow.getTime() + nth * 1000)
  const app = createApp({ ...testDeps({ table, now }), recheck })
  return new Api(table, async (path, init) => {
    nth++
    return app.request(path, init)
  })
}

const answered = z.looseObject({ id: z.string(), version: z.int().optional() })

/** A case as it was last answered: its address and version. */
export type Case = Thing

/** Requests about cases, each on the version that the last answer had. */
export class Referrals {
  readonly api: Api

  constructor(api: Api) {
    this.api = api
  }

  /** A case for a post, or for whatever else `target` says. */
  open(target: object, more: object = {}): Promise<Case> {
    return this.api.create('/v1/referrals', { target, title: '推荐理事长人选', ...more })
  }

  /** Any change of a case, which must go through. */
  async change(method: string, of: Case, path: string, body?: unknown): Promise<Case> {
    const response = await this.api.request(`/v1/referrals/${of.id}${path}`, this.init(method, of, body))
    const answer = await response.json()
    if (response.status !== 200) throw new Error(`${response.status}: ${JSON.stringify(answer)}`)
    return answered.parse(answer)
  }

  /** A request on the version of a case. */
  init(method: string, of: Case, body?: unknown): RequestInit {
    const headers = { 'If-Match': `"${of.version}"` }
    return body === undefined ? { method, headers } : json(method, body, headers)
  }

  /** The refusal of a change, which leaves the table as it was. */
  refused(method: string, of: Case, path: string, body?: unknown) {
    return this.api.refused(`/v1/referrals/${of.id}${path}`, this.init(method, of, body))
  }

  nominate(of: Case, who: Thing, body: object = {}): Promise<Case> {
    return this.change('PUT', of, `/nominees/${who.id}`, body)
  }

  consent(of: Case, who: Thing, recipient: Thing, more: object = {}): Promise<Case> {
    return this.change('PUT', of, `/nominees/${who.id}/consent`, consentTo(recipient, more))
  }

  move(of: Case, to: string, more: object = {}): Promise<Case> {
    return this.change('POST', of, '/transitions', { to, ...more })
  }

  /** The case after these people came on the shortlist, with their consent, and were recommended and accepted. */
  async accepted(target: object, recipient: Thing, who: readonly Thing[], acknowledge?: object[]): Promise<Case> {
    const names = who.map(({ id }) => id)
    let of = await this.open(target)
    for (const each of who) {
      of = await this.nominate(of, each)
      of = await this.consent(of, each, recipient)
    }
    of = await this.move(of, 'consulted')
    of = await this.move(of, 'recommended', { nominees: names, acknowledge })
    of = await this.move(of, 'under-review')
    return this.move(of, 'accepted')
  }
}

/** A consent as a user records it, for the post of an organization unless told otherwise. */
export function consentTo({ id }: { readonly id: string }, more: object = {}) {
  return { givenOn: '2026-02-01', purpose: 'post', recipientId: id, until: '2027-01-31', means: 'signed', ...more }
}

/** A society with one chair, and people of whom the first may take it. */
export async function stage(api: Api, capacity = 1) {
  const society = await organization(api, '某省测试学会')
  const chair = await post(api, society, '理事长', 'chair', { capacity })
  const young = await person(api, '甲', { birth: '1971-05-01' })
  const aged = await person(api, '乙', { birth: '1959-01-01' })
  const old = await person(api, '丙', { birth: '1950-01-01' })
  const unknown = await person(api, '丁')
  return { society, chair, young, aged, old, unknown, target: { kind: 'post', postId: chair.id } }
}
