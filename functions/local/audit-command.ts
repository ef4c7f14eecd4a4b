import type { CheckedItems } from '../../shared/directory/audit/check-items.ts'
import type { CheckedLinks } from '../../shared/directory/audit/check-links.ts'
import type { Finding } from '../../shared/directory/audit/finding.ts'
import { sealRest } from '../../shared/directory/audit/seal-rest.ts'
import { verifyAudit } from '../../shared/directory/audit/verify-audit.ts'
import type { Bilingual } from '../../shared/errors.ts'
import type { Table } from '../../shared/table/client.ts'
import type { AuditArguments } from './audit-arguments.ts'
import type { Progress } from './progress.ts'

/** What a command of `npm run audit` works with; `key` is the key of the seals. */
export type AuditCommandOptions = {
  readonly table: Table
  readonly key: string
  readonly now: Date
  readonly progress: Progress
  readonly say: (line: Bilingual) => void
}

const findingsShown = 200

/** Runs a command and answers its exit code: 0, or 1 where audit or seals are not as they were written. */
export async function runAuditCommand(
  command: Exclude<AuditArguments, { kind: 'help' | 'wrong' }>,
  { table, key, now, progress, say }: AuditCommandOptions,
): Promise<number> {
  if (command.kind === 'seal') {
    const sealed = await sealRest(table, key, now, progress)
    say({ zh: `已封存 ${sealed} 条。`, en: `Sealed ${sealed} audit items.` })
    return 0
  }
  let found = 0
  const report = (finding: Finding) => {
    if (++found <= findingsShown) say(sentence(finding))
  }
  const counts = await verifyAudit({ table, key, noted: command.heads, now, report, progress })
  if (found > findingsShown)
    say({ zh: `……另有 ${found - findingsShown} 处。`, en: `… and ${found - findingsShown} more.` })
  tell(counts, found, say)
  return found === 0 ? 0 : 1
}

function tell(counts: CheckedLinks & CheckedItems, found: number, say: AuditCommandOptions['say']): void {
  const { audits, links, erased, bare, waiting, late, heads } = counts
  say({
    zh: `${audits} 条记录，${links} 个封印；不符 ${found} 处。`,
    en: `${audits} audit items, ${links} seals; ${found} differences.`,
  })
  say({
    zh: `其中内容已按规定清除 ${erased} 条，早于封印链 ${bare} 条，待封存 ${waiting} 条，迟封 ${late} 条（其间是否改动不得而知）。`,
    en: `Of them ${erased} with values taken out, ${bare} from before there were seals, ${waiting} still to be sealed, ${late} sealed late (what happened to them before is not known).`,
  })
  for (const { chain, number, mac } of heads)
    say({
      zh: `链尾（请抄录于系统之外，下次核对时附上） --head ${chain}:${number}:${mac}`,
      en: 'end of a chain: note it outside this system, and give it to the next verification',
    })
}

function sentence(finding: Finding): Bilingual {
  const { zh, en } = kinds[finding.kind]
  const where = placeOf(finding)
  return { zh: `${zh}：${where}`, en: `${en}: ${where}` }
}

function placeOf(finding: Finding): string {
  if ('entity' in finding) return `${finding.entity} ${finding.sort}`
  const { chain, number, through = number } = finding
  return through === number ? `${chain}:${number}` : `${chain}:${number}-${through}`
}

const kinds: Readonly<Record<Finding['kind'], Bilingual>> = {
  'link-missing': { zh: '缺少封印', en: 'a seal is missing' },
  'link-forged': { zh: '封印不是本系统所写或已被改动', en: 'a seal was changed, or is not of this system' },
  'link-misplaced': { zh: '封印不接前一个', en: 'a seal does not follow the one before' },
  'head-missing': { zh: '所记的链尾不在链上', en: 'a noted end is not in its chain' },
  missing: { zh: '记录已被删除', en: 'an audit item was deleted' },
  changed: { zh: '记录已被改动', en: 'an audit item was changed' },
  'values-changed': { zh: '记录的内容已被改动', en: 'the values of an audit item were changed' },
  unsealed: {
    zh: '记录未经封存（或系事后插入，或封印被删）',
    en: 'an audit item without a seal: put in by hand, or its seal is gone',
  },
  'sealed-otherwise': { zh: '同一记录被封存为两种内容', en: 'an audit item was sealed with two contents' },
  unreadable: { zh: '不是审计记录', en: 'no audit item' },
}
