import { shownFacts } from '../../../shared/access/shown-facts.ts'
import type { FieldsShown } from '../../../shared/access/shown-fields.ts'
import type { NameHit } from '../../../shared/directory/search-names.ts'
import type { Day } from '../../../shared/domain/dates.ts'
import type { Bilingual } from '../../../shared/errors.ts'
import type { NameMatch } from '../../../shared/names/name-match.ts'
import { disciplines } from '../../../shared/vocabulary/disciplines.ts'
import { heldPosts } from './held-posts.ts'
import { labelsOf } from './label.ts'
import { namesIn } from './names-in.ts'
import { organizationView } from './organization-view.ts'
import { personBrief } from './person-brief.ts'

/** Somebody found by a name: how it fits, and of a person what tells them from others of the same name. */
export function nameHitView(hit: NameHit, on: Day, shown: FieldsShown) {
  switch (hit.type) {
    case 'organization':
      return { type: hit.type, ...organizationView(hit.organization), match: matchView(hit.match) }
    case 'person': {
      const { person, organizations } = hit.person
      const brief = personBrief(person, namesIn(organizations), on, shown)
      const { disciplines: fields = [] } = shownFacts(person, shown)
      return {
        type: hit.type,
        ...brief,
        disciplines: fields,
        posts: heldPosts(hit.person),
        labels: { ...brief.labels, disciplines: labelsOf(disciplines, fields) },
        match: matchView(hit.match),
      }
    }
  }
}

function matchView({ name, kind, by, extent, form }: NameMatch) {
  const labels = { by: byLabels[by], extent: extentLabels[extent], form: form && formLabels[form] }
  return { name, kind, by, extent, form, labels }
}

const byLabels: Readonly<Record<NameMatch['by'], Bilingual>> = {
  characters: { zh: '汉字', en: 'Characters' },
  pinyin: { zh: '拼音', en: 'Pinyin' },
  initials: { zh: '拼音首字母', en: 'Pinyin initials' },
  words: { zh: '外文', en: 'Words' },
}

const extentLabels: Readonly<Record<NameMatch['extent'], Bilingual>> = {
  whole: { zh: '全名', en: 'Whole name' },
  prefix: { zh: '名称开头', en: 'Beginning of the name' },
  inside: { zh: '名称中间', en: 'Inside the name' },
}

const formLabels: Readonly<Record<NonNullable<NameMatch['form']>, Bilingual>> = {
  traditional: { zh: '繁体写法', en: 'Traditional form' },
  simplified: { zh: '简体写法', en: 'Simplified form' },
}
