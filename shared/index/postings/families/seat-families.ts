import {
  levels as levelList,
  type OrganizationKind,
  organizationKinds as organizationKindList,
} from '../../../domain/organization.ts'
import { levels } from '../../../vocabulary/levels.ts'
import { liaisonKinds } from '../../../vocabulary/liaison-kinds.ts'
import { organizationForms } from '../../../vocabulary/organization-forms.ts'
import { organizationKinds } from '../../../vocabulary/organization-kinds.ts'
import { roleClasses } from '../../../vocabulary/role-classes.ts'
import { codeMatch } from '../../leaves/code-match.ts'
import type { PostFilter } from '../../post-filter.ts'
import { type ListRange, listsBelow } from '../list.ts'
import type { Mode } from '../moment.ts'
import { missing } from './place-lists.ts'
import { type CodedSeat, groups, seatFrom, seatFromCode, seatLetters } from './seat-code.ts'

/** What is asked of a membership by itself. */
export type SeatFilter = Omit<PostFilter, 'base'>

/** Something that a filter may ask. */
export type Asked = keyof Omit<SeatFilter, 'when'>

/** What a filter asks. */
export function askedOf(filter: SeatFilter): readonly Asked[] {
  const { when: _, ...asked } = filter
  return names.filter((name) => asked[name] !== undefined)
}

const names = [
  'roles',
  'organizationKinds',
  'organizationForms',
  'levels',
  'regions',
  'countries',
  'organizations',
  'within',
  'natures',
  'responsible',
  'liaison',
  'sessionNumber',
  'text',
  'statuses',
] as const

/** A family of lists of memberships. */
export type SeatFamily = {
  /** What its codes can judge. */
  readonly says: ReadonlySet<Asked>
  /** Whether it lists only what may be held on the day. */
  readonly currentOnly: boolean
  /** Whether its codes have the area itself, and not only the province. */
  readonly byArea: boolean
  /** Ways to read everything in it that may satisfy a filter; none where it cannot be narrowed by what is asked. */
  readonly ways: (filter: SeatFilter, inGroups: readonly string[]) => readonly (readonly ListRange[])[]
  readonly seatOf: (code: string, partition: string) => CodedSeat | undefined
}

const ofOrganization = ['organizationKinds', 'levels', 'regions', 'countries'] as const
const ofSeat = [
  ...ofOrganization,
  'roles',
  'organizationForms',
  'natures',
  'responsible',
  'liaison',
  'statuses',
] as const

/** By role, with everything but the area within a province. */
const byRole: SeatFamily = {
  says: new Set(ofSeat),
  currentOnly: false,
  byArea: false,
  ways: (filter, inGroups) => seatRanges(filter, inGroups, (role) => `p/${role}`),
  seatOf: (code, partition) => seatFromCode(partition.slice('p/'.length), code.slice(1)),
}

/** By role, with the area and little else. */
const byArea: SeatFamily = {
  says: new Set([...ofOrganization, 'roles']),
  currentOnly: true,
  byArea: true,
  ways: (filter) => rangesByRole(filter, [''], (role) => `pa/${role}`, levelsThenAreas(filter)),
  seatOf: (code, partition) => {
    const [kind, level] = code
    const role = partition.slice('pa/'.length)
    return seatFrom({ role, kind, level, area: code.slice(2, -1), state: code.slice(-1) })
  },
}

/** By kind of organization, whatever the role. */
const byKind: SeatFamily = {
  says: new Set(ofOrganization),
  currentOnly: true,
  byArea: false,
  ways: (filter) => {
    const kinds = kindCodes(filter) ?? organizationKindList
    return [[''], ...provincesThenLevels(filter)].map((prefixes) =>
      kinds.flatMap((kind) => prefixes.map((prefix) => listsBelow(`pk/${kind}`, prefix))),
    )
  },
  seatOf: (code, partition) => {
    const kind = organizationKindList.find((each) => partition === `pk/${each}`)
    return seatFrom({
      kind: seatLetters.kind.of(kind),
      area: code.slice(0, 2),
      level: code.charAt(2),
      state: code.charAt(3),
    })
  },
}

/** Liaisons by their kind, with role and nature. */
const byLiaison: SeatFamily = {
  says: new Set([...ofOrganization, 'roles', 'natures', 'liaison']),
  currentOnly: false,
  byArea: false,
  ways: ({ liaison }, inGroups) =>
    liaison === undefined || liaison === false
      ? []
      : [inGroups.flatMap((group) => liaisonPrefixes(liaison).map((prefix) => listsBelow('pl', group + prefix)))],
  seatOf: (code) => {
    const [liaison, role, kind, first = '', second = '', level, state, nature] = code.slice(1)
    return seatFrom({ role: seatLetters.role.from(role), kind, area: first + second, level, state, nature, liaison })
  },
}

