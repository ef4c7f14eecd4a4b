import type { Document } from '../../index/postings/document.ts'
import type { Table } from '../../table/client.ts'
import { scanPartitions } from '../../table/index/scan-segment.ts'
import { aggregateOf } from '../../table/keys.ts'
import { organizations } from '../../table/organizations.ts'
import type { Stored } from '../../table/read.ts'
import { collect, emptyCollection } from '../collection.ts'
import { joinProfiles } from '../profiles.ts'
import { isDataFault, organizationDocument, personDocument, readDocuments } from './documents.ts'

/** Documents of some people and organizations, and those who cannot be read, with the reason. */
export type SourceRun = { readonly documents: readonly Document[]; readonly unreadable: ReadonlyMap<string, unknown> }

const partitionsAtOnce = 500

/** Everybody and every organization in one segment of the table, in runs. */
export async function* sourceRuns(table: Table, segment: number, segments: number): AsyncGenerator<SourceRun> {
  let run: (readonly Stored[])[] = []
  const isSource = (PK: string) => PK.startsWith('P#') || PK.startsWith('O#')
  for await (const partition of scanPartitions(table, segment, segments, isSource)) {
    run.push(partition)
    if (run.length < partitionsAtOnce) continue
    yield await sourceRun(table, run)
    run = []
  }
  yield await sourceRun(table, run)
}

async function sourceRun(table: Table, partitions: readonly (readonly Stored[])[]): Promise<SourceRun> {
  try {
    return { documents: await documentsIn(table, partitions), unreadable: new Map() }
  } catch (error) {
    if (!isDataFault(error)) throw error
    // One of them does not read: each by itself then.
    const found = await readDocuments(
      table,
      partitions.map((items) => aggregateOf(String(items[0]?.PK))),
    )
    const documents = [...found.values()].flatMap((each) => (each.kind === 'document' ? [each.document] : []))
    const faults = [...found].flatMap(([id, each]) => (each.kind === 'unreadable' ? [[id, each.error] as const] : []))
    return { documents, unreadable: new Map(faults) }
  }
}

async function documentsIn(table: Table, partitions: readonly (readonly Stored[])[]): Promise<Document[]> {
  const documents: Document[] = []
  const collections = partitions.map((items) => {
    const collection = emptyCollection()
    for (const item of items) {
      collect(collection, item)
      if (item.T === organizations.type) documents.push(organizationDocument(organizations.fromItem(item)))
    }
    return collection
  })
  documents.push(...(await joinProfiles(table, collections)).map(personDocument))
  return documents
}
