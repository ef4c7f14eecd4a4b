import type { Disclosure } from '../../../../shared/directory/privacy/disclosure.ts'
import { factLabels } from '../disclosure-labels.ts'
import type { DisclosureView } from '../disclosure-view.ts'
import { called, type Sheet, told } from './cell.ts'
import { factCell } from './fact-cell.ts'
import type { NamesTold } from './names-told.ts'
import { sourceCells, sourceHeads } from './source-cells.ts'
import { dateCell, momentCell } from './spoken-date.ts'
import { levelLabels, personStatusLabels } from './word-labels.ts'

const what = { zh: '项目', en: 'What' }
const value = { zh: '内容', en: 'Value' }

/** The facts on record, each with who may see it, its source and when it was confirmed; at the end how the record itself stands. */
export function factSheet({ record }: Disclosure, { facts, person }: DisclosureView, names: NamesTold): Sheet {
  const made = { zh: '为演示或测试编造的人', en: 'made up for demonstration or test' }
  return {
    heads: [what, value, ...sourceHeads],
    rows: [
      ...facts.map(({ fact, level, source }) => [
        [...told(factLabels[fact]), ...told(levelLabels[level])],
        factCell(fact, record.person, names),
        ...sourceCells(source),
      ]),
      [
        told({ zh: '记录', en: 'The record' }, person.id),
        [
          ...told(personStatusLabels[person.status]),
          ...called('去世', 'died', dateCell(person.death?.on)),
          ...(person.generated === true ? told(made) : []),
          ...called('建档', 'created', momentCell(person.createdAt)),
        ],
        [],
        momentCell(person.updatedAt),
      ],
    ],
  }
}

/** What is kept of the identity number. */
export function identitySheet({ identity }: DisclosureView): Sheet {
  const state = identity.held ? { zh: '已登记', en: 'Known' } : { zh: '未登记', en: 'Not known' }
  return { heads: [what, value], rows: [[told(state), told(identity.as)]] }
}

/** What the search index holds. */
export function indexSheet({ index }: DisclosureView): Sheet {
  return { heads: [what, value], rows: [[told({ zh: '说明', en: 'Note' }), told(index)]] }
}
