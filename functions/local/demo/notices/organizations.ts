import type { OrganizationId } from '../../../../shared/domain/ids.ts'
import { mainName, type OrganizationName } from '../../../../shared/domain/names.ts'
import type { Level, OrganizationKind } from '../../../../shared/domain/organization.ts'
import type { Place } from '../../../../shared/domain/place.ts'
import { regions } from '../../../../shared/vocabulary/regions.ts'
import { organizationIdOf } from '../natural-ids.ts'
import { readRows } from '../rows.ts'
import { addOrganization, changeOrganization, need, type World } from '../world.ts'
import { printedIn } from './document.ts'

/** Organizations of the notices that the lists hold too, or that the notices write in two ways. */
const sameAs = new Map([
  ['中国科协', 'ZGKX'],
  ['广东省科学技术协会', 'KX440000'],
  ['湖北省科学技术协会', 'KX420000'],
  ['神农架林区科协', 'KX429021'],
  ['北京市科协', 'KX110000'],
  ['密云区科协', 'KX110118'],
  ['延庆区科协', 'KX110119'],
  ['中国汽车工程学会', 'CAST B-02'],
  ['科技社团党委', 'NOTICE 中国科协科技社团党委'],
  ['北京市', 'NOTICE 北京市人民政府'],
  ['海淀区', 'NOTICE 北京市海淀区人民政府'],
  ['省科协党校', 'NOTICE 中国共产党广东省科学技术协会党校'],
  ['省委党校等干部教育培训机构', 'NOTICE 省委党校'],
])

/** Id of an organization that a notice names. */
export function noticeOrganizationId(name: string): OrganizationId {
  return organizationIdOf(keyOf(name))
}

function keyOf(name: string): string {
  return sameAs.get(name) ?? `NOTICE ${name}`
}

const kinds: readonly (readonly [RegExp, OrganizationKind])[] = [
  [/科协）$/, 'grassroots'],
  [/^(地方)?科协$/, 'association'],
  [/学会/, 'society'],
  [/国际|代表处/, 'international'],
  [/委员会|党组|党委|内设|办公室|领导小组|院系|党校|联合体|联盟|宣讲团|志愿/, 'body'],
]

function kindOf(asPrinted: string, level: string, parent: string): OrganizationKind {
  if (level === '国际') return 'international'
  if (asPrinted === '党校' && parent === '') return 'institution'
  return kinds.find(([pattern]) => pattern.test(asPrinted))?.[1] ?? 'institution'
}

/** By the kind as printed, or inferred by whoever read the notice, and for units that are only called 直属 by the end of their name. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/园区科协）/, 'park-association'],
  [/^党校/, 'party-school'],
  [/^党组/, 'party-group'],
  [/^党委/, 'party-committee'],
  [/^领导小组/, 'leading-group'],
  [/^(专门|评审)?委员会/, 'committee'],
  [/^(办公室|内设(部门|处室)) |^内设.*[部办]$/, 'office'],
  [/^院系/, 'faculty'],
  [/^学校/, 'school'],
  [/^(.政府|政府部门|区委|中央机关|党的工作机关) /, 'government'],
  [/^场馆|科学技术馆$/, 'museum'],
  [/研究(院|所|机构)/, 'research-institute'],
]

function formOf(asPrinted: string, name: string): string | undefined {
  return forms.find(([pattern]) => pattern.test(`${asPrinted} ${name}`))?.[1]
}

function levelOf(asPrinted: string): Level | undefined {
  if (asPrinted === '国家级') return 'nation'
  if (/^(省级|市级)/.test(asPrinted)) return 'province'
  return /^[区林]/.test(asPrinted) ? 'county' : undefined
}

function placeOf(region: string, level: Level | undefined): { place?: Place } {
  if (region === '') return level === 'nation' ? { place: { country: 'CN' } } : {}
  const [found] = regions.find(region)
  if (found === undefined) throw new RangeError(`no region ${region}`)
  return { place: { country: 'CN', region: found.code } }
}

/** A second official name is one that the notice gives the same body at its founding: 党校 = 科技人才学院. */
function namesOf(name: string, others: string): OrganizationName[] {
  const key = keyOf(name)
  const official = key.startsWith('NOTICE ') ? key.slice('NOTICE '.length) : name
  const further = [name, ...others.split('|')].filter((text) => text !== '' && text !== official)
  return [
    { text: official.replace(/^“(.*)”$/, '$1'), kind: 'official' },
    ...further.map(
      (text): OrganizationName => ({ text, kind: /科学技术协会科技人才学院$/.test(text) ? 'official' : 'alias' }),
    ),
  ]
}

/** Adds the organizations that the notices name, and to those of the lists the notice's names and source. */
export function addNoticeOrganizations(world: World): void {
  const columns = [
    'name',
    'short_or_alias',
    'kind',
    'level',
    'region',
    'parent',
    'inferred_fields',
    'doc',
    'line',
    'phrase',
  ] as const
  const employers = new Map(
    [...world.organizations.values()]
      .filter(({ kind }) => kind === 'institution')
      .map((each) => [mainName(each.names), each.id]),
  )
  const rows = [...readRows('notice-organizations', columns), beijing]
  for (const row of rows) {
    const id = noticeOrganizationId(row.name)
    const names = namesOf(row.name, row.short_or_alias)
    const there = world.organizations.get(id)
    if (there !== undefined) {
      const further = names.filter(({ text }) => !there.names.some((name) => name.text === text))
      const added = further.map(({ text }): OrganizationName => ({ text, kind: 'alias' }))
      changeOrganization(world, id, { names: [...there.names, ...added], provenance: printedIn(row) })
      continue
    }
    const level = levelOf(row.level)
    const form = formOf(row.kind, row.name)
    const parentId = row.parent === '' ? undefined : (employers.get(row.parent) ?? noticeOrganizationId(row.parent))
    if (parentId !== undefined) need(world.organizations, parentId)
    addOrganization(
      world,
      keyOf(row.name),
      {
        kind: kindOf(row.kind, row.level, row.parent),
        names,
        status: /拟|建设中|初步沟通/.test(row.kind) ? 'planned' : 'active',
        ...(form === undefined ? {} : { form }),
        ...(level === undefined ? {} : { level }),
        ...placeOf(row.region, level),
        ...(parentId === undefined ? {} : { parentId }),
        ...(row.inferred_fields === '' ? {} : { note: `据上下文推定：${row.inferred_fields}` }),
      },
      printedIn(row),
    )
  }
}

/** The notice names its vice-mayor by 北京市 alone. */
const beijing = {
  name: '北京市人民政府',
  short_or_alias: '',
  kind: '市政府',
  level: '省级',
  region: '北京市',
  parent: '',
  inferred_fields: 'name（原文为“北京市副市长”）',
  doc: 'S3',
  line: '5',
  phrase: '北京市副市长于英杰会见国际科学理事会主席',
} as const
