import type { Permission } from '../../access/permission.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Person } from '../../domain/person.ts'
import type { PlannedRow } from '../../roster/planned-row.ts'
import type { RowRemark } from '../../roster/roster-row.ts'
import { mapInFlight } from '../../table/index/in-flight.ts'
import { holdsPersonId } from '../access/person-reach.ts'
import { areaOf, hasPermission } from '../access/reaching.ts'
import type { Context } from '../context.ts'

/** Those of some people whom `permission` of whoever imports does not reach; all of them where it is not theirs at all. */
export async function strangersAmong(
  ctx: Context,
  permission: Permission,
  ids: Iterable<PersonId>,
): Promise<ReadonlySet<PersonId>> {
  const asked = [...new Set(ids)]
  if (!hasPermission(ctx, permission)) return new Set(asked)
  const area = await areaOf(ctx, permission)
  if (area === 'everywhere') return new Set()
  const held = await mapInFlight(asked, (id) => holdsPersonId(ctx, area, id), 16)
  return new Set(asked.filter((_, at) => held[at] !== true))
}

type Facts = NonNullable<PlannedRow['facts']>

/** Of what a file says of somebody, that of which nothing is known yet: the rest stays as those have it who answer for the person. */
export function unknownOnly(known: Person | Facts, facts: Facts): Facts | undefined {
  const fresh = Object.entries(facts).filter(([name]) => isUnknown(Reflect.get(known, name)))
  return fresh.length === 0 ? undefined : Object.fromEntries(fresh)
}

function isUnknown(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0)
}

/** What a comparison may say of somebody out of reach: what the file itself names them by, where they work, and this very roster. */
const tellable: ReadonlySet<string> = new Set([
  'choice',
  'person-id',
  'identity',
  'orcid',
  'phone',
  'email',
  'employer',
  'roster',
  'previous',
])

/** Remarks that say what is on record of a person. */
const revealing: ReadonlySet<string> = new Set([
  'birth-differs',
  'gender-differs',
  'orcid-differs',
  'identity-differs',
  'employer-changed',
  'facts-full',
])

const keptAsTheyAre: RowRemark = {
  code: 'person-elsewhere',
  zh: '此人此前不在您的权限范围内：任职照常登记；记录中已有的资料不作更改，只补空缺。',
  en: 'This person was out of your reach before: the post is entered; what is on record of them stays, and only what is missing is added.',
}

/** A row without what only those may see, or change, who reach the person. */
export function withoutStrangers(row: PlannedRow, strangers: ReadonlySet<string>): PlannedRow {
  const candidates = row.candidates.map((each) => {
    if (!strangers.has(each.personId)) return each
    const evidence = each.evidence.filter(({ of }) => tellable.has(of))
    return { ...each, evidence, score: evidence.reduce((sum, { points }) => sum + points, 0) }
  })
  if (row.personId === undefined || !strangers.has(row.personId)) return { ...row, candidates }
  const { facts, factsWere = {}, warnings, ...rest } = row
  const fresh = facts === undefined ? undefined : unknownOnly(factsWere, facts)
  const told = warnings.filter(({ code }) => !revealing.has(code))
  return { ...rest, candidates, ...(fresh && { facts: fresh }), warnings: [...told, keptAsTheyAre] }
}
