import { expect, it } from 'vitest'
import { withSection } from './sections.ts'

const page = '# Old\n\nOld words.\n\n## 1,000 people\n\nsmall\n\n### Writes\n\nfew\n\n## 1,000,000 people\n\nlarge\n'

it('a new section stands between the others by number, and they stay as they are', () => {
  expect(withSection(page, '# New', 100_000, 'middle\n')).toBe(
    '# New\n\n## 1,000 people\n\nsmall\n\n### Writes\n\nfew\n\n## 100,000 people\n\nmiddle\n\n## 1,000,000 people\n\nlarge\n',
  )
})

it('a section takes the place of the one of the same number', () => {
  expect(withSection(page, '# New', 1000, 'again')).toBe(
    '# New\n\n## 1,000 people\n\nagain\n\n## 1,000,000 people\n\nlarge\n',
  )
})

it('a page begins with its first section', () => {
  expect(withSection('', '# New', 10, 'ten')).toBe('# New\n\n## 10 people\n\nten\n')
})
