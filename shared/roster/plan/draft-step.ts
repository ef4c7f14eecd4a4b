import type { PartialDate } from '../../domain/dates.ts'
import { makeIds } from '../../domain/ids.ts'
import type { EndReason, Membership } from '../../domain/membership.ts'
import type { Post } from '../../domain/post.ts'
import type { NamedPost } from '../people/post-names.ts'
import type { RowStep } from '../planned-row.ts'
import type { Scene } from './scene.ts'

type Creation = Extract<RowStep, { kind: 'create' }>
type Alteration = Extract<RowStep, { kind: 'change' }>

/** A step with what its membership is before and after it, so that seats can be counted; `key` is that of its post. */
export type DraftStep = {
  readonly step: RowStep
  readonly key: string
  readonly before: Membership | undefined
  readonly after: Membership | undefined
}

// Seats are counted without regard to who holds them, so nobody's id will do, nor to which new post, told apart by `key`.
const nobody = makeIds((length) => '0'.repeat(length))

/** What a creation says beside post and kind. */
export type Beginning = Omit<Creation, 'kind' | 'postId' | 'newPost'>

/** The step that puts somebody into a post. */
export function creation(scene: Scene, named: NamedPost, beginning: Beginning): DraftStep {
  const { key } = named
  if (named.post === undefined) {
    const post = { id: nobody.post(scene.sheet.organizationId), organizationId: scene.sheet.organizationId }
    const after = begun(scene, post, beginning)
    return { step: { kind: 'create', newPost: named.name, ...beginning }, key, before: undefined, after }
  }
  const step: Creation = { kind: 'create', postId: named.post.id, ...beginning }
  return { step, key, before: undefined, after: begun(scene, named.post, beginning) }
}

function begun(
  { today }: Scene,
  { id, organizationId }: Pick<Post, 'id' | 'organizationId'>,
  beginning: Beginning,
): Membership {
  const personId = nobody.person()
  const at = `${today}T00:00:00.000Z`
  return {
    ...beginning,
    id: nobody.membership(personId),
    personId,
    postId: id,
    organizationId,
    order: 0,
    provenance: { assertedBy: 'plan', confirmedAt: at, visibility: 'public' },
    version: 1,
    createdAt: at,
    updatedAt: at,
  }
}

/** The step that alters a membership. */
export function alteration(before: Membership, to: Alteration['to']): DraftStep {
  const { nature, start, end, note } = before
  const was: Alteration['was'] = {
    ...(to.nature !== undefined && nature !== undefined && { nature }),
    ...(to.start !== undefined && start !== undefined && { start }),
    ...(to.end !== undefined && end !== undefined && { end }),
    ...(to.note !== undefined && note !== undefined && { note }),
  }
  const { id: membershipId, postId, version } = before
  return {
    step: { kind: 'change', membershipId, postId, version, to, was },
    key: postId,
    before,
    after: { ...before, ...to },
  }
}

/** The step that ends a membership. */
export function ending(before: Membership, end: PartialDate, reason: EndReason): DraftStep {
  const { id: membershipId, postId, version } = before
  return {
    step: { kind: 'end', membershipId, postId, version, end, reason },
    key: postId,
    before,
    after: { ...before, status: 'ended', end, endReason: reason },
  }
}
