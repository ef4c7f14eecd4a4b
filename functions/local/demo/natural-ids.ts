import { hash } from 'node:crypto'
import type { OrganizationId, PersonId, PostId, SessionId } from '../../../shared/domain/ids.ts'
import { type Ids, makeIds } from '../../../shared/domain/ids.ts'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

const digests = new Map<string, string>()

/** The same keys are asked for over and over (a post by each of its holders), so answers are kept. */
function digest(key: string, length: number): string {
  const name = `${length} ${key}`
  const known = digests.get(name) ?? compute(key, length)
  digests.set(name, known)
  return known
}

function compute(key: string, length: number): string {
  const bytes = hash('sha256', key, 'buffer')
  let text = ''
  for (let at = 0; at < length; at++) text += alphabet.charAt(bytes.readUInt8(at) % 32)
  return text
}

/** Ids that follow from a natural key instead of chance: the same thing has the same id in every load, whatever is added later. */
export function idsOf(key: string): Ids {
  return makeIds((length) => digest(key, length))
}

/** Id of the organization with this natural key: `KX440000`, `CAST A-01`, `MOE 4144010558`, `GD B-66`, or a name. */
export function organizationIdOf(key: string): OrganizationId {
  return idsOf(`organization ${key}`).organization()
}

/** Id of the person with this natural key. */
export function personIdOf(key: string): PersonId {
  return idsOf(`person ${key}`).person()
}

/** Id of the post of this name in an organization. */
export function postIdOf(owner: OrganizationId, name: string): PostId {
  return idsOf(`post ${name}`).post(owner)
}

/** Id of the session of this number in an organization. */
export function sessionIdOf(owner: OrganizationId, number: number): SessionId {
  return idsOf(`session ${number}`).session(owner)
}
