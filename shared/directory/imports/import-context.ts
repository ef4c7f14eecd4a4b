import type { Access } from '../../access/access.ts'
import type { Actor } from '../../domain/actor.ts'
import type { Workbook } from '../../spreadsheet/workbook.ts'
import type { Files } from '../../store/files.ts'
import type { Jobs } from '../../store/jobs.ts'
import type { Context } from '../context.ts'

/** Where files are kept, and the queue of longer work. */
export type Store = { readonly files: Files; readonly jobs: Jobs }

/** Who asked for a job; of a machine client also the scopes of the token that it asked with. */
export type Asker = Actor & { readonly scopes?: readonly string[] | undefined }

/** Who asks, as an import keeps it for the job that carries it out. */
export function askerOf({ actor, access }: Context): Actor & { scopes?: string[] } {
  return access.scopes === undefined ? actor : { ...actor, scopes: [...access.scopes] }
}

/** What verbs of imports are given beside the directory. */
export type ImportContext = Context &
  Store & {
    /** For a job, which acts for whoever asked: what they may do now. A request has its own rights. */
    readonly rightsOf?: ((asker: Asker) => Promise<Access>) | undefined
    /** Reads an uploaded file, for a job: what answers requests holds no such code. */
    readonly openFile?: ((bytes: Uint8Array) => Promise<Workbook>) | undefined
  }
