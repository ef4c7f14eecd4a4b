import type { NameReader } from '../../../shared/directory/name-candidates.ts'
import type { Organization } from '../../../shared/domain/organization.ts'
import type { Person } from '../../../shared/domain/person.ts'
import type { Facts } from '../../../shared/index/columns/facts.ts'
import { packBlocks } from '../../../shared/index/postings/block.ts'
import type { Document } from '../../../shared/index/postings/document.ts'
import type { StoredCard } from '../../../shared/index/postings/index-reader.ts'
import { organizationNameLists, personNameLists } from '../../../shared/names/name-lists.ts'
import { today } from '../../support/clock.ts'

/** An index of names in memory, which answers as the one in the table does. */
export class NamesStage implements NameReader {
  readonly #documents = new Map<number, Document>()
  readonly #lists = new Map<string, Set<number>>()
  /** Ranges of lists and cards that were read. */
  readonly asked = { ranges: 0, cards: 0 }

  /** Lists a person as they are now. */
  person(ordinal: number, { id, names }: Person): void {
    const texts = names.map(({ text }) => text)
    this.#put(ordinal, { kind: 'person', facts: factsOf(id, texts) }, personNameLists(texts))
  }

  /** Lists an organization as it is now. */
  organization(ordinal: number, { id, names }: Organization): void {
    const texts = names.map(({ text }) => text)
    this.#put(ordinal, { kind: 'organization', facts: { id, names: texts } }, organizationNameLists(texts))
  }

  /** Takes somebody out of all lists. */
  remove(ordinal: number): void {
    this.#documents.delete(ordinal)
    for (const members of this.#lists.values()) members.delete(ordinal)
  }

  readonly readBlocks: NameReader['readBlocks'] = async ({ partition, from, to }) => {
    this.asked.ranges++
    return [...this.#lists].flatMap(([list, members]) => {
      if (!list.startsWith(`${partition}|`)) return []
      const code = list.slice(partition.length + 1)
      const blocks = packBlocks(Uint32Array.from(members).sort(), 64)
      return blocks
        .filter(({ base }) => {
          const key = `${code}#${base.toString(16).padStart(8, '0')}`
          return inOrder(from, key) && inOrder(key, to)
        })
        .map((block) => ({ ...block, code, version: 1 }))
    })
  }

  readonly readCards: NameReader['readCards'] = async (ordinals) => {
    this.asked.cards += ordinals.length
    return new Map(
      ordinals.flatMap((ordinal): [number, StoredCard][] => {
        const document = this.#documents.get(ordinal)
        const moment = { day: today, epoch: today }
        return document === undefined ? [] : [[ordinal, { document, moment, settled: true }]]
      }),
    )
  }

  #put(ordinal: number, document: Document, lists: readonly string[]): void {
    this.remove(ordinal)
    this.#documents.set(ordinal, document)
    for (const list of lists) this.#lists.set(list, (this.#lists.get(list) ?? new Set()).add(ordinal))
  }
}

/** Sort keys are in the order of their UTF-8. */
function inOrder(a: string, b: string): boolean {
  return Buffer.compare(Buffer.from(a), Buffer.from(b)) <= 0
}

function factsOf(id: string, names: readonly string[]): Facts {
  const single: Facts['single'] = {
    names: names.join('\n'),
    status: 'active',
    generated: true,
    birth: undefined,
    gender: undefined,
    ethnicity: undefined,
    nationality: undefined,
    workplace: undefined,
    nativePlace: undefined,
    professionalTitle: undefined,
    politicalAffiliation: undefined,
    cadre: undefined,
  }
  const lists = { disciplines: [], languages: [], talentCategories: [], delegates: [], employers: [], educations: [] }
  return { id, single, ...lists, posts: [], honours: [], mentorings: [], networks: [], engagements: [] }
}
