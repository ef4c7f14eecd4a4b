import { beforeAll, expect, test } from 'vitest'
import { changeCohort, createCohort, getCohort } from '../../../../shared/directory/programmes/cohorts.ts'
import { getQuota, listQuotas, setQuota } from '../../../../shared/directory/programmes/quotas.ts'
import { type Cohort, cohortInput } from '../../../../shared/domain/cohort.ts'
import type { OrganizationId } from '../../../../shared/domain/ids.ts'
import { quotaInput } from '../../../../shared/domain/quota.ts'
import type { Table } from '../../../../shared/table/client.ts'
import { programme } from '../../../support/cohorts.ts'
import { type Requests, testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { crashing, interrupted } from '../../../support/faults.ts'
import { given, patching } from '../../../support/given.ts'
import { expectInvariants } from '../../../support/invariants.ts'
import { refusalOf, untouched } from '../../../support/refusal.ts'

let table: Table
let request: Requests
let organizer: OrganizationId
let applicants: OrganizationId[]

beforeAll(async () => {
  table = await createTestTable()
  request = testRequests({ table })
  organizer = (await given(request).organization()).id
  const made = await Promise.all(Array.from({ length: 8 }, () => given(request).organization()))
  applicants = made.map(({ id }) => id)
})

const asked = (places: number, granted?: number) => quotaInput.parse({ asked: places, granted })
const begin = (year: number) => {
  const input = { programme, cohort: `${year}`, year, years: 3, status: 'open', opens: '2023', closes: '2024' }
  return createCohort(request(), organizer, cohortInput.parse(input))
}
const inAll = async (of: Cohort) => (await listQuotas(request(), of, 100, undefined)).items

test('organizations that apply at the same moment all get in, each once', async () => {
  const cohort = await begin(2024)
  await Promise.all(applicants.map((id, nth) => setQuota(request(), cohort, id, undefined, asked(nth + 1))))
  const found = new Map((await inAll(cohort)).map((each) => [each.applicantId, each.asked]))
  expect(found).toEqual(new Map(applicants.map((id, nth) => [id, nth + 1])))
})

test('of two who set the same quota at the same moment one is refused', async () => {
  const cohort = await begin(2025)
  const [id = organizer] = applicants
  const both = [3, 4].map((places) => setQuota(request(), cohort, id, undefined, asked(places)))
  const results = await Promise.allSettled(both)
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await inAll(cohort)).toHaveLength(1)
})

test.each(['before', 'after'] as const)(
  'a death %s the transaction leaves quota and audit, or neither',
  async (when) => {
    const cohort = await begin(when === 'before' ? 2026 : 2027)
    const [id = organizer] = applicants
    const dying = { ...request(), table: crashing(table, 1, when) }
    await setQuota(dying, cohort, id, undefined, asked(2)).catch(() => undefined)
    expect(await inAll(cohort)).toHaveLength(when === 'after' ? 1 : 0)
    const expected = when === 'after' ? 1 : undefined
    expect(await setQuota(request(), cohort, id, expected, asked(3))).toMatchObject({ asked: 3 })
  },
)

test('a closed cohort takes no quota, and its own fields can still be put right', async () => {
  const cohort = await begin(2028)
  const [id = organizer] = applicants
  await setQuota(request(), cohort, id, undefined, asked(2))
  await changeCohort(request(), cohort, 1, patching({ status: 'closed', opens: undefined }))
  expect(await untouched(table, () => setQuota(request(), cohort, id, 1, asked(2, 1)))).toEqual({
    ...{ code: 'not-active', paths: ['cohort'] },
  })
  await changeCohort(request(), cohort, 2, patching({ note: '更正' }))
  expect(await getCohort(request(), cohort)).toMatchObject({ version: 3, status: 'closed', note: '更正' })
  expect(await refusalOf(() => getQuota(request(), cohort, organizer))).toMatchObject({ code: 'not-found' })
})

test('a cohort that is closed between reading and writing takes no quota either', async () => {
  const cohort = await begin(2029)
  const [id = organizer] = applicants
  const late = interrupted(table, 1, () => changeCohort(request(), cohort, 1, patching({ status: 'closed' })))
  const refusal = await refusalOf(() => setQuota({ ...request(), table: late }, cohort, id, undefined, asked(2)))
  expect(refusal).toEqual({ code: 'not-active', paths: ['cohort'] })
  expect(await inAll(cohort)).toEqual([])
})

test('and after all that every version of everything has its audit', async () => {
  await expectInvariants(table)
})
