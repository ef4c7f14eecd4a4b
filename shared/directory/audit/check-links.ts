import type { Table } from '../../table/client.ts'
import type { Stored } from '../../table/read.ts'
import { macOf, type Seal, seals } from '../../table/seals.ts'
import { chainCount, chainItems } from './chains.ts'
import type { LinkFinding, Report } from './finding.ts'

/** An end of a chain that somebody has noted outside the table. */
export type NotedHead = Pick<Seal, 'chain' | 'number' | 'mac'>

/** How many links and entries there are, and the ends of the chains, to be noted. */
export type CheckedLinks = { readonly links: number; readonly entries: number; readonly heads: readonly NotedHead[] }

/** Goes through all chains: every link of who has the key, in its place, the numbers without a gap, and each noted end still there. */
export async function checkLinks(
  table: Table,
  key: string,
  noted: readonly NotedHead[],
  report: Report<LinkFinding>,
): Promise<CheckedLinks> {
  let links = 0
  let entries = 0
  const heads: NotedHead[] = []
  for (let chain = 0; chain < chainCount; chain++) {
    let number = 0
    // Undefined where the link before is not known.
    let previous: string | undefined = ''
    const sought = new Map(noted.filter((each) => each.chain === chain).map((each) => [each.number, each.mac]))
    for await (const item of chainItems(table, chain)) {
      const here = numberOf(item)
      if (here > number + 1) {
        await report({ kind: 'link-missing', chain, number: number + 1, through: here - 1 })
        previous = undefined
      }
      number = here
      const link = genuine(item, key)
      if (link === undefined) await report({ kind: 'link-forged', chain, number })
      else if (previous !== undefined && link.previous !== previous)
        await report({ kind: 'link-misplaced', chain, number })
      previous = link?.mac
      if (link !== undefined && sought.get(number) === link.mac) sought.delete(number)
      if (link === undefined) continue
      links++
      entries += link.audits.length
      heads[chain] = { chain, number, mac: link.mac }
    }
    for (const missed of sought.keys()) await report({ kind: 'head-missing', chain, number: missed })
  }
  for (const { chain, number } of noted) if (chain >= chainCount) await report({ kind: 'head-missing', chain, number })
  return { links, entries, heads: heads.filter((head) => head !== undefined) }
}

/** The link in an item of a chain, if who has the key wrote it there. */
export function genuine(item: Stored, key: string): Seal | undefined {
  try {
    const link = seals.fromItem(item)
    const { PK, SK } = seals.toItem(link)
    return PK === item.PK && SK === item.SK && macOf(link, key) === link.mac ? link : undefined
  } catch {
    return undefined
  }
}

/** Its place by its sort key; what has no number of its own is wherever it lies, after all that have. */
function numberOf({ SK }: Stored): number {
  const number = Number(SK)
  return Number.isSafeInteger(number) ? number : Number.MAX_SAFE_INTEGER
}
