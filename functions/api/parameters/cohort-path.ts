import type { Context } from 'hono'
import * as z from 'zod'
import { type CohortName, cohortLabel } from '../../../shared/domain/cohort.ts'
import { organizationId } from '../../../shared/domain/ids.ts'
import { parseInput } from '../../../shared/http/parse-input.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { honours } from '../../../shared/vocabulary/honours.ts'
import { codeOf } from './code-filter.ts'

/** The cohort that an address names: organizer, programme (code or name) and label. */
export function cohortAsked(c: Context): CohortName {
  const organizerId = pathId(c, organizationId)
  const { programme, cohort } = c.req.param()
  return { organizerId, ...parseInput(named, { programme, cohort }) }
}

/** The programme that an address names. */
export function programmeAsked(c: Context): string {
  return parseInput(named.pick({ programme: true }), { programme: c.req.param('programme') }).programme
}

const named = z.object({ programme: codeOf(honours), cohort: cohortLabel })
