import { organizationIdOf } from '../natural-ids.ts'
import { listed } from '../origins.ts'
import { readRows } from '../rows.ts'
import { addOrganization, addRelation, type World } from '../world.ts'

const ref = '全国学会名录（2018）'

/** The root of the associations, 中国科学技术协会. */
export const nation = organizationIdOf('ZGKX')

/** A national society in the list of 2018. */
export type NationalSociety = {
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly disciplines: readonly string[]
}

/** The national societies in the order of their codes, without the row that the source has twice. */
export function nationalSocieties(): NationalSociety[] {
  const fields = new Map(
    readRows('society-fields', ['code', 'disciplines']).map((row) => [row.code, row.disciplines.split('|')]),
  )
  return readRows('national-societies-2018', ['code', 'name', 'kind_by_code_suffix', 'note'])
    .filter((row) => row.kind_by_code_suffix !== 'apex' && !row.note.startsWith('dirty row'))
    .map(({ code, name, kind_by_code_suffix: kind }) => ({
      code,
      name: name.trim(),
      kind,
      disciplines: fields.get(code) ?? [],
    }))
}

/** Adds 中国科学技术协会 and the national societies: members of it, or guided by it where they are only entrusted to it or international. */
export function addNationalSocieties(world: World): void {
  addOrganization(
    world,
    'ZGKX',
    {
      kind: 'association',
      level: 'nation',
      names: [
        { text: '中国科学技术协会', kind: 'official' },
        { text: '中国科协', kind: 'short' },
        { text: 'China Association for Science and Technology', kind: 'english', lang: 'en' },
      ],
      identifiers: [['internal', 'ZGKX']],
      place: { country: 'CN' },
    },
    listed(ref, '2018', '中国科学技术协会'),
  )
  for (const society of nationalSocieties()) {
    const { id } = addOrganization(
      world,
      `CAST ${society.code}`,
      {
        kind: 'society',
        level: 'nation',
        names: [{ text: society.name, kind: 'official' }],
        identifiers: [['cast-society-code', society.code]],
        place: { country: 'CN' },
        ...(society.code === 'A-18' ? { note: '名录另有一行 A-46G，名称相同，是来源的重复，未采用。' } : {}),
      },
      listed(ref, '2018', `${society.code} ${society.name}`),
    )
    const kind = society.kind === 'member' ? 'group-member-of' : 'guided-by'
    addRelation(world, id, { kind, targetId: nation }, listed(ref, '2018', society.code))
  }
}