/** Liaisons by their kind, and nothing else. */
const liaisonsAlone: SeatFamily = {
  says: new Set(['liaison']),
  currentOnly: true,
  byArea: false,
  ways: ({ liaison }) =>
    liaison === undefined || liaison === false
      ? []
      : [liaisonPrefixes(liaison).map((prefix) => listsBelow('pm', prefix))],
  seatOf: (code) => {
    const [liaison, state] = code
    return seatFrom({ liaison, state })
  },
}

/** All families. */
export const seatFamilies: readonly SeatFamily[] = [byRole, byArea, byKind, byLiaison, liaisonsAlone]

/** Groups of memberships that a condition may mean. */
export function groupsFor({ statuses }: SeatFilter, mode: Mode | undefined): readonly string[] {
  return mode === 'now' && statuses === undefined ? [groups.current] : [groups.current, groups.other]
}

/** Codes of roles that may be meant; all of them where none is asked for. */
export function roleCodes(roles: readonly string[] | undefined): readonly string[] {
  const match = roles === undefined ? undefined : codeMatch(roleClasses, roles)
  return roleClasses.entries().flatMap(({ code }) => (match === undefined || match(code) !== 'no' ? [code] : []))
}

/** Ways to read memberships by role in a family whose codes go on with kind, province and level. */
export function seatRanges(
  filter: SeatFilter,
  inGroups: readonly string[],
  partitionOf: (role: string) => string,
): readonly (readonly ListRange[])[] {
  return rangesByRole(filter, inGroups, partitionOf, provincesThenLevels(filter))
}

/** Ways to read a family by role: all of a group, by kind, and deeper and deeper within the kinds. */
function rangesByRole(
  filter: SeatFilter,
  inGroups: readonly string[],
  partitionOf: (role: string) => string,
  deeper: readonly (readonly string[])[],
): readonly (readonly ListRange[])[] {
  const kinds = kindCodes(filter)?.map(seatLetters.kind.of)
  const within =
    kinds === undefined
      ? []
      : [kinds, ...deeper.map((prefixes) => kinds.flatMap((kind) => prefixes.map((prefix) => kind + prefix)))]
  return [[''], ...within].map((prefixes) =>
    roleCodes(filter.roles).flatMap((role) =>
      inGroups.flatMap((group) => prefixes.map((prefix) => listsBelow(partitionOf(role), group + prefix))),
    ),
  )
}

function kindCodes({
  organizationKinds: kinds,
  organizationForms: forms,
}: SeatFilter): readonly OrganizationKind[] | undefined {
  const match = kinds === undefined ? undefined : codeMatch(organizationKinds, kinds)
  const possible = forms?.flatMap((form) => organizationForms.get(form)?.kinds ?? [])
  if (match === undefined && possible === undefined) return undefined
  return organizationKindList.filter(
    (code) => (match === undefined || match(code) !== 'no') && (possible?.some((kind) => kind === code) ?? true),
  )
}

/** Places, and within them levels; what is not known of a place or a level comes with every one of them. */
function provincesThenLevels({ levels: wanted, regions: places }: SeatFilter): readonly (readonly string[])[] {
  if (places === undefined) return []
  const provinces = [...new Set(places.map((code) => code.slice(0, 2)))]
  const at = levelLetters(wanted)
  const byLevel = provinces.flatMap((place) => at.map((level) => place + level))
  return [[...provinces, missing], ...(wanted === undefined ? [] : [[...byLevel, missing]])]
}

/** Levels, and within them places. */
function levelsThenAreas({ levels: wanted, regions: places }: SeatFilter): readonly (readonly string[])[] {
  const at = levelLetters(wanted)
  const few = wanted === undefined ? [] : [at]
  if (places === undefined) return few
  const areas = [...places.map(areaPrefix), missing]
  const known = at.filter((level) => level !== missing)
  return [...few, [...known.flatMap((level) => areas.map((area) => level + area)), missing]]
}

function levelLetters(wanted: readonly string[] | undefined): readonly string[] {
  const match = wanted === undefined ? undefined : codeMatch(levels, wanted)
  const possible = levelList.filter((level) => match === undefined || match(level) !== 'no')
  return [...possible.map(seatLetters.level.of), missing]
}

/** Everything in a region begins with its digits. */
function areaPrefix(code: string): string {
  return code.replace(/(?:00){1,2}$/, '')
}

function liaisonPrefixes(liaison: true | readonly string[]): readonly string[] {
  if (liaison === true) return ['']
  const match = codeMatch(liaisonKinds, liaison)
  return liaisonKinds.entries().flatMap(({ code }) => (match(code) === 'no' ? [] : [seatLetters.liaison.of(code)]))
}
