import { parseArgs } from 'node:util'
import { benchAccessPatterns } from './access-patterns.ts'
import { benchImport } from './bench-import.ts'
import { benchReferral } from './referral/bench-referral.ts'

const { values } = parseArgs({
  options: {
    people: { type: 'string' },
    computed: { type: 'boolean', default: false },
    queries: { type: 'string' },
    'queries-only': { type: 'boolean', default: false },
    keep: { type: 'string' },
    heap: { type: 'string', default: '1g' },
    import: { type: 'boolean', default: false },
    rows: { type: 'string', default: '2000,20000' },
  },
})

if (values.import) await benchImport(values.rows.split(',').map(Number))
else if (values.people === undefined) await benchAccessPatterns()
else {
  const people = Number(values.people)
  if (!Number.isInteger(people) || people < 1000) throw new RangeError('--people takes a whole number from 1000')
  await benchReferral({
    people,
    computed: values.computed,
    queriesOnly: values['queries-only'],
    only: values.queries?.split(','),
    keep: values.keep,
    heap: values.heap,
  })
}
