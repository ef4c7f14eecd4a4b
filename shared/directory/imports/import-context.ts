import type { Files } from '../../store/files.ts'
import type { Jobs } from '../../store/jobs.ts'
import type { Context } from '../context.ts'

/** Where files are kept, and the queue of longer work. */
export type Store = { readonly files: Files; readonly jobs: Jobs }

/** What verbs of imports are given beside the directory. */
export type ImportContext = Context & Store
