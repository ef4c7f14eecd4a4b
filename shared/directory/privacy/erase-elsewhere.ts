import * as z from 'zod'
import { importId, referralId } from '../../domain/ids.ts'
import type { Membership } from '../../domain/membership.ts'
import { nextStamp } from '../../domain/record.ts'
import { audits, pseudonymised } from '../../table/audits.ts'
import { commit, type Write } from '../../table/commit.ts'
import { identifiers } from '../../table/identifiers.ts'
import { importBatches, imports } from '../../table/imports.ts'
import { lineages, notSames } from '../../table/merges.ts'
import { honours, memberships, mentorings } from '../../table/people.ts'
import type { Stored } from '../../table/read.ts'
import { nominees, referrals } from '../../table/referrals.ts'
import type { ImportContext } from '../imports/import-context.ts'
import { find } from '../read.ts'
import { readSheet, sheetWrite } from '../seat-sheets.ts'
import { retrying, write } from '../write.ts'
import { eraseFromCase } from './erase-case.ts'
import { eraseFromBatch, eraseFromImport, mayConcern } from './erase-import.ts'
import { eraseOwn, keyIn } from './erase-own.ts'
import { mayNameInFile } from './search-kept.ts'
import { textOf } from './text-of.ts'
import { holdsAny, isTheirs, namesThem, type Trace } from './trace.ts'

/** What an item of the table turned out to be: nothing of theirs, something that was taken out, or a text of somebody else that mentions them. */
export type Found = 'nothing' | 'erased' | 'mention'

/**
 * Takes out of one item of the table whatever is the person's, wherever it lies. It rests on what is stored now and not on what has been done, so it may come by the
 * same item any number of times. Items of the referral index are the projector's, which follows the person's partition.
 */
export async function eraseItem(ctx: ImportContext, trace: Trace, item: Stored): Promise<Found> {
  const { PK, SK } = keyIn(item)
  if (PK.startsWith('X')) return 'nothing'
  if (trace.ids.has(PK.slice(2)) && PK.startsWith('P#')) {
    if (SK === 'X') return 'nothing'
    await eraseOwn(ctx, trace, item)
    return 'erased'
  }
  const text = textOf(item)
  const theirs = namesThem(trace, text)
  switch (item.T) {
    case identifiers.type:
    case mentorings.type:
    case notSames.type:
    case 'idempotency':
      return theirs ? taken(ctx, item) : 'nothing'
    case honours.type:
    case lineages.type:
      // An honour lets go of its mentor by the mentor's side of it; where things went is told by ids alone, of which none leads anywhere.
      return mentioned(trace, text)
    case memberships.type:
      return theirs ? unlinked(ctx, trace, memberships.fromItem(item).id) : mentioned(trace, text)
    case referrals.type:
    case nominees.type:
      return theirs || holdsAny(trace.own, text)
        ? said(await eraseFromCase(ctx, trace, referralId.parse(PK.slice(2))))
        : 'nothing'
    case imports.type: {
      const id = importId.parse(PK.slice(2))
      if (await mayNameInFile(ctx, trace, imports.fromItem(item))) {
        await eraseFromImport(ctx, trace, id, true)
        return 'erased'
      }
      return mayConcern(trace, text) ? said(await eraseFromImport(ctx, trace, id, false)) : 'nothing'
    }
    case importBatches.type: {
      const { importId: id, nth } = batchKey.parse(item)
      return mayConcern(trace, text) ? said(await eraseFromBatch(ctx, trace, id, nth)) : 'nothing'
    }
    case audits.type:
      return pseudonymise(ctx, trace, item, text)
    default:
      if (theirs && isTheirs(trace, item.personId ?? item.owner)) return taken(ctx, item)
      return writtenByPeople.test(PK) ? mentioned(trace, text) : 'nothing'
  }
}

/** Partitions of things in which people write what they like: organizations, people, activities, grants, rules, the register. */
const writtenByPeople = /^(?:[OPAW]#|[GJ]$)/

const batchKey = z.object({ importId, nth: z.int() })

function said(done: boolean): Found {
  return done ? 'erased' : 'nothing'
}

function mentioned({ own }: Trace, text: string): Found {
  return holdsAny(own, text) ? 'mention' : 'nothing'
}

async function taken(ctx: ImportContext, item: Stored): Promise<Found> {
  await commit(ctx.table, [{ kind: 'delete', key: keyIn(item), expect: 'anything' }])
  return 'erased'
}

/** What has their name blotted out wherever it stands, so its trail does not keep it. */
const blottedToo: ReadonlySet<string> = new Set([referrals.type, nominees.type, imports.type])

/** Somebody else's membership that came after one of theirs came after nobody's that is known. */
async function unlinked(ctx: ImportContext, trace: Trace, id: Membership['id']): Promise<Found> {
  return retrying(async () => {
    const before = await find(ctx.table, memberships, keyIn({ PK: `P#per_${id.slice(4, 20)}`, SK: `M#${id}` }))
    if (before === undefined || !isTheirs(trace, before.predecessorId)) return 'nothing'
    const { predecessorId: _, ...rest } = before
    const after: Membership = { ...rest, ...nextStamp(before, ctx.now) }
    const sheet = await readSheet(ctx, before.organizationId)
    await write(
      ctx,
      [{ entity: id, type: memberships.type, subject: before.personId, action: 'predecessor-erased', before, after }],
      [
        { kind: 'put', item: memberships.toItem(after), expect: { version: before.version } },
        ...sheetWrite(sheet, { ...sheet, version: sheet.version + 1 }),
      ],
    )
    return 'erased'
  })
}

/**
 * Of the person's own trails the values go. Of others' they go where one of their numbers is among them, or a name where the trail is of something that names them or that it is blotted out of; a
 * trail that holds no more than a name is listed as the thing itself is.
 */
async function pseudonymise(ctx: ImportContext, trace: Trace, item: Stored, text: string): Promise<Found> {
  const of = audits.fromItem(item)
  if (of.before === undefined && of.after === undefined) return 'nothing'
  // What the directory itself says of an erasure, or of a look, holds no values.
  if (
    of.type === 'erasure' ||
    of.type === 'look' ||
    of.action === 'mentor-erased' ||
    of.action === 'predecessor-erased'
  )
    return 'nothing'
  const own = [of.entity, of.subject].some((id) => namesThem(trace, id))
  const beside = trace.cases.has(of.entity) || namesThem(trace, text)
  const says = textOf([of.before, of.after])
  const words = beside ? trace.words : blottedToo.has(of.type) ? trace.own : trace.values
  if (!own && !holdsAny(words, says)) return mentioned(trace, says)
  const step: Write = { kind: 'put', item: audits.toItem(pseudonymised(of)), expect: 'present' }
  await commit(ctx.table, [step])
  return 'erased'
}
