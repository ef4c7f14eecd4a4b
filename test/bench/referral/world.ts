import type { Facts } from '../../../shared/index/columns/facts.ts'
import type { Document } from '../../../shared/index/postings/document.ts'
import type { Organization } from './population/organization.ts'
import type { Population } from './population/population.ts'

/** What the index is to be made from, and what it is to be after changes: a population and what has become of some. */
export class World {
  readonly population: Population
  /** People at the beginning. */
  readonly people: number
  readonly #changed = new Map<string, Facts | undefined>()
  readonly #added: Facts[] = []
  readonly #organizations = new Map<string, Organization>()
  /** Number of the next who may be added. */
  #next: number

  constructor(population: Population, people: number) {
    this.population = population
    this.people = people
    this.#next = people
  }

  /** Documents there are at present. */
  get size(): number {
    const gone = [...this.#changed.values()].filter((facts) => facts === undefined).length
    return this.people + this.#added.length - gone + this.population.organizationsAmong(this.people)
  }

  /** The next people of the population, or of those who are `wanted`, who now are among the others. */
  add(count: number, wanted: (person: Facts) => boolean = () => true): readonly Facts[] {
    const added: Facts[] = []
    while (added.length < count) {
      const person = this.population.person(this.#next++)
      if (!wanted(person)) continue
      added.push(person)
      this.#added.push(person)
      this.#changed.set(person.id, person)
    }
    return added
  }

  change(facts: Facts): void {
    this.#changed.set(facts.id, facts)
  }

  erase(id: string): void {
    this.#changed.set(id, undefined)
  }

  /** Whether somebody is no longer as at the beginning. */
  hasChanged(id: string): boolean {
    return this.#changed.has(id)
  }

  /** Everybody as they are now. */
  *everybody(): Iterable<Facts> {
    for (const person of this.population.people(0, this.people)) yield* this.#now(person)
    for (const person of this.#added) yield* this.#now(person)
  }

  /** Everybody and every organization. */
  *documents(): Iterable<Document> {
    for (const facts of this.everybody()) yield { kind: 'person', facts }
    for (let number = 0; number < this.population.organizationsAmong(this.people); number++)
      yield this.#organization(number)
  }

  /** The document at a place among `documents`, from 0, as it was at the beginning. */
  documentAt(place: number): Document {
    return place < this.people
      ? { kind: 'person', facts: this.population.person(place) }
      : this.#organization(place - this.people)
  }

  /** The organization of this id. */
  organizationOf(id: string): Organization {
    for (let number = this.#organizations.size; !this.#organizations.has(id); number++) {
      if (number > this.population.organizationsAmong(this.#next)) throw new RangeError(`no organization ${id}`)
      const made = this.population.organization(number)
      this.#organizations.set(made.id, made)
    }
    const found = this.#organizations.get(id)
    if (found === undefined) throw new RangeError(`no organization ${id}`)
    return found
  }

  #organization(number: number): Document {
    const { id, name } = this.population.organization(number)
    return { kind: 'organization', facts: { id, names: [name] } }
  }

  *#now(person: Facts): Iterable<Facts> {
    const facts = this.#changed.has(person.id) ? this.#changed.get(person.id) : person
    if (facts !== undefined) yield facts
  }
}
