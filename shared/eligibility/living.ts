import type { Dossier } from './dossier.ts'
import { rule } from './rule.ts'
import type { AppliedRule } from './rule-pack.ts'
import type { RuleResult } from './verdict.ts'

const living: AppliedRule = {
  ...rule.parse({
    id: 'living',
    text: { zh: '自然人的民事权利能力至死亡时止。', en: 'The legal capacity of a person ends with death.' },
    document: '中华人民共和国民法典',
    article: '第十三条',
    confidence: 'official',
    check: { kind: 'barred' },
  }),
  packId: 'law',
}

/** That the dead take no post: a result only for them. */
export function lifeOf({ profile: { person } }: Dossier): RuleResult[] {
  if (person.status !== 'deceased') return []
  const on =
    person.death === undefined ? { zh: '', en: '' } : { zh: `于 ${person.death.on} `, en: ` on ${person.death.on}` }
  const reason = { zh: `此人已${on.zh}去世。`, en: `The person died${on.en}.` }
  return [{ rule: living, outcome: 'broken', reason, facts: [], missing: [], approvals: [] }]
}
