import type { Erasure } from '../../domain/erasure.ts'
import type { PersonId } from '../../domain/ids.ts'
import { keyOf } from '../../table/keys.ts'
import { erasures } from '../../table/privacy.ts'
import type { Context } from '../context.ts'
import { load } from '../read.ts'

/** The erasure of somebody, under way or done; throws `not-found` where there is none. */
export function getErasure({ table }: Pick<Context, 'table'>, id: PersonId): Promise<Erasure> {
  return load(table, erasures, keyOf.erasure(id), id)
}
