import type { OrganizationName } from '../../../../shared/domain/names.ts'
import { countries } from '../../../../shared/vocabulary/countries.ts'
import { organizationIdOf } from '../natural-ids.ts'
import { published } from '../origins.ts'
import { readRows } from '../rows.ts'
import { addOrganization, type World } from '../world.ts'

/** Names that belong to an association of another row: the same body in traditional writing. */
const otherWriting = new Map([['旅美中國科學家工程師專業人士協會', '旅美中国科学家工程师专业人士协会']])

/** An association of Chinese professionals abroad. */
export type OverseasAssociation = { readonly name: string; readonly country: string }

/** The associations with the code of their country. */
export function overseasAssociations(): OverseasAssociation[] {
  return readRows('overseas-associations', ['name', 'country'])
    .filter(({ name }) => !otherWriting.has(name))
    .map(({ name, country }) => ({ name, country: countryCode(country) }))
}

/** Id of an overseas association by its name. */
export function overseasAssociationId(name: string) {
  return organizationIdOf(`OVERSEAS ${name}`)
}

function countryCode(name: string): string {
  const [country] = countries.find(name)
  if (country === undefined) throw new RangeError(`no country ${name}`)
  return country.code
}

/** Adds the overseas associations as networks; the two writings of one name become one organization. */
export function addOverseasAssociations(world: World): void {
  const rows = readRows('overseas-associations', ['name', 'name_en', 'founded', 'country', 'city', 'source', 'phrase'])
  for (const row of rows.filter(({ name }) => !otherWriting.has(name))) {
    const aliases = [...otherWriting].filter(([, same]) => same === row.name).map(([alias]) => alias)
    const names: OrganizationName[] = [
      { text: row.name, kind: 'official' },
      ...aliases.map((text): OrganizationName => ({ text, kind: 'alias', lang: 'zh-Hant' })),
      ...(row.name_en === '' ? [] : [{ text: row.name_en, kind: 'english', lang: 'en' } as const]),
    ]
    const city = row.city === '' ? {} : { city: row.city }
    addOrganization(
      world,
      `OVERSEAS ${row.name}`,
      {
        kind: 'overseas-network',
        form: 'overseas-association',
        names,
        place: { country: countryCode(row.country), ...city },
        network: { counterpartIds: [] },
        ...(row.founded === '' ? {} : { founded: row.founded }),
      },
      published(row.source, row.phrase),
    )
  }
}
