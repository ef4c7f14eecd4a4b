import type { ChangeLine } from './measure-changes.ts'
import type { QueryLine } from './measure-queries.ts'
import type { Run } from './run.ts'
import { mostBytesPerEntropy, mostRounds, mostWrites, queryTarget } from './targets.ts'
import type { Bytes } from './watched-reader.ts'

/** What stands above all runs. */
export const preamble = `# The referral index, measured

A generated population, its first people the same for every number of people; the searches of the index's design (Q) and those of the four
notices (C), each with a page of 20, count, people who cannot be judged and their reasons, compared with judging everybody
(\`equal\`). Index and cards lie in DynamoDB Local, in memory. Read and write units are as AWS bills them on demand: a Query that finds
nothing is counted as 0.5, which DynamoDB Local does not bill. \`rounds\`: reads that wait for one another. \`lists\`: bytes of the lists read with the keys of
their items, and these bytes by their entropy. CPU is this process's alone, the SDK included. Times and CPU depend on the machine; units do not.

\`npm run bench -- --people 100000\` writes the section for its number of people and leaves the others. DynamoDB Local takes more than an hour
to build an index of a million; with \`--computed\` the same index is built in memory, without it, and a section says that its units are computed
(a million people: \`NODE_OPTIONS=--max-old-space-size=14000 npm run bench -- --people 1000000 --computed\`). How far computed units are those
measured stands below the searches of each section that is measured.`

/** The section of a run. */
export function sectionOf(run: Run): string {
  const { organizations, machine, command, day } = run
  return [
    `${day}, \`${command}\`, ${machine}. ${organizations.toLocaleString('en')} organizations. ${howMade(run)} ${run.listsPerPerson.toFixed(1)} lists a person.`,
    verdicts(run),
    queryTable(run.queries),
    ...(run.agreement === undefined ? [] : [run.agreement]),
    ...(run.changes.length === 0 ? [] : [changeTable(run.changes)]),
  ].join('\n\n')
}

function howMade({ index, people, organizations }: Run): string {
  switch (index.kind) {
    case 'kept':
      return 'The index was kept from an earlier run;'
    case 'built': {
      const each = two(index.write / (people + organizations))
      return `Built in ${index.seconds.toFixed(0)} s with ${each} write units a document;`
    }
    case 'computed': {
      const [lists, blocks] = [index.lists, index.blocks].map((count) => count.toLocaleString('en'))
      const size = `${lists} lists in ${blocks} blocks of ${(index.bytes / 2 ** 20).toFixed(0)} MB`
      return `**Read units and requests are computed, not measured**: the index was not in a table but in memory, made there in ${index.seconds.toFixed(0)} s (${size}), and the sizes of its items say what DynamoDB would bill; answers are those of the same code. CPU is without the SDK, but with the collection of garbage beside an index in memory;`
    }
  }
}

/** One line for each goal, with what was found and whether it is met. */
function verdicts({ people, queries, changes, afterwards }: Run): string {
  const target = queryTarget(people)
  const units = (group: string) => queries.filter(({ query }) => query.group === group).map(({ cost }) => cost.read)
  const unequal = queries.filter(({ differs }) => differs.length > 0).map(({ query }) => query.name)
  const rounds = Math.max(0, ...queries.map(({ reading }) => reading.rounds))
  const long = total(queries.map(({ reading }) => reading.long))
  const groups = [
    ['searches of the design', units('design')],
    ['searches of the notices', units('criteria')],
    ['all searches', queries.map(({ cost }) => cost.read)],
  ] as const
  const rows = groups.flatMap(([name, found]) => [
    row(`${name}: mean read units`, mean(found), target?.mean),
    row(`${name}: most read units`, Math.max(0, ...found), target?.most),
  ])
  const oneField = changes.filter(({ name }) => !name.includes('insert') && !name.includes('erasure'))
  const thousands = changes.filter(({ name }) => name.startsWith('insert, 1000'))
  return table(
    ['goal', 'found', 'limit', ''],
    [
      [
        'equal to judging everybody',
        unequal.length === 0 ? 'all' : `not ${unequal.join(', ')}`,
        'all',
        tick(unequal.length === 0),
      ],
      ...rows,
      row('most rounds', rounds, mostRounds),
      row('bytes by entropy, lists over 4 KB', long.entropy === 0 ? 0 : long.bytes / long.entropy, mostBytesPerEntropy),
      ...(oneField.length === 0
        ? []
        : [
            row(
              'change of one fact: most write units on average',
              Math.max(...oneField.map(({ write }) => write)),
              mostWrites.change,
            ),
          ]),
      ...thousands.map(({ name, write }) => row(`${name}: write units each`, write, mostWrites.insert)),
      ...(afterwards === undefined
        ? []
        : [
            [
              `equal after all changes, ${afterwards.asked} searches`,
              afterwards.differed.length === 0 ? 'all' : `not ${afterwards.differed.join(', ')}`,
              'all',
              tick(afterwards.differed.length === 0),
            ],
          ]),
    ],
  )
}

function queryTable(lines: readonly QueryLine[]): string {
  return table(
    [
      '',
      'search',
      'matches',
      'unjudged',
      'read units',
      'rounds',
      'requests',
      'cards',
      'lists',
      'KB',
      '÷ entropy',
      'CPU ms',
      'equal',
    ],
    lines.map(({ query, count, unjudged, cost, reading, differs }) => [
      query.name,
      query.title,
      count.toLocaleString('en'),
      unjudged.toLocaleString('en'),
      two(cost.read),
      String(reading.rounds),
      String(cost.requests),
      String(reading.cards),
      String(reading.all.lists),
      (reading.all.bytes / 1024).toFixed(1),
      reading.all.entropy === 0 ? '' : two(reading.all.bytes / reading.all.entropy),
      cost.cpu.toFixed(0),
      differs.length === 0 ? 'yes' : differs.join(', '),
    ]),
  )
}

function changeTable(lines: readonly ChangeLine[]): string {
  return table(
    ['change of the index', 'people', 'write units each', 'at most', 'read units each', 'requests each'],
    lines.map(({ name, people, write, most, read, requests }) => [
      name,
      String(people),
      ...[write, most, read, requests].map(two),
    ]),
  )
}

function row(name: string, found: number, limit: number | undefined): readonly string[] {
  return [name, two(found), limit === undefined ? '' : `≤ ${limit}`, limit === undefined ? '' : tick(found <= limit)]
}

function tick(met: boolean): string {
  return met ? 'met' : '**missed**'
}

function two(value: number): string {
  return String(Math.round(value * 100) / 100)
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

function total(found: readonly Bytes[]): Bytes {
  const sum = (of: keyof Bytes) => found.reduce((all, each) => all + each[of], 0)
  return { lists: sum('lists'), bytes: sum('bytes'), entropy: sum('entropy') }
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(heads), `|${heads.map(() => '---|').join('')}`, ...rows.map(line)].join('\n')
}
