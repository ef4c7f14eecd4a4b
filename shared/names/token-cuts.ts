import { beginsSyllable, isInitial, longestSyllable, syllables } from './syllables.ts'

/**
 * What was typed for one character: its whole syllable (`full`), or its beginning. `open` is what may go on: an initial, or what was
 * typed last.
 */
export type Spelled = { readonly letters: string; readonly full: boolean; readonly open: boolean }

type Cut = readonly Spelled[]

/** Cuts of a token that are looked at, and characters that one may have. */
const mostCuts = 64
const longestCut = 24

/** A token of whole syllables is taken for initials as well up to this many letters: `an` and `wan`, but not `wang`. */
const longestDoubtful = 3

/**
 * The ways to cut a token of the letters a-z into what was typed for each character, fewest characters first: into whole syllables, of
 * which the last may be unfinished if `isLast`; and where that cannot be or the token is short, into initials, perhaps behind syllables.
 */
export function cutsOf(token: string, isLast: boolean): readonly Cut[] {
  const all = allCuts(token, isLast).toSorted((a, b) => a.length - b.length)
  const whole = all.filter((cut) => cut.every(({ full }, at) => full || (isLast && at === cut.length - 1)))
  if (whole.length === 0) return all
  const initials = token.length > longestDoubtful ? [] : all.filter((cut) => cut.every(({ full }) => !full))
  return [...new Set([...whole, ...initials])]
}

/** Every way to cut into whole syllables and behind them initials; what was typed last is open. */
function allCuts(token: string, isLast: boolean): readonly Cut[] {
  const found: Cut[] = []
  const dead = new Set<string>()
  const follow = (at: number, initialsOnly: boolean, head: Cut): boolean => {
    if (found.length >= mostCuts || head.length > longestCut) return true
    if (at === token.length) {
      found.push(head)
      return true
    }
    // From where no way led to the end once, none ever will: without this a wrong last letter would cost exponential time.
    const state = `${at} ${initialsOnly}`
    if (dead.has(state)) return false
    let led = false
    for (const { typed, ...spelled } of stepsAt(token, at, isLast)) {
      if (initialsOnly && spelled.full) continue
      led = follow(at + typed, !spelled.full, [...head, spelled]) || led
    }
    if (!led) dead.add(state)
    return led
  }
  follow(0, false, [])
  return found
}

type Step = Spelled & { readonly typed: number }

/** What may be read at `at`, longest first. */
function stepsAt(token: string, at: number, isLast: boolean): readonly Step[] {
  const most = Math.min(longestSyllable, token.length - at)
  return Array.from({ length: most }, (_, less) => most - less).flatMap((typed): Step[] => {
    const letters = token.slice(at, at + typed)
    const open = isLast && at + typed === token.length
    const syllable = syllables.get(letters)
    const begun = isInitial(letters) || (open && beginsSyllable(letters))
    const beginning = begun ? [{ letters, full: false, open: true, typed }] : []
    if (syllable === undefined) return beginning
    const full = { letters: syllable, full: true, open, typed }
    return isInitial(letters) && !open ? [full, ...beginning] : [full]
  })
}
