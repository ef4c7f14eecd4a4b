import { expect, it } from 'vitest'
import { withSection } from './sections.ts'

const page = '# Old\n\nOld words.\n\n## 1,000 people\n\nsmall\n\n### Writes\n\nfew\n\n## 1,000,000 people\n\nlarge\n'

it('a new section stands between the others by number, and they stay as they are', () => {
  expect(withSection(page, '# New', { people: 100_000, computed: false }, 'middle\n')).toBe(
    '# New\n\n## 1,000 people\n\nsmall\n\n### Writes\n\nfew\n\n## 100,000 people\n\nmiddle\n\n## 1,000,000 people\n\nlarge\n',
  )
})

it('a section takes the place of the one of the same number', () => {
  expect(withSection(page, '# New', { people: 1000, computed: false }, 'again')).toBe(
    '# New\n\n## 1,000 people\n\nagain\n\n## 1,000,000 people\n\nlarge\n',
  )
})

it('a page begins with its first section', () => {
  expect(withSection('', '# New', { people: 10, computed: false }, 'ten')).toBe('# New\n\n## 10 people\n\nten\n')
})

it('what is computed stands behind what is measured, and neither takes the place of the other', () => {
  const both = withSection('## 10 people\n\nmeasured\n', '# New', { people: 10, computed: true }, 'computed')
  expect(both).toBe('# New\n\n## 10 people\n\nmeasured\n\n## 10 people, computed\n\ncomputed\n')
  expect(withSection(both, '# New', { people: 10, computed: false }, 'again')).toBe(
    '# New\n\n## 10 people\n\nagain\n\n## 10 people, computed\n\ncomputed\n',
  )
})
