import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What a file imports, for values or for types: a file by its path from the root, or a package (`node:fs` too) by its name. */
export type Import = { readonly kind: 'file' | 'package'; readonly name: string }

/** A file of the repository by its path from the root; `imports` is empty for what is not code. */
export type SourceFile = { readonly path: string; readonly text: string; readonly imports: readonly Import[] }

/** Root of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

const notOurs = new Set(['node_modules', '.git', '.juxian', 'cdk.out', 'dist', 'coverage'])

/** Every file of the repository under `folder`, without what is installed or generated. */
export function sourceTree(folder = ''): SourceFile[] {
  return readdirSync(posix.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name)
    if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : sourceTree(path)
    return entry.isFile() ? [sourceFile(path, readFileSync(posix.join(root, path), 'utf8'))] : []
  })
}

/** The file that `text` at `path` is. */
export function sourceFile(path: string, text: string): SourceFile {
  const specifiers = isCode(path) ? importPatterns.flatMap((pattern) => [...text.matchAll(pattern)]) : []
  return { path, text, imports: specifiers.map(([, specifier = '']) => imported(path, specifier)) }
}

/** Whether `path` holds TypeScript or JavaScript. */
export function isCode(path: string): boolean {
  return /\.(?:ts|tsx|js|mjs)$/.test(path)
}

// The formatter puts every import at the start of a line, so code inside a string does not count as one.
const importPatterns = [
  /^(?:import|export)\b(?:[^'";=(]*\bfrom)?\s*['"]([^'"]+)['"]/gm,
  /\bimport\(\s*['"]([^'"]+)['"]/g,
]

function imported(from: string, specifier: string): Import {
  if (specifier.startsWith('.')) return { kind: 'file', name: posix.join(posix.dirname(from), specifier) }
  const parts = specifier.split('/')
  return { kind: 'package', name: parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/') }
}
