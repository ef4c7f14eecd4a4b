import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  centreIsPure,
  environmentAtTheEdge,
  everyPartHasALayer,
  filesAreShort,
  functionsAreApart,
  infraSeesNamesOnly,
  layersPointDown,
  namesSayWhatIsInside,
  noCycles,
  noPathsOfAMachine,
  noReExports,
  type Rule,
  sdkInTheTableOnly,
} from './support/architecture.ts'
import { inspectBundle } from './support/bundle.ts'
import { type BundleLimits, bundleFaults } from './support/bundle-rules.ts'
import { root, sourceFile, sourceTree } from './support/source-tree.ts'

type Files = Readonly<Record<string, string>>
type Example = readonly [faulty: Files, fault: string]

/** Every rule, with the smallest repositories that break it and a part of what it then says; no rule may be without one. */
const rules: readonly (readonly [name: string, rule: Rule, examples: readonly Example[]])[] = [
  [
    'shared code imports only downward',
    layersPointDown,
    [
      [{ 'shared/domain/post.ts': "import { keyOf } from '../table/keys.ts'" }, 'table is not below domain'],
      [
        { 'shared/index/rank.ts': "import type { Rule } from '../eligibility/rule.ts'" },
        'eligibility is not below index',
      ],
      [{ 'shared/errors.ts': "import { day } from './domain/dates.ts'" }, 'domain is not below errors'],
      [{ 'shared/http/body.ts': "import { app } from '../../functions/api/app.ts'" }, 'below everything else'],
      [{ 'shared/log.ts': "const late = await import('./http/body.ts')" }, 'http is not below log'],
    ],
  ],
  [
    'every part of shared code has its place among the layers',
    everyPartHasALayer,
    [[{ 'shared/tools/sort.ts': '' }, 'tools stands in no layer']],
  ],
  [
    'no file imports itself by way of others',
    noCycles,
    [
      [
        {
          'shared/domain/a.ts': "import { b } from './b.ts'",
          'shared/domain/b.ts': "import {\n  c,\n} from './c.ts'",
          'shared/domain/c.ts': "import type { A } from './a.ts'",
        },
        'shared/domain/a.ts → shared/domain/b.ts → shared/domain/c.ts → shared/domain/a.ts',
      ],
    ],
  ],
  [
    'functions are apart from each other',
    functionsAreApart,
    [
      [{ 'functions/api/app.ts': "import { page } from '../console/page.ts'" }, "another function's"],
      [{ 'functions/local/main.ts': "import { route } from '../api/routes/people.ts'" }, "another function's"],
      [{ 'functions/api/app.ts': "import { names } from '../../infra/settings.ts'" }, 'not shared code'],
      [{ 'functions/api/app.ts': "import { table } from '../../test/support/dynamodb.ts'" }, 'not shared code'],
    ],
  ],
  [
    "infra sees only the table's names",
    infraSeesNamesOnly,
    [
      [{ 'infra/api.ts': "import { handler } from '../functions/api/handler.ts'" }, 'functions/api/handler.ts'],
      [{ 'infra/table.ts': "import { keyOf } from '../shared/table/keys.ts'" }, 'shared/table/keys.ts'],
    ],
  ],
  [
    'the environment is read at the edge only',
    environmentAtTheEdge,
    [
      [{ 'functions/api/app.ts': 'const name = process.env.TABLE_NAME' }, 'functions/api/app.ts reads'],
      [{ 'shared/log.ts': 'const { env } = process' }, 'shared/log.ts reads'],
      [{ 'functions/local/emulator.ts': "import { env } from 'node:process'" }, 'functions/local/emulator.ts reads'],
    ],
  ],
  [
    'only the table layer knows the SDK',
    sdkInTheTableOnly,
    [
      [{ 'shared/directory/people.ts': "import { GetCommand } from '@aws-sdk/lib-dynamodb'" }, '@aws-sdk/lib-dynamodb'],
      [
        { 'functions/api/handler.ts': "import { DynamoDBClient } from '@aws-sdk/client-dynamodb'" },
        'belongs to shared',
      ],
      [{ 'functions/api/app.ts': "import { S } from '@aws-sdk/client-secrets-manager'" }, 'client-secrets-manager'],
    ],
  ],
  [
    'rules and verbs take time and chance as parameters',
    centreIsPure,
    [
      [{ 'shared/domain/dates.ts': 'const today = new Date()' }, 'new Date()'],
      [{ 'shared/directory/people.ts': 'const id = Math.random()' }, 'Math.random('],
      [{ 'shared/index/codec.ts': "import { readFileSync } from 'node:fs'" }, 'node:fs'],
    ],
  ],
  ['no file is over 300 lines', filesAreShort, [[{ 'shared/domain/post.ts': 'x\n'.repeat(301) }, '301 lines']]],
  [
    'names say what is inside',
    namesSayWhatIsInside,
    [
      [{ 'shared/domain/types.ts': '' }, '"types" says nothing'],
      [{ 'shared/utils/sort.ts': '' }, '"utils" says nothing'],
      [{ 'functions/api/peopleRoutes.ts': '' }, '"peopleRoutes" is not kebab-case'],
    ],
  ],
  [
    'every name is imported from the file that defines it',
    noReExports,
    [
      [{ 'shared/domain/index.ts': "export * from './post.ts'" }, 're-exports'],
      [{ 'shared/domain/all.ts': "export {\n  post,\n} from './post.ts'" }, 're-exports'],
      [{ 'shared/domain/shapes.ts': "export type { Post } from './post.ts'" }, 're-exports'],
    ],
  ],
  [
    'nothing depends on the machine that it was written on',
    noPathsOfAMachine,
    [[{ 'README.md': `see ${'/wo'}rk/main` }, 'README.md mentions']],
  ],
]

