import type { Access } from '../../access/access.ts'
import type { Actor } from '../../domain/actor.ts'
import type { Files } from '../../store/files.ts'
import type { Jobs } from '../../store/jobs.ts'
import type { Context } from '../context.ts'

/** Where files are kept, and the queue of longer work. */
export type Store = { readonly files: Files; readonly jobs: Jobs }

/** What verbs of imports are given beside the directory. */
export type ImportContext = Context &
  Store & {
    /** For a job, which acts for whoever asked: what they may do now. A request has its own rights. */
    readonly rightsOf?: ((actor: Actor) => Promise<Access>) | undefined
  }
