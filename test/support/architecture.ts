import { isCode, type SourceFile } from './source-tree.ts'

/** A rule of the house: from the files of a repository to what breaks it, one sentence each; none where it holds. */
export type Rule = (tree: readonly SourceFile[]) => string[]

// Lowest first. A part may import the parts of lower layers, itself, and the others of its own layer where they stand together.
const layers = [
  { parts: ['errors', 'log'], together: true },
  { parts: ['vocabulary', 'domain'], together: true },
  { parts: ['names', 'spreadsheet', 'access'], together: false },
  { parts: ['index', 'roster'], together: false },
  { parts: ['eligibility'], together: true },
  { parts: ['table', 'store'], together: false },
  { parts: ['directory'], together: true },
  { parts: ['http'], together: true },
]

/** Shared code imports only downward: errors, log ← vocabulary, domain ← names | spreadsheet | access ← index | roster ← eligibility ← table | store ← directory ← http. */
export const layersPointDown: Rule = (tree) =>
  edges(tree, /^shared\//).flatMap(([from, to]) => {
    if (!to.startsWith('shared/')) return [`${from} imports ${to}: shared code is below everything else`]
    const [a, b] = [layerOf(from), layerOf(to)]
    const down =
      b.layer >= 0 && (b.layer < a.layer || a.part === b.part || (a.layer === b.layer && layers[a.layer]?.together))
    return down ? [] : [`${from} imports ${to}: ${b.part} is not below ${a.part}`]
  })

/** Every part of shared code has its place among the layers. */
export const everyPartHasALayer: Rule = (tree) =>
  tree.flatMap(({ path }) =>
    path.startsWith('shared/') && layerOf(path).layer < 0 ? [`${path}: ${layerOf(path).part} stands in no layer`] : [],
  )

/** No file imports itself by way of others, not even for a type. */
export const noCycles: Rule = (tree) => {
  const graph = new Map(
    tree.map((file) => [file.path, file.imports.filter(({ kind }) => kind === 'file').map(({ name }) => name)]),
  )
  const done = new Set<string>()
  const visit = (path: string, above: readonly string[]): string[] => {
    if (above.includes(path)) return [[...above.slice(above.indexOf(path)), path].join(' → ')]
    if (done.has(path)) return []
    const found = (graph.get(path) ?? []).flatMap((next) => visit(next, [...above, path]))
    done.add(path)
    return found
  }
  return [...graph.keys()].flatMap((path) => visit(path, []))
}

/** Functions are apart from each other; only `local`, which is the whole system on one machine, takes the others' entries. */
export const functionsAreApart: Rule = (tree) =>
  edges(tree, /^functions\//).flatMap(([from, to]) => {
    if (!to.startsWith('functions/')) return to.startsWith('shared/') ? [] : [`${from} imports ${to}: not shared code`]
    const entry = from.startsWith('functions/local/') && /^functions\/[^/]+\/(?:app|handler)\.tsx?$/.test(to)
    return segment(from, 1) === segment(to, 1) || entry ? [] : [`${from} imports ${to}: another function's`]
  })

/** What is deployed knows the table's names and nothing else of the product; its functions it knows by path. */
export const infraSeesNamesOnly: Rule = (tree) =>
  edges(tree, /^infra\//).flatMap(([from, to]) =>
    to.startsWith('infra/') || to === 'shared/table/names.ts'
      ? []
      : [`${from} imports ${to}: infra sees only shared/table/names.ts`],
  )

/** The environment is read where a process is wired together, and there only: a function's handler, local's main, the CDK app. */
export const environmentAtTheEdge: Rule = (tree) =>
  product(tree).flatMap(({ path, text }) => {
    const edge = /^functions\/[^/]+\/handler\.ts$|^functions\/local\/main\.ts$|^infra\/app\.ts$/.test(path)
    const reads = /\bprocess\.env\b|\benv\b[^=\n]*\}\s*=\s*process\b|\bfrom 'node:process'/.test(text)
    return reads && !edge ? [`${path} reads the environment`] : []
  })

