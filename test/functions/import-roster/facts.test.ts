import { expect, test } from 'vitest'
import { applyImport } from '../../../shared/directory/imports/apply-import.ts'
import { planFile } from '../../../shared/directory/imports/plan-file.ts'
import { getImport } from '../../../shared/directory/imports/read-imports.ts'
import { startImport } from '../../../shared/directory/imports/start-import.ts'
import { getPerson } from '../../../shared/directory/people.ts'
import { importSettings } from '../../../shared/roster/roster-import.ts'
import { testRequests } from '../../support/context.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { given } from '../../support/given.ts'
import { importing, runThrough } from '../../support/imports.ts'
import { testHasher } from '../../support/test-app.ts'

test('a file that adds one fact of somebody leaves all their other facts as they are', async () => {
  const requests = testRequests({ table: await createTestTable() })
  const request = importing(requests)
  const { id } = await given(requests).organization()
  const post = await given(requests).post(id, { name: '理事', role: 'council-member', capacity: 9 })
  const person = await given(requests).person({
    names: [{ text: '测试全', kind: 'official' }],
    birth: '1970-05-06',
    employments: [{ organization: '试验大学', title: '教授' }],
    disciplines: ['110'],
    delegateRoles: [{ kind: 'npc' }],
    languages: ['en'],
    educations: [{ institution: '试验大学', year: 1992 }],
    identifiers: [{ scheme: 'internal', value: '007' }],
    contacts: [{ kind: 'phone', value: '13800138000' }],
  })
  await given(requests).membership(person.id, post.id)
  const bytes = new TextEncoder().encode('姓名,性别,出生日期,职务\n测试全,女,1970-05-06,理事\n')
  const planner = planFile(() => 0, testHasher)
  const started = await startImport(request(), id, { bytes, settings: importSettings.parse({}) })
  await runThrough(request, started.id, planner)
  const planned = await getImport(request(), started.id)
  expect(planned).toMatchObject({ state: 'planned', counts: { change: 1 } })
  await applyImport(request(), started.id, planned.version)
  await runThrough(request, started.id, planner)
  const { version, updatedAt, provenance, gender, ...now } = await getPerson(request(), person.id)
  const { version: _, updatedAt: __, provenance: ___, ...before } = person
  expect(gender).toBe('2')
  expect(now).toEqual(before)
})
