import { table } from './compiled/organization-forms.ts'
import type { Entry } from './entry.ts'
import { makeVocabulary } from './vocabulary.ts'

/** A form of organization, with the kinds of organization that can have it. */
export type OrganizationForm = Entry & { readonly kinds: readonly string[] }

/** What an organization is within its kind: 高校科协 and 企业科协 are grassroots associations, 高校 and 企业 institutions. */
export const organizationForms = makeVocabulary<OrganizationForm>(
  {
    id: 'organization-forms',
    name: { zh: '组织形式', en: 'forms of organization' },
    edition: '2026-11',
    source: 'own list; rows from the notices say which',
    table,
  },
  (entry, cell) => ({ ...entry, kinds: cell('kind').split('|') }),
)
