import type * as z from 'zod'
import { affiliation, type affiliationInput } from '../../shared/domain/affiliation.ts'
import { engagement, type engagementInput } from '../../shared/domain/engagement.ts'
import { honour, type honourInput, mentoring } from '../../shared/domain/honour.ts'
import { makeIds, type PersonId } from '../../shared/domain/ids.ts'
import { membership, type membershipInput } from '../../shared/domain/membership.ts'
import { mainName } from '../../shared/domain/names.ts'
import { type Organization, organization, type organizationInput } from '../../shared/domain/organization.ts'
import { factNames, type Person, person, type personInput } from '../../shared/domain/person.ts'
import { type Post, post, type postInput } from '../../shared/domain/post.ts'
import { observedOn } from '../../shared/domain/seat-sheet.ts'
import { type Session, session, type sessionInput } from '../../shared/domain/session.ts'
import type { HeldPost, Profile } from '../../shared/index/profile.ts'
import { roleClasses } from '../../shared/vocabulary/role-classes.ts'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const stamp = { version: 1, createdAt: '2026-01-05T02:00:00.000Z', updatedAt: '2026-01-05T02:00:00.000Z' }

/** The day on which made-up facts were last confirmed: what has no dates is known to hold from here on. */
export const confirmedOn = '2026-01-05'

/** The provenance of made-up facts. */
export const generatedProvenance = {
  source: { kind: 'generated', ref: 'test' },
  assertedBy: 'test',
  confirmedAt: `${confirmedOn}T02:00:00.000Z`,
  visibility: 'public',
} as const

type Input<Schema extends z.ZodType> = Partial<z.input<Schema>>

/** A membership to make up: `base` is the place of the one it rests on in the same list, `observed` the day its source speaks of. */
export type SeatParts = Omit<Input<typeof membershipInput>, 'personId' | 'postId' | 'sessionId' | 'baseId'> & {
  readonly post: Post
  readonly session?: Session | undefined
  readonly base?: number | undefined
  readonly observed?: string | undefined
}

/** What is to be made up of one person; all that is left out is unknown or absent. */
export type ProfileParts = {
  readonly person?: Input<typeof personInput> & {
    readonly status?: Person['status'] | undefined
    readonly generated?: boolean | undefined
  }
  readonly posts?: readonly SeatParts[]
  readonly honours?: readonly Input<typeof honourInput>[]
  /** Codes of the honours of others whom the person mentors; undefined for one outside the list. */
  readonly mentored?: readonly (string | undefined)[]
  readonly networks?: readonly (Input<typeof affiliationInput> & {
    readonly network: Organization
    readonly networkCountry?: string | undefined
  })[]
  readonly engagements?: readonly (Input<typeof engagementInput> & { readonly kind: string })[]
}

