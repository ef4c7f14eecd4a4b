import { describe, expect, it } from 'vitest'
import { cohortReport } from '../../../../shared/domain/cohort-report.ts'
import type { Membership } from '../../../../shared/domain/membership.ts'
import { mainName } from '../../../../shared/domain/names.ts'
import { observedOn } from '../../../../shared/domain/seat-sheet.ts'
import { overfullOn } from '../../../../shared/domain/seat-state.ts'
import { organizationForms } from '../../../../shared/vocabulary/organization-forms.ts'
import { byId, demo } from './the-demo.ts'

/** Every text inside `value`, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

describe('the demonstration holds together', () => {
  it('refers to nothing that is not there', () => {
    const { sheets, mentorings, grades, cohorts, quotas, ...named } = demo
    const known = new Set(Object.values(named).flatMap((things) => things.map(({ id }): string => id)))
    const referred = textsIn(demo).filter((text) => /^(org|per|pos|ses|rel|mem|hon|aff|eng|act)_/.test(text))
    expect(referred.length).toBeGreaterThan(50_000)
    expect(referred.filter((id) => !known.has(id))).toEqual([])
    expect(mentorings.length * grades.length * sheets.length * cohorts.length * quotas.length).toBeGreaterThan(0)
  })

  it('puts every child into the partition of its owner, and sessions of a membership into its organization', () => {
    const sessionOf = byId(demo.sessions)
    const astray = demo.memberships.filter(
      ({ postId, organizationId, sessionId }) =>
        postId.slice(4, 20) !== organizationId.slice(4) ||
        (sessionId !== undefined && sessionOf(sessionId).organizationId !== organizationId),
    )
    expect(astray).toEqual([])
    const ofPeople = [...demo.memberships, ...demo.honours, ...demo.affiliations, ...demo.engagements]
    expect(ofPeople.filter(({ id, personId }) => id.slice(4, 20) !== personId.slice(4))).toEqual([])
    const ofOrganizations = [...demo.posts, ...demo.sessions, ...demo.relations]
    expect(ofOrganizations.filter(({ id, organizationId }) => id.slice(4, 20) !== organizationId.slice(4))).toEqual([])
  })

  it('gives every organization a path that ends with itself and begins with its root', () => {
    const organizationOf = byId(demo.organizations)
    const expected = demo.organizations.map(({ id, parentId }) =>
      parentId === undefined ? [id] : [...organizationOf(parentId).path, id],
    )
    expect(demo.organizations.map(({ path }) => path)).toEqual(expected)
  })

  it('gives no organization a form of another kind', () => {
    const astray = demo.organizations.filter(
      ({ kind, form }) => form !== undefined && organizationForms.get(form)?.kinds.includes(kind) !== true,
    )
    expect(astray).toEqual([])
  })

  it('has seat sheets that equal a count of the memberships', () => {
    const held = Map.groupBy(demo.memberships, ({ postId }) => postId)
    const posts = Map.groupBy(demo.posts, ({ organizationId }) => organizationId)
    const organizationOf = byId(demo.organizations)
    const seated = [...demo.posts, ...demo.sessions].map(({ organizationId }) => organizationId)
    expect(demo.sheets.map(({ organizationId }) => organizationId).sort()).toEqual([...new Set(seated)].sort())
    const counts = demo.sheets.map(({ organizationId, name, seats }) => ({
      organizationId,
      name,
      seats: Object.fromEntries(
        seats.map(({ postId, capacity, spans }) => [postId, { capacity, spans: asCounts(spans) }]),
      ),
    }))
    const expected = demo.sheets.map(({ organizationId }) => ({
      organizationId,
      name: mainName(organizationOf(organizationId).names),
      seats: Object.fromEntries(
        (posts.get(organizationId) ?? []).map(({ id, capacity }) => [
          id,
          { capacity, spans: counted(held.get(id) ?? []) },
        ]),
      ),
    }))
    expect(counts).toEqual(expected)
  })

  it('seats nobody where there is no seat', () => {
    const over = demo.sheets.flatMap((sheet) => sheet.seats.filter((seat) => overfullOn(seat, sheet) !== undefined))
    expect(over).toEqual([])
  })

  it('names no person twice in one post of one session at one time', () => {
    const keys = demo.memberships
      .filter(({ status }) => status === 'in-office')
      .map(({ personId, postId, nature }) => `${personId} ${postId} ${nature === 'acting'}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('grants every sponsor of the young-talent programme at least what it filled', () => {
    const reports = demo.cohorts.map((cohort) => {
      const own = (each: { organizerId?: string | undefined; cohort?: string | undefined }) =>
        each.organizerId === cohort.organizerId && each.cohort === cohort.cohort
      const held = demo.honours.filter((each) => own(each) && each.honour === cohort.programme)
      const records = { cohort, quotas: demo.quotas.filter(own), held, unattributed: [], academicians: undefined }
      return cohortReport(records, '2026-11-01')
    })
    expect(reports.flatMap(({ findings }) => findings)).toEqual([])
    expect(reports.reduce((sum, { selected }) => sum + selected, 0)).toBe(
      demo.honours.filter(({ organizerId }) => organizerId !== undefined).length,
    )
  })
})

type Counts = Readonly<Record<string, number>>

function counted(memberships: readonly Membership[]): Counts {
  const counts: Record<string, number> = {}
  for (const each of memberships) {
    if (each.status !== 'in-office' && each.status !== 'ended') continue
    const observed = each.start === undefined ? observedOn(each) : ''
    const what = [
      each.sessionId,
      each.start,
      each.end,
      observed,
      each.status === 'ended',
      each.nature === 'acting',
      each.nature === 'honorary',
    ]
    const key = what.map((part) => part ?? '').join(' ')
    counts[key] = (counts[key] ?? 0) + 1
  }
  return counts
}

function asCounts(spans: (typeof demo.sheets)[number]['seats'][number]['spans']): Counts {
  return Object.fromEntries(
    spans.map(({ session, start, end, observed, ended, acting, honorary, n }) => [
      [session, start, end, observed, ended === true, acting === true, honorary === true]
        .map((part) => part ?? '')
        .join(' '),
      n,
    ]),
  )
}
