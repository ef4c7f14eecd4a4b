import { type Condition, type LeafName, type Leaves, leaves } from '../condition.ts'
import type { Field } from '../leaves/leaf-test.ts'
import { engagementPlan } from './families/engagement-plan.ts'
import { honourPlan, mentorPlan } from './families/honour-plan.ts'
import { delegatePlan, educationPlan, employerPlan, networkPlan } from './families/life-plan.ts'
import { namePlan } from './families/name-plan.ts'
import {
  agePlan,
  birthYearPlan,
  cadrePlan,
  disciplinePlan,
  ethnicityPlan,
  genderPlan,
  generatedPlan,
  languagePlan,
  nationalityPlan,
  politicalAffiliationPlan,
  professionalTitlePlan,
  talentCategoryPlan,
  titleRankPlan,
} from './families/person-plan.ts'
import { nativePlacePlan, workCountryPlan, workRegionPlan } from './families/place-plan.ts'
import { postCountPlan } from './families/post-count-plan.ts'
import { postPlan } from './families/post-plan.ts'
import type { Plan, PlanGround } from './plan.ts'

/** What lists tell of a leaf, and what an `unknown` of it is due to. */
type LeafPlan<Leaf extends LeafName> = {
  readonly field: Field
  readonly plan: (asked: Leaves[Leaf], ground: PlanGround) => Plan
}

const leafPlans: { readonly [Leaf in LeafName]: LeafPlan<Leaf> } = {
  discipline: { field: 'disciplines', plan: disciplinePlan },
  workRegion: { field: 'workplace', plan: workRegionPlan },
  workCountry: { field: 'workplace', plan: workCountryPlan },
  nativePlace: { field: 'nativePlace', plan: nativePlacePlan },
  nationality: { field: 'nationality', plan: nationalityPlan },
  gender: { field: 'gender', plan: genderPlan },
  ethnicity: { field: 'ethnicity', plan: ethnicityPlan },
  language: { field: 'languages', plan: languagePlan },
  politicalAffiliation: { field: 'politicalAffiliation', plan: politicalAffiliationPlan },
  professionalTitle: { field: 'professionalTitle', plan: professionalTitlePlan },
  talentCategory: { field: 'talentCategories', plan: talentCategoryPlan },
  titleRank: { field: 'professionalTitle', plan: titleRankPlan },
  birthYear: { field: 'birth', plan: birthYearPlan },
  age: { field: 'birth', plan: agePlan },
  honour: { field: 'honours', plan: honourPlan },
  mentor: { field: 'honours', plan: mentorPlan },
  delegate: { field: 'delegateRoles', plan: delegatePlan },
  network: { field: 'affiliations', plan: networkPlan },
  post: { field: 'posts', plan: postPlan },
  postCount: { field: 'posts', plan: postCountPlan },
  engagement: { field: 'engagements', plan: engagementPlan },
  employer: { field: 'employments', plan: employerPlan },
  education: { field: 'educations', plan: educationPlan },
  cadre: { field: 'cadre', plan: cadrePlan },
  name: { field: 'names', plan: namePlan },
  generated: { field: 'generated', plan: generatedPlan },
}

const leafNames = leaves.keyof().options

/** What lists can tell of a condition. */
export function conditionPlan(condition: Condition, ground: PlanGround): Plan {
  const inside = (group: 'all' | 'any' | 'none') => (condition[group] ?? []).map((each) => conditionPlan(each, ground))
  if (condition.all !== undefined) return { kind: 'all', parts: inside('all') }
  if (condition.any !== undefined) return { kind: 'any', parts: inside('any') }
  if (condition.none !== undefined) return { kind: 'not', part: { kind: 'any', parts: inside('none') } }
  for (const leaf of leafNames) {
    const plan = leafPlan(leaf, condition[leaf], ground)
    if (plan !== undefined) return plan
  }
  throw new TypeError('a condition without a key')
}

function leafPlan<Leaf extends LeafName>(
  leaf: Leaf,
  asked: Leaves[Leaf] | undefined,
  ground: PlanGround,
): Plan | undefined {
  const { field, plan }: LeafPlan<Leaf> = leafPlans[leaf]
  return asked === undefined ? undefined : { kind: 'leaf', field, part: plan(asked, ground) }
}
