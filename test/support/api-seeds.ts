import type { Api, Thing } from './api.ts'

/** An organization with a name and whatever else is said of it. */
export function organization(api: Api, text: string, more: object = {}): Promise<Thing> {
  return api.create('/v1/organizations', { kind: 'society', names: [{ text, kind: 'official' }], ...more })
}

/** A person with a name and whatever else is said of them. */
export function person(api: Api, text: string, more: object = {}): Promise<Thing> {
  return api.create('/v1/people', { names: [{ text, kind: 'official' }], ...more })
}

/** A post of an organization. */
export function post(api: Api, owner: Thing, name: string, role: string, more: object = {}): Promise<Thing> {
  return api.create(`/v1/organizations/${owner.id}/posts`, { name, role, ...more })
}

/** A session of an organization. */
export function session(api: Api, owner: Thing, number: number, more: object = {}): Promise<Thing> {
  return api.create(`/v1/organizations/${owner.id}/sessions`, { number, ...more })
}

/** A membership of a person in a post. */
export function membership(api: Api, holder: Thing, seat: Thing, more: object = {}): Promise<Thing> {
  return api.create('/v1/memberships', { personId: holder.id, postId: seat.id, ...more })
}

/** A society with a post that somebody holds; the answer puts their ids into a text for ORG, PERSON, POST and MEMBERSHIP. */
export async function seedNames(api: Api): Promise<(text: string) => string> {
  const society = await organization(api, '某学会')
  const someone = await person(api, '某人')
  const chair = await post(api, society, '理事长', 'chair')
  const held = await membership(api, someone, chair, { start: '2020-01-01' })
  const ids = new Map([
    ['ORG', society.id],
    ['PERSON', someone.id],
    ['POST', chair.id],
    ['MEMBERSHIP', held.id],
  ])
  return (text) => text.replace(/\b(ORG|PERSON|POST|MEMBERSHIP)\b/g, (name) => ids.get(name) ?? name)
}