/** Makes up organizations, posts, sessions and people through the schemas of production; ids count up, so a world is the same each time. */
export class World {
  #drawn = 0
  readonly ids = makeIds((length) => this.#draw(length))
  readonly #organizations = new Map<string, Organization>()
  readonly #sessions = new Map<string, Session[]>()

  organization(
    parts: Input<typeof organizationInput> & { readonly name?: string; readonly parent?: Organization } = {},
  ): Organization {
    const { name = '某学会', parent, ...input } = parts
    const id = this.ids.organization()
    const made = organization.parse({
      kind: 'society',
      status: 'active',
      names: [{ text: name, kind: 'official' }],
      ...input,
      parentId: parent?.id,
      path: [...(parent?.path ?? []), id],
      id,
      provenance: generatedProvenance,
      ...stamp,
    })
    this.#organizations.set(made.id, made)
    return made
  }

  /** A society of this level and region. */
  society(level: Organization['level'], region?: string, name?: string): Organization {
    return this.organization({ kind: 'society', level, place: { region }, ...(name === undefined ? {} : { name }) })
  }

  /** A local association of this level and region. */
  association(level: Organization['level'], region?: string): Organization {
    return this.organization({ kind: 'association', level, place: { region }, name: '某科协' })
  }

  session(of: Organization, input: Input<typeof sessionInput> = {}): Session {
    const id = this.ids.session(of.id)
    const made = session.parse({
      number: 1,
      ...input,
      id,
      organizationId: of.id,
      provenance: generatedProvenance,
      ...stamp,
    })
    this.#sessions.set(of.id, [...(this.#sessions.get(of.id) ?? []), made])
    return made
  }

  /** A post of this role; its name is the role's unless given. */
  post(of: Organization, role: string, input: Input<typeof postInput> = {}): Post {
    const entry = roleClasses.get(role)
    return post.parse({
      name: entry?.zh,
      responsible: entry?.responsible,
      role,
      ...input,
      id: this.ids.post(of.id),
      organizationId: of.id,
      provenance: generatedProvenance,
      ...stamp,
    })
  }

  profile(parts: ProfileParts = {}): Profile {
    const id = this.ids.person()
    const person = this.#person(id, parts.person ?? {})
    return {
      person,
      employers: this.#employers(person),
      posts: this.#posts(id, parts.posts ?? []),
      honours: (parts.honours ?? []).map((input) =>
        honour.parse({ ...input, id: this.ids.honour(id), ...this.#common(id) }),
      ),
      mentorings: (parts.mentored ?? []).map((code) => {
        const menteeId = this.ids.person()
        return mentoring.parse({ honourId: this.ids.honour(menteeId), personId: id, menteeId, honour: code })
      }),
      affiliations: (parts.networks ?? []).map(({ network, networkCountry, ...input }) => ({
        ...affiliation.parse({ ...input, networkId: network.id, id: this.ids.affiliation(id), ...this.#common(id) }),
        networkCountry,
      })),
      engagements: (parts.engagements ?? []).map((input) =>
        engagement.parse({
          activityId: this.ids.activity(),
          role: 'attendee',
          ...input,
          id: this.ids.engagement(id),
          ...this.#common(id),
        }),
      ),
    }
  }

  #person(
    id: PersonId,
    { status = 'active', generated = true, ...input }: NonNullable<ProfileParts['person']>,
  ): Person {
    return person.parse({
      names: [{ text: `某${id.slice(-4)}`, kind: 'official' }],
      ...input,
      id,
      status,
      generated,
      provenance: Object.fromEntries(factNames.options.map((fact) => [fact, generatedProvenance])),
      ...stamp,
    })
  }

  /** Those of this world; the id of any other leads nowhere. */
  #employers({ employments }: Person): Profile['employers'] {
    const found = employments.flatMap(({ organizationId }) => this.#organizations.get(organizationId ?? '') ?? [])
    return new Map(found.map(({ id, path, names }) => [id, { path, name: mainName(names) }]))
  }

  #posts(id: PersonId, seats: readonly SeatParts[]): readonly HeldPost[] {
    const ids = seats.map(() => this.ids.membership(id))
    return seats.map(({ post: seat, session: of, base, observed, ...input }, at) => {
      const organizationFound = this.#organizations.get(seat.organizationId)
      if (organizationFound === undefined) throw new RangeError(`no organization ${seat.organizationId} in this world`)
      const { kind, form, level, place, path } = organizationFound
      const { name, role, responsible } = seat
      return {
        membership: membership.parse({
          ...input,
          id: ids[at],
          personId: id,
          order: 0,
          postId: seat.id,
          organizationId: seat.organizationId,
          sessionId: of?.id,
          baseId: base === undefined ? undefined : ids[base],
          ...stamp,
          provenance: { ...generatedProvenance, source: { ...generatedProvenance.source, on: observed } },
        }),
        post: { id: seat.id, name, role, responsible },
        organization: { id: seat.organizationId, kind, form, level, place, path },
        terms: (this.#sessions.get(seat.organizationId) ?? []).map((term) => ({ ...term, observed: observedOn(term) })),
      }
    })
  }

  #common(personId: PersonId) {
    return { personId, provenance: generatedProvenance, ...stamp }
  }

  #draw(length: number): string {
    let rest = ++this.#drawn
    let text = ''
    for (; text.length < length; rest = Math.floor(rest / alphabet.length))
      text = alphabet.charAt(rest % alphabet.length) + text
    return text
  }
}
