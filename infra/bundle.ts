import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Bundles the handler at `entry`, and all it imports with the SDK, into `handler.mjs` and its source map in `outdir`: without Docker or
 * network, the same bytes for the same source. Throws what esbuild finds wrong.
 */
export function bundle(entry: string, outdir: string): void {
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // With `main` first esbuild would take the CommonJS builds of the SDK: larger, and without tree shaking.
    mainFields: ['module', 'main'],
    // The code lists are Chinese: as escapes they would take a third more room.
    charset: 'utf8',
    legalComments: 'none',
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
    // The map names sources by their way from the output, which must not be a temporary folder: the bytes would differ each time.
    outfile: join(root, 'handler.mjs'),
    write: false,
  })
  mkdirSync(outdir, { recursive: true })
  for (const { path, contents } of outputFiles) writeFileSync(join(outdir, basename(path)), contents)
}
