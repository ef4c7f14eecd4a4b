import type { Permission } from '../../access/permission.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Person } from '../../domain/person.ts'
import type { PlannedRow } from '../../roster/planned-row.ts'
import type { RowRemark } from '../../roster/roster-row.ts'
import { mapInFlight } from '../../table/index/in-flight.ts'
import { holdsPersonId } from '../access/person-reach.ts'
import { areaOf, hasPermission } from '../access/reaching.ts'
import { sharableAmong } from '../access/sharable-among.ts'
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
  if (area === 'everywhere' && ctx.actor.kind !== 'client') return new Set()
  const held = await mapInFlight(asked, (id) => holdsPersonId(ctx, area, id), 16)
  const shared = await sharableAmong(ctx, asked)
  return new Set(asked.filter((id, at) => held[at] !== true || !shared.has(id)))
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
  'facts-differ',
])

const keptAsTheyAre: RowRemark = {
  code: 'person-elsewhere',
  zh: '此人此前不在您的权限范围内：任职照常登记；记录中已有的资料不作更改，只补空缺。',
  en: 'This person was out of your reach before: the post is entered; what is on record of them stays, and only what is missing is added.',
}

/** Namesakes of whom the file says nothing but the name: who they are is not told, or a list of names would open anybody. */
function namesakesElsewhere(count: number): RowRemark {
  return {
    code: 'namesakes-elsewhere',
    zh: `您的权限范围之外另有 ${count} 位同名者。如指其中一位，请在文件中写明身份证号、ORCID、手机、邮箱或工作单位；否则请为该行选择新人。`,
    en: `There are ${count} more of this name out of your reach. If one of them is meant, give the identity number, ORCID, phone, e-mail or employer in the file; otherwise choose somebody new for the row.`,
  }
}

/** A row without what only those may see, or change, who reach the person. */
export function withoutStrangers(planned: PlannedRow, strangers: ReadonlySet<string>): PlannedRow {
  let unnamed = 0
  const candidates = planned.candidates.flatMap((each) => {
    if (!strangers.has(each.personId)) return [each]
    const evidence = each.evidence.filter(({ of }) => tellable.has(of))
    if (evidence.length === 0 && each.personId !== planned.personId) {
      unnamed++
      return []
    }
    return [{ ...each, evidence, score: evidence.reduce((sum, { points }) => sum + points, 0) }]
  })
  const before = planned.warnings.filter(({ code }) => code !== 'namesakes-elsewhere')
  const warnings = unnamed === 0 ? planned.warnings : [...before, namesakesElsewhere(unnamed)]
  const row = { ...planned, warnings }
  if (row.personId === undefined || !strangers.has(row.personId)) return { ...row, candidates }
  const { facts, factsWere = {}, ...rest } = row
  const fresh = facts === undefined ? undefined : unknownOnly(factsWere, facts)
  const told = warnings.filter(({ code }) => !revealing.has(code) && code !== keptAsTheyAre.code)
  const action = facts !== undefined && fresh === undefined ? withoutFacts(row) : row.action
  return { ...rest, action, candidates, ...(fresh && { facts: fresh }), warnings: [...told, keptAsTheyAre] }
}

/** What a row comes to whose facts stay as they are: that it would change some tells that they are others. */
function withoutFacts({ action, steps, identity }: PlannedRow): PlannedRow['action'] {
  if (action !== 'change' || identity !== undefined || steps.some(({ kind }) => kind === 'change')) return action
  return steps.length > 0 ? 'leave' : 'unchanged'
}
