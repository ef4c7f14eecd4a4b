import type { Demo } from '../../../../functions/local/demo/demo.ts'
import { makeDemo } from '../../../../functions/local/demo/make-demo.ts'

/** The demonstration under test. */
export const demo: Demo = makeDemo()

/** Things by id. */
export function byId<T extends { readonly id: string }>(things: readonly T[]): (id: string) => T {
  const map = new Map(things.map((thing) => [thing.id, thing]))
  return (id) => {
    const thing = map.get(id)
    if (thing === undefined) throw new RangeError(`nothing under ${id}`)
    return thing
  }
}
