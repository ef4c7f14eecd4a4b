import { Chance } from './chance.ts'
import type { Draft, Group, Made, Organization } from './organization.ts'
import { draftOf } from './organization-draft.ts'
import { areaAt } from './places.ts'
import { termsOf } from './terms.ts'

/**
 * The organizations, number 0 upwards: each follows from the seed and those before it, so that number 40 is the same whether there are
 * a hundred or forty thousand. They are made when first asked for and kept.
 */
export class Organizations implements Made {
  readonly #seed: number
  readonly #made: Organization[] = []
  readonly #groups = new Map<string, number[]>()
  readonly #byPlace = new Map<string, Organization>()

  constructor(seed: number) {
    this.#seed = seed
  }

  /** The organization of this number. */
  at(number: number): Organization {
    while (this.#made.length <= number) this.#make()
    const found = this.#made[number]
    if (found === undefined) throw new RangeError(`no organization ${number}`)
    return found
  }

  draw(chance: Chance, group: Group, before: number): Organization | undefined {
    if (before > 0) this.at(before - 1)
    const numbers = this.#groups.get(group) ?? []
    const count = lowerBound(numbers, before)
    const number = count === 0 ? undefined : numbers[chance.zipf(count, 0.8)]
    return number === undefined ? undefined : this.at(number)
  }

  association(place: string): Organization | undefined {
    return this.#byPlace.get(place)
  }

  #make(): void {
    const number = this.#made.length
    const chance = new Chance(this.#seed, 'organization', number)
    const draft = draftOf(chance, number, this)
    const made = organizationOf(chance, number, draft)
    this.#made.push(made)
    if (made.kind === 'association' && draft.place !== undefined) this.#byPlace.set(draft.place, made)
    for (const group of groupsOf(made)) {
      const numbers = this.#groups.get(group)
      if (numbers === undefined) this.#groups.set(group, [number])
      else numbers.push(number)
    }
  }
}

function organizationOf(chance: Chance, number: number, { place, parent, ...draft }: Draft): Organization {
  const id = `org_${chance.id()}`
  const terms = draft.kind === 'institution' || draft.kind === 'body' ? [] : termsOf(chance, id)
  const area = place === undefined ? undefined : areaAt(place)
  return { number, id, area, ...draft, path: [...(parent?.path ?? []), id], terms }
}

function groupsOf({ kind, form, province }: Organization): readonly string[] {
  if (kind === 'overseas-network') return ['network all']
  const group = kind === 'institution' ? 'institution' : 'council'
  const named = form === 'hospital' || form === 'school' || form === 'agro-station' ? [`${form} ${province}`] : []
  return [`${group} ${province}`, `${group} all`, ...named]
}

/** How many of the ascending `numbers` are less than `limit`. */
function lowerBound(numbers: readonly number[], limit: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}
