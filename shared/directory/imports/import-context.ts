import type { Files } from '../../store/files.ts'
import type { Jobs } from '../../store/jobs.ts'
import type { Context } from '../context.ts'

/** What verbs of imports are given beside the directory: where files are kept, and the queue of longer work. */
export type ImportContext = Context & { readonly files: Files; readonly jobs: Jobs }
