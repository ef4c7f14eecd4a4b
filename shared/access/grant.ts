import * as z from 'zod'
import { day } from '../domain/dates.ts'
import { organizationId } from '../domain/ids.ts'
import { record } from '../domain/record.ts'
import { commaList, remark } from '../domain/text.ts'
import { roles, scopeNames } from './role.ts'

/** Who is granted something: `user:` or `client:` and the subject that the issuer of tokens knows them by, which is no name and no address. */
export const principalId = z
  .string()
  .max(200)
  .regex(/^(user|client):[\x21-\x7e]+$/, { error: 'principal-form' })

/** Stewards by the settings of a deployment: principals who are stewards everywhere without a grant, so that the first of them can grant others. */
export const stewardList = commaList.pipe(z.array(principalId).max(10)).default([])

/** The node of the organization tree at which a role is granted; `*` is all of the directory. */
export const node = z.union([z.literal('*'), organizationId], { error: 'node-form' })

/** What a steward says of a grant. */
export const grantInput = z.strictObject({
  /** For a machine client: what its tokens may ask for at most. */
  scopes: z.array(z.enum(scopeNames)).max(scopeNames.length).default([]),
  /** Last day on which it holds. */
  until: day.optional(),
  note: remark.optional(),
})

/** A role that somebody has at a node, as it is stored. It is read anew with every request, so what is taken away is gone at once. */
export const grant = z.strictObject({
  ...grantInput.shape,
  principal: principalId,
  role: z.enum(roles),
  node,
  ...record,
})

/** A role that somebody has at a node. */
export type Grant = z.infer<typeof grant>
/** What a steward says of a grant. */
export type GrantInput = z.infer<typeof grantInput>
/** Where a role is granted. */
export type Node = z.infer<typeof node>