/** Only the table and the store of files and jobs know the SDK; a handler may make other clients, and local may read the emulator's stream. */
export const sdkInTheTableOnly: Rule = (tree) =>
  product(tree).flatMap(({ path, imports }) => {
    const packages = imports.flatMap(({ kind, name }) =>
      kind === 'package' && /^@(?:aws-sdk|smithy)\//.test(name) ? [name] : [],
    )
    const allowed = (name: string): boolean =>
      path.startsWith('shared/table/') ||
      (path.startsWith('shared/store/') && /^@aws-sdk\/client-(?:s3|sqs|kms)$/.test(name)) ||
      (/^functions\/[^/]+\/handler\.ts$/.test(path) && /^@aws-sdk\/client-(?!dynamodb)/.test(name)) ||
      (path.startsWith('functions/local/') && name === '@aws-sdk/client-dynamodb-streams')
    return packages
      .filter((name) => !allowed(name))
      .map((name) => `${path} imports ${name}: the SDK belongs to shared/table`)
  })

/** Rules and verbs take time and chance as parameters; the rules reach nothing outside themselves either, and never wait. */
export const centreIsPure: Rule = (tree) =>
  product(tree).flatMap(({ path, text, imports }) => {
    if (
      !/^shared\/(?:domain|vocabulary|eligibility|names|spreadsheet|access|index|roster|directory)\//.test(path) ||
      isCompiler(path)
    )
      return []
    const calls = text.match(/\b(?:Date\.now|Math\.random|performance\.now|randomUUID|nanoid)\(|\bnew Date\(\)/g) ?? []
    const outside = /^node:(?:fs|net|http|https|child_process|timers)/
    const parts = imports.filter(({ name }) => outside.test(name) && !path.startsWith('shared/directory/'))
    return [...calls, ...parts.map(({ name }) => name)].map((impurity) => `${path} uses ${impurity}`)
  })

/** No file is over 300 lines; a table that a program compiled may be. */
export const filesAreShort: Rule = (tree) =>
  code(tree).flatMap(({ path, text }) => {
    const lines = text.trimEnd().split('\n').length
    return lines > 300 && !path.includes('/compiled/') ? [`${path} has ${lines} lines: split it`] : []
  })

/** Files and folders are named in kebab-case for what they hold, and none is a drawer for what has no place. */
export const namesSayWhatIsInside: Rule = (tree) =>
  code(tree).flatMap(({ path }) => {
    const parts = path.split('/').map((part) => part.replace(/(?:\.(?:test|config|d))?\.[a-z]+$/, ''))
    const drawers = parts.filter((part) => /^(?:utils?|helpers?|common|misc|types|lib)$/.test(part))
    const shape = parts.filter((part) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(part))
    return [
      ...drawers.map((part) => `${path}: "${part}" says nothing`),
      ...shape.map((part) => `${path}: "${part}" is not kebab-case`),
    ]
  })

/** Every name is imported from the file that defines it. */
export const noReExports: Rule = (tree) =>
  code(tree).flatMap(({ path, text }) =>
    /^export\s+(?:type\s+)?(?:\*|\{[^}]*\}\s+from\b)/m.test(text)
      ? [`${path} re-exports what another file defines`]
      : [],
  )

/** Nothing in the repository depends on the machine that it was written on. */
export const noPathsOfAMachine: Rule = (tree) => {
  // Put together here, so that this file does not mention them.
  const folders = [
    '/wo' + 'rk/',
    '/tmp/' + 'bash_jobs',
    '/tmp/' + 'team',
    '/ro' + 'ot/',
    '.lib' + 'rary/',
    '../sha' + 'red/design',
  ]
  return tree.flatMap(({ path, text }) =>
    folders
      .filter((folder) => text.split(folder).some((before, i, all) => i < all.length - 1 && !/[\w.-]$/.test(before)))
      .map((folder) => `${path} mentions ${folder}`),
  )
}

const code = (tree: readonly SourceFile[]) => tree.filter(({ path }) => isCode(path))
const product = (tree: readonly SourceFile[]) =>
  code(tree).filter(({ path }) => /^(?:shared|functions|infra)\//.test(path))
const segment = (path: string, at: number) => path.split('/')[at] ?? ''

// Makes the tables in compiled/ from the lists; no part of the product while it runs.
const isCompiler = (path: string) => /^shared\/(?:vocabulary|names)\/(?:compile\.ts|lists\/)/.test(path)

function edges(tree: readonly SourceFile[], from: RegExp): (readonly [string, string])[] {
  return tree
    .filter(({ path }) => from.test(path))
    .flatMap(({ path, imports }) =>
      imports.flatMap(({ kind, name }) => (kind === 'file' ? [[path, name] as const] : [])),
    )
}

function layerOf(path: string): { readonly part: string; readonly layer: number } {
  const part = segment(path, 1).replace(/\.ts$/, '')
  return { part, layer: layers.findIndex(({ parts }) => parts.includes(part)) }
}
