import { levels } from '../../../domain/organization.ts'
import type { Truth } from '../../../domain/truth.ts'
import { countries } from '../../../vocabulary/countries.ts'
import { delegateKinds } from '../../../vocabulary/delegate-kinds.ts'
import type { Leaves } from '../../condition.ts'
import { codeMatch } from '../../leaves/code-match.ts'
import { delegateMatch, educationMatch, employerMatch, networkMatch } from '../../leaves/life-leaves.ts'
import { atMost, exactly } from '../bound.ts'
import { type ListRange, listsBelow, oneList } from '../list.ts'
import type { Plan, PlanGround } from '../plan.ts'
import { timePlan } from '../time-plan.ts'
import { employerCodes } from './life-lists.ts'
import { some } from './person-lists.ts'
import { areaFromCode, missing } from './place-lists.ts'

const no = exactly('no')

/** The lesser of two verdicts. */
export function both(a: Truth, b: Truth): Truth {
  if (a === 'no' || b === 'no') return 'no'
  return a === 'yes' && b === 'yes' ? 'yes' : 'unknown'
}

/** Studied so. */
export function educationPlan(asked: Leaves['education']): Plan {
  const match = educationMatch(asked)
  const judge = (code: string) => {
    if (code === some) return no
    const [area = missing, degree = missing] = code.split('.')
    return exactly(match({ area: areaFromCode(area), degree: degree === missing ? undefined : degree }))
  }
  const { countries: wanted } = asked
  const abroad = wanted?.every((code) => !areaFromCode(code)?.countries.includes('CN')) ?? false
  const few = [...(wanted ?? []), missing].map((code) => listsBelow('u', `${code}.`))
  const ways = [...(abroad ? [[...few, oneList('u', some)]] : []), [listsBelow('u')]]
  return { kind: 'scan', ways, judge, outside: exactly('unknown') }
}

/** Holds or held such a mandate. */
export function delegatePlan(asked: Leaves['delegate'], ground: PlanGround): Plan {
  const time = timePlan(asked.when ?? 'ever', ground)
  const match = delegateMatch(asked)
  const tenure = { start: undefined, end: undefined, open: false, observed: undefined }
  const judge = (code: string) => {
    const [kind = '', level, term, state = ''] = code.split('.')
    const mandate = {
      kind,
      level: levels.find((each) => each === level),
      term: term === missing ? undefined : Number(term),
      tenure,
    }
    return exactly(both(match(mandate), time.truthOf(state)))
  }
  const kind = asked.kinds === undefined ? undefined : codeMatch(delegateKinds, asked.kinds)
  const few = delegateKinds.entries().filter(({ code }) => kind === undefined || kind(code) !== 'no')
  const ways = [few.map(({ code }) => listsBelow('e', `${code}.`)), [listsBelow('e')]]
  return time.settle({ kind: 'scan', ways, judge, outside: no }, ({ what }) => what === 'delegate')
}

/** Belongs to such a network. */
export function networkPlan(asked: Leaves['network'], ground: PlanGround): Plan {
  const time = timePlan(asked.when ?? 'now', ground)
  const match = networkMatch(asked)
  const tenure = { start: undefined, end: undefined, open: false, observed: undefined }
  const judge = (code: string, partition: string) => {
    const [first = '', second = '', state = ''] = code.split('.')
    const [networkId, country] = partition === 'fn' ? [first, second] : [second, first]
    return exactly(both(match({ networkId, area: areaFromCode(country), tenure }), time.truthOf(state)))
  }
  const ways = [asked.ids?.map((id) => listsBelow('fn', `${id}.`)) ?? byCountry(asked.countries)]
  return time.settle({ kind: 'scan', ways, judge, outside: no }, ({ what }) => what === 'network')
}

function byCountry(wanted: readonly string[] | undefined): ListRange[] {
  if (wanted === undefined) return [listsBelow('fc')]
  const holds = (code: string) => areaFromCode(code)?.countries.some((each) => wanted.includes(each))
  const codes = countries.entries().flatMap(({ code }) => (holds(code) ? [code] : []))
  // Hong Kong, Macao and Taiwan are written as countries here, as networks have them.
  return [...codes, missing].map((code) => listsBelow('fc', `${code}.`))
}

/** Is or was employed so. */
export function employerPlan(asked: Leaves['employer'], ground: PlanGround): Plan {
  const time = timePlan(asked.when ?? 'now', ground)
  const { organizations, within, text } = asked
  const bound = text === undefined && (organizations === undefined || within === undefined) ? exactly : atMost
  const place = employerMatch({ organizations, within })
  const { unnamed, unplaced, any } = employerCodes
  const placeOf = (at: string): Truth => {
    const tenure = { start: undefined, end: undefined, open: false, observed: undefined }
    const [organizationId, path] = [at.slice(0, -1), undefined]
    if (at === unnamed) return place({ organizationId: undefined, path, text: undefined, tenure })
    if (at === unplaced) return 'unknown'
    return at.endsWith('=') && organizations !== undefined
      ? place({ organizationId, path: [organizationId], text: undefined, tenure })
      : 'yes'
  }
  const places = placesOf(organizations, within)
  const judge = (code: string) => {
    if (code === missing) return exactly('unknown')
    const [at, held] = [code.slice(0, -1), time.truthOf(code.slice(-1))]
    // Of a past employment the lists do not say where.
    if (at === any && places !== undefined) return atMost(held)
    return bound(both(at === any ? 'yes' : placeOf(at), held))
  }
  const past = time.mode === 'now' ? [] : ['e', 'v'].map((state) => any + state)
  const prefixes = places === undefined ? [any] : [...places, ...past]
  const ways = [[...prefixes.map((prefix) => listsBelow('w', prefix)), oneList('w', missing)]]
  const part: Plan = { kind: 'scan', ways, judge, outside: no }
  return time.settle(bound === exactly ? part : { kind: 'at-most', part }, ({ what }) => what === 'employer')

  function placesOf(ids: readonly string[] | undefined, above: string | undefined): readonly string[] | undefined {
    if (ids !== undefined) return [...ids.map((id) => `${id}=`), unnamed]
    if (above !== undefined) return [`${above}=`, `${above}<`, unnamed, unplaced]
    return undefined
  }
}
