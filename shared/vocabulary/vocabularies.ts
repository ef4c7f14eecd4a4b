import { activityKinds } from './activity-kinds.ts'
import { cadreRanks } from './cadre-ranks.ts'
import { closingReasons } from './closing-reasons.ts'
import { consentKinds } from './consent-kinds.ts'
import { countries } from './countries.ts'
import { degrees } from './degrees.ts'
import { delegateKinds } from './delegate-kinds.ts'
import { disciplines } from './disciplines.ts'
import { educationLevels } from './education-levels.ts'
import { endReasons } from './end-reasons.ts'
import { engagementRoles } from './engagement-roles.ts'
import { ethnicGroups } from './ethnic-groups.ts'
import { genders } from './genders.ts'
import { honours } from './honours.ts'
import { identifierSchemes } from './identifier-schemes.ts'
import { languages } from './languages.ts'
import { lawfulBases } from './lawful-bases.ts'
import { levels } from './levels.ts'
import { liaisonKinds } from './liaison-kinds.ts'
import { membershipNatures } from './membership-natures.ts'
import { membershipStatuses } from './membership-statuses.ts'
import { organizationForms } from './organization-forms.ts'
import { organizationKinds } from './organization-kinds.ts'
import { politicalAffiliations } from './political-affiliations.ts'
import { postFillings } from './post-fillings.ts'
import { processingPurposes } from './processing-purposes.ts'
import { professionalTitles } from './professional-titles.ts'
import { regions } from './regions.ts'
import { relationKinds } from './relation-kinds.ts'
import { roleClasses } from './role-classes.ts'
import { talentCategories } from './talent-categories.ts'
import type { Vocabulary } from './vocabulary.ts'

const all: readonly Vocabulary[] = [
  disciplines,
  regions,
  countries,
  professionalTitles,
  ethnicGroups,
  genders,
  degrees,
  educationLevels,
  honours,
  talentCategories,
  politicalAffiliations,
  languages,
  cadreRanks,
  delegateKinds,
  organizationKinds,
  organizationForms,
  levels,
  relationKinds,
  identifierSchemes,
  closingReasons,
  roleClasses,
  postFillings,
  liaisonKinds,
  membershipNatures,
  membershipStatuses,
  endReasons,
  activityKinds,
  engagementRoles,
  lawfulBases,
  processingPurposes,
  consentKinds,
]

/** Every code list by its id, as `GET /v1/vocabularies/{id}` names them: people first, then organizations, posts, activities, privacy. */
export const vocabularies: ReadonlyMap<string, Vocabulary> = new Map(all.map((list) => [list.id, list]))
