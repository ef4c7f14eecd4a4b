import type { Table } from '../../shared/table/client.ts'
import type { Stored } from '../../shared/table/read.ts'

/** What is stored without an audit item of its own, and why. */
const unaudited: Readonly<Record<string, string>> = {
  audit: 'it is the audit',
  sheet: 'counted from posts, sessions and memberships, each with an audit item in the same transaction',
  identifier: 'says where an identifier lies that stands in its owner, who has an audit item in the same transaction',
  mentoring: 'the mentor’s side of an honour, which has one',
  lineage: 'where things of a merged person went; each of them has one',
  idempotency: 'that a request was heard; gone after a day',
  import: 'how far it has come; its steps have one (writeImport)',
  'import-batch': 'rows of a plan, and the receipts and images of what they wrote, which has one',
  'roster-lock': 'who is importing; taken and left with steps of the import, which have one',
  'column-habits': 'how an organization’s files are read; no fact',
  erasure: 'how far it has come; its steps have one',
  fill: 'that the demonstration was loaded',
}

/** What this transaction writes or deletes without an audit item of the same thing and version in the same transaction. */
export function unauditedIn(input: Readonly<Record<string, unknown>>): string[] {
  const steps = Array.isArray(input.TransactItems) ? input.TransactItems.map(Object) : []
  const puts: Stored[] = steps.flatMap(({ Put }) => (Put === undefined ? [] : [Object(Put.Item)]))
  const keys: Stored[] = steps.flatMap(({ Delete }) => (Delete === undefined ? [] : [Object(Delete.Key)]))
  const audits = puts.filter(({ T }) => T === 'audit')
  const written = puts
    .filter(({ T }) => !(String(T) in unaudited))
    .filter((item) => !audits.some((audit) => isOf(audit, item)))
    .map(({ T, PK, SK }) => `${T} ${PK} ${SK}`)
  const deleted = keys
    .filter(({ PK, SK }) => isThing(String(PK), String(SK)))
    .filter(({ PK, SK }) => !audits.some(({ entity }) => `${PK}#${SK}`.includes(String(entity))))
    .map(({ PK, SK }) => `deleted ${PK} ${SK}`)
  return [...written, ...deleted]
}

/** Keys of things in their own right: not seat sheets, locks, habits, mentors’ sides, identifiers, batches or keys of requests. */
function isThing(PK: string, SK: string): boolean {
  return /^[OPAR]#/.test(PK) && !/^(?:V|L|M|[TY]#.*)$/.test(SK)
}

/** Whether an audit item is of this thing as it is written: by its id, or by its kind where others' ids name it. That of an erasure tells no version. */
function isOf({ entity, type, version }: Stored, item: Stored): boolean {
  const isSame =
    type === 'rule-pack'
      ? entity === `rule-pack/${item.id}`
      : typeof item.id === 'string'
        ? entity === item.id
        : type === item.T
  return isSame && (version === undefined || version === item.version)
}

/** The table, each of whose transactions is refused, in tests, where it writes something without an audit item. */
export function auditedOnly(table: Table): Table {
  table.doc.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName === 'TransactWriteItemsCommand') {
        const missing = unauditedIn({ ...args.input })
        if (missing.length > 0) throw new Error(`written without an audit item: ${missing.join(', ')}`)
      }
      return next(args)
    },
    { step: 'initialize', priority: 'low', name: 'audited' },
  )
  return table
}
