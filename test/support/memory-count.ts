import type { Allowances } from '../../shared/http/allowances.ts'
import type { Count } from '../../shared/table/counter.ts'

const plenty = { requests: 1_000_000_000, people: 1_000_000_000 }

/** Allowances for tests of other things, which nobody uses up. */
export const generous: Allowances = {
  none: plenty,
  reader: plenty,
  editor: plenty,
  liaison: plenty,
  steward: plenty,
  integration: plenty,
  auditor: plenty,
}

/** Counts like the table, in memory: for one process, and the oracle of the table's counter. */
export function memoryCount(): Count {
  const totals = new Map<string, number>()
  return async (_, { key, by, most }) => {
    const name = `${key.PK} ${key.SK}`
    const total = totals.get(name) ?? 0
    if (total + by > most) return { added: false, total }
    totals.set(name, total + by)
    return { added: true, total: total + by }
  }
}
