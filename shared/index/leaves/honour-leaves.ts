import { truth } from '../../domain/truth.ts'
import { type Honour, honours } from '../../vocabulary/honours.ts'
import type { HonourFacts } from '../columns/facts.ts'
import type { Leaves } from '../condition.ts'
import { lies } from '../range.ts'
import { holdsText } from '../text-match.ts'
import { codeMatch } from './code-match.ts'
import { type LeafTests, recordTest } from './leaf-test.ts'
import { type Part, part, together } from './parts.ts'

/** The leaves that ask for honours held and for honours of others whom the person mentors. */
export const honourLeaves = {
  honour: (asked, { columns }) => recordTest('honours', columns.honours, honourMatch(asked)),
  mentor: (asked, { columns }) => recordTest('honours', columns.mentorings, mentorMatch(asked)),
} satisfies Partial<LeafTests>

/** What an honour held must be like. */
export function honourMatch(asked: Leaves['honour']): Part<HonourFacts> {
  return together<HonourFacts>(
    part(asked.names, (wanted) => {
      const named = listed(wanted)
      return ({ honour }) => named(honour)
    }),
    part(asked.groups, (wanted) => described((entry) => entry.group, wanted)),
    part(asked.tiers, (wanted) => described((entry) => entry.tier, wanted)),
    part(
      asked.text,
      (wanted) =>
        ({ text }) =>
          truth(holdsText(text, wanted)),
    ),
    part(
      asked.year,
      (range) =>
        ({ year }) =>
          year === undefined ? 'unknown' : lies(year, year, range),
    ),
    part(
      asked.mentored,
      (wanted) =>
        ({ mentored }) =>
          truth(mentored === wanted),
    ),
  )
}

/** What the honour (undefined: one outside the list) of somebody mentored must be. */
export function mentorMatch(asked: Leaves['mentor']): Part<string | undefined> {
  return together<string | undefined>(part(asked.honours, listed))
}

/** An honour outside the list is none of the list's. */
function listed(wanted: readonly string[]): Part<string | undefined> {
  const match = codeMatch(honours, wanted)
  return (code) => (code === undefined ? 'no' : match(code))
}

/** Of an honour outside the list, and of a general term without one tier, group and tier are not known. */
function described<T extends string>(of: (entry: Honour) => T | undefined, wanted: readonly T[]): Part<HonourFacts> {
  return ({ honour }) => {
    const entry = honour === undefined ? undefined : honours.get(honour)
    const found = entry === undefined ? undefined : of(entry)
    return found === undefined ? 'unknown' : truth(wanted.includes(found))
  }
}
