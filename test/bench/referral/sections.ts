const heading = /^## ([\d,]+) people(, computed)?$/

/** What a section is of; one that is `computed` stands behind the one that is measured. */
export type SectionOf = { readonly people: number; readonly computed: boolean }

type Section = SectionOf & { readonly text: string }

/** A page of results with a section per number of people: `text`, which has no heading, takes the place of an earlier one; the others stay. */
export function withSection(page: string, preamble: string, { people, computed }: SectionOf, text: string): string {
  const sections = new Map<string, Section>()
  const put = (section: Section) => sections.set(titleOf(section), section)
  let current: SectionOf | undefined
  let rows: string[] = []
  const close = () => {
    if (current !== undefined) put({ ...current, text: rows.join('\n') })
    rows = []
  }
  for (const row of page.split('\n')) {
    const found = heading.exec(row)
    if (found === null) rows.push(row)
    else {
      close()
      current = { people: Number(found[1]?.replaceAll(',', '')), computed: found[2] !== undefined }
    }
  }
  close()
  put({ people, computed, text })
  const written = [...sections.values()].sort((a, b) => a.people - b.people || Number(a.computed) - Number(b.computed))
  return `${[preamble.trim(), ...written.map((section) => `${titleOf(section)}\n\n${section.text.trim()}`)].join('\n\n')}\n`
}

function titleOf({ people, computed }: SectionOf): string {
  return `## ${people.toLocaleString('en')} people${computed ? ', computed' : ''}`
}
