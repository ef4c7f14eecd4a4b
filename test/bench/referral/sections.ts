const heading = /^## ([\d,]+) people$/

/** A page of results with a section per number of people: `section`, which has no heading, takes the place of an earlier one; the others stay. */
export function withSection(page: string, preamble: string, people: number, section: string): string {
  const sections = new Map<number, string>()
  let current: string[] | undefined
  let number = 0
  const close = () => {
    if (current !== undefined) sections.set(number, current.join('\n').trim())
  }
  for (const row of page.split('\n')) {
    const found = heading.exec(row)?.[1]
    if (found === undefined) current?.push(row)
    else {
      close()
      number = Number(found.replaceAll(',', ''))
      current = []
    }
  }
  close()
  sections.set(people, section.trim())
  const written = [...sections].sort(([a], [b]) => a - b)
  return `${[preamble.trim(), ...written.map(([of, text]) => `## ${of.toLocaleString('en')} people\n\n${text}`)].join('\n\n')}\n`
}
