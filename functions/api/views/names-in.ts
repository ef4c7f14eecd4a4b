import { mainName } from '../../../shared/domain/names.ts'

type Named = { readonly names: Parameters<typeof mainName>[0] }

/** The main names of things, by id. */
export function namesIn(things: ReadonlyMap<string, Named>): ReadonlyMap<string, string> {
  return new Map([...things].map(([id, { names }]) => [id, mainName(names)]))
}
