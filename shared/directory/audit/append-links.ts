import { AppError } from '../../errors.ts'
import type { Table } from '../../table/client.ts'
import { putIf } from '../../table/index/index-writes.ts'
import { pause } from '../../table/pause.ts'
import { macOf, type Seal, type SealedAudit, seals } from '../../table/seals.ts'
import { chainOf, type Head, readHead } from './chains.ts'

/** Bytes that the audits of a link take at most: an item of the table has room for 400 KB. */
const mostBytes = 250_000

/** Others append to the same chain, each a link: so often one starts over before the batch comes again. */
const attempts = 40

/**
 * Appends links that hold these audits, one or more for each chain concerned, and answers them. A link is written only where there is none of its
 * number, so several may append at once and no chain forks; whoever was late takes the next number. `heads` keeps the ends of the chains between
 * calls. After a crash, or where a batch comes again, an audit is sealed twice, which says the same twice.
 */
export async function appendLinks(
  table: Table,
  key: string,
  audits: readonly SealedAudit[],
  now: Date,
  heads: Map<number, Head>,
): Promise<readonly Seal[]> {
  const links: Seal[] = []
  for (const [chain, all] of Map.groupBy(audits, ([entity]) => chainOf(entity)))
    for (const run of runsOf(all)) links.push(await appendLink(table, key, chain, run, now, heads))
  return links
}

async function appendLink(
  table: Table,
  key: string,
  chain: number,
  audits: readonly SealedAudit[],
  now: Date,
  heads: Map<number, Head>,
): Promise<Seal> {
  for (let nth = 1; ; nth++) {
    const head = heads.get(chain) ?? (await readHead(table, chain))
    const body = { chain, number: head.number + 1, previous: head.mac, at: now.toISOString(), audits: [...audits] }
    const link = { ...body, mac: macOf(body, key) }
    if (await putIf(table, seals.toItem(link), 'absent')) {
      heads.set(chain, { number: link.number, mac: link.mac })
      return link
    }
    heads.delete(chain)
    if (nth === attempts) throw busy
    await pause(nth)
  }
}

/** Audits in runs that fit into a link. */
function* runsOf(audits: readonly SealedAudit[]): Generator<readonly SealedAudit[]> {
  let run: SealedAudit[] = []
  let bytes = 0
  for (const audit of audits) {
    const own = audit.reduce((sum, text) => sum + Buffer.byteLength(text) + 3, 3)
    if (run.length > 0 && bytes + own > mostBytes) {
      yield run
      run = []
      bytes = 0
    }
    run.push(audit)
    bytes += own
  }
  if (run.length > 0) yield run
}

const busy = new AppError('busy', {
  zh: '审计链正被反复写入，请稍后再试。',
  en: 'The chain of seals is being written over and over; retry in a moment.',
})
