import type { Page, Position } from '../../shared/table/page.ts'

/** All things of a list, read page by page; throws where a page is longer than asked for or the list never ends. */
export async function allPages<T>(
  limit: number,
  read: (limit: number, from: Position | undefined) => Promise<Page<T>>,
): Promise<T[]> {
  const all: T[] = []
  let from: Position | undefined
  for (let pages = 1; ; pages++) {
    const page = await read(limit, from)
    if (page.items.length > limit) throw new Error(`a page of ${page.items.length}, asked for ${limit}`)
    if (pages > 1000) throw new Error('a list without an end')
    all.push(...page.items)
    from = page.next
    if (from === undefined) return all
  }
}