const tree = sourceTree()

describe.each(rules)('%s', (_, rule, examples) => {
  it('in this repository', () => {
    expect(rule(tree)).toEqual([])
  })

  for (const [files, fault] of examples) {
    it(`or says of ${Object.keys(files).join(', ')}: ${fault}`, () => {
      const faulty = Object.entries(files).map(([path, text]) => sourceFile(path, text))
      expect(rule(faulty)).toEqual([expect.stringContaining(fault)])
    })
  }
})

it('finds the code that the rules are about', () => {
  const paths = tree.map(({ path }) => path)
  expect(paths).toEqual(
    expect.arrayContaining(['package.json', 'functions/api/handler.ts', 'shared/errors.ts', 'infra/app.ts']),
  )
  expect(paths.filter((path) => path.includes('node_modules'))).toEqual([])
  expect(tree.flatMap(({ imports }) => imports).length).toBeGreaterThan(paths.length)
})

it('takes an import for what it is, however it is written', () => {
  const text = `import * as z from 'zod'
import 'side/effect'
import type { A } from './a.ts'
import { readFile } from 'node:fs/promises'
import {
  b,
} from '@scope/name/part'
const text = "import { no } from './no.ts'"
const more = await import('../c.ts')`
  expect(sourceFile('shared/domain/x.ts', text).imports.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'package zod',
    'package side',
    'file shared/domain/a.ts',
    'package node:fs',
    'package @scope/name',
    'file shared/c.ts',
  ])
})

describe('bundles', () => {
  const { devDependencies }: { devDependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  const limits: BundleLimits = {
    // The api takes 1,745 KB: most are the SDK (files in S3 brought 190 of it), the code lists (238), zod and hono; search by lists and names
    // takes 100, rules and verdicts 80 (packs 45), cases 45, slates and calendars 40, changes of session, imports and merges 90, writing
    // workbooks 60, KMS 28. A third of the projector is the dictionary of readings. The importer (1,200 KB) reads workbooks by sax, and writes none. The
    // sealer (560) is little more than the SDK and zod.
    bytes: { api: 1_790_000, projector: 1_150_000, 'import-roster': 1_225_000, sealer: 600_000 },
    // Development's packages, and the server that only `npm start` needs: Lambda calls the app itself.
    never: [...Object.keys(devDependencies), '@hono/node-server'],
    onlyIn: {
      'pinyin-pro': ['projector'],
      hucre: ['api'],
      sax: ['import-roster'],
      'csv-parse': ['import-roster'],
    },
  }
  const functions = tree.flatMap(({ path }) => /^functions\/([^/]+)\/handler\.ts$/.exec(path)?.[1] ?? [])

  it.each(functions)('%s is small and holds only what it needs', (name) => {
    expect(bundleFaults(inspectBundle(name), limits)).toEqual([])
  })

  it.each([
    [{ bytes: 1_790_001 }, 'api: 1790001 bytes, of 1790000 allowed'],
    [{ function: 'unknown' }, 'unknown: 1 bytes, of 0 allowed'],
    [{ packages: ['fast-check'] }, 'api holds fast-check, which is never deployed'],
    [{ packages: ['hucre'] }, 'api holds hucre, which belongs to import-roster'],
    [{ files: ['functions/console/page.tsx'] }, 'api holds functions/console/page.tsx, which is not its own'],
  ])('with %j are refused', (faulty, fault) => {
    const bundle = { function: 'api', bytes: 1, packages: ['zod'], files: ['shared/log.ts'], ...faulty }
    expect(bundleFaults(bundle, { ...limits, onlyIn: { hucre: ['import-roster'] } })).toEqual([fault])
  })
})
