import type { QueryLine } from './measure-queries.ts'

type Compared = { readonly name: string; readonly measured: string; readonly computed: string }

/** A sentence on how far the costs that are computed for some searches are those that were measured, query by query. */
export function agreement(measured: readonly QueryLine[], computed: readonly QueryLine[]): string {
  const apart = measured.flatMap((line, at): Compared[] => {
    const other = computed[at]
    if (other?.query.name !== line.query.name) throw new RangeError(`${line.query.name} was not computed`)
    return costOf(line) === costOf(other)
      ? []
      : [{ name: line.query.name, measured: costOf(line), computed: costOf(other) }]
  })
  const same = `read units, requests, cards, lists and answers are those measured for ${measured.length - apart.length} of ${measured.length} searches`
  const others = apart.map(({ name, ...of }) => `${name}: measured ${of.measured}, computed ${of.computed}`)
  return `Computed (as \`--computed\` does) over the same people: ${[same, ...others].join('; ')}.`
}

function costOf({ cost, reading, count, unjudged, differs }: QueryLine): string {
  const answer = `${count} and ${unjudged} people${differs.length === 0 ? '' : `, wrong in ${differs.join(' and ')}`}`
  return `${cost.read} units in ${cost.requests} requests, ${reading.cards} cards, ${reading.all.lists} lists, ${answer}`
}
