import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { bundle } from '../../infra/bundle.ts'
import { root } from './source-tree.ts'

/** What a function is deployed as: its size in bytes, and the packages and files of ours that are in it. */
export type Bundle = {
  readonly function: string
  readonly bytes: number
  readonly packages: readonly string[]
  readonly files: readonly string[]
}

/** Bundles functions/`name`/handler.ts as the stack does, and looks into it. */
export function inspectBundle(name: string): Bundle {
  const entry = `functions/${name}/handler.ts`
  const outdir = mkdtempSync(join(tmpdir(), 'juxian-bundle-'))
  try {
    bundle(join(root, entry), outdir)
    return { function: name, bytes: readFileSync(join(outdir, 'handler.mjs')).byteLength, ...contents(entry) }
  } finally {
    rmSync(outdir, { recursive: true })
  }
}

function contents(entry: string): Pick<Bundle, 'packages' | 'files'> {
  const { metafile } = buildSync({
    entryPoints: [entry],
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    minifySyntax: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    mainFields: ['module', 'main'],
  })
  // What the tree shaking left nothing of is not in the bundle.
  const inside = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  )
  const packages = inside.flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [])
  return {
    packages: [...new Set(packages)].sort(),
    files: inside.filter((path) => !path.includes('node_modules')).sort(),
  }
}
