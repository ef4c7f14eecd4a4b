/**
 * The lists of names, as both who writes and who searches them must know them. A partition ends in a position where it has one, and a
 * syllable is written without tone, ü as v.
 */
export const partitions = {
  /** People: the character at a position of a name that is all Han. */
  character: (position: number) => `nh${position}`,
  /** People: how many characters such a name has. Dense, so a new person seldom begins a list; which name has that length it leaves open. */
  length: 'nl',
  /**
   * People: a reading of the character at a position. Of those with several such names it comes with the character itself (`ming-明`), so
   * that a match can be told to lie in one of the names.
   */
  syllable: (position: number) => `ns${position}`,
  /** People: pairs of neighbours in a name that is long or not all Han. */
  pair: 'nb',
  /** People: words in other letters than Han. */
  word: 'nw',
  /** People: `+` for more than one name. */
  several: 'nm',
  /** People: `+` for more than one name that is all Han, whatever form it is written in. */
  severalHan: 'nd',
  /** People: `+` for more than one way in which a name that is all Han is written. */
  severalForms: 'nz',
  /** People: `+` for a name that is not all Han, or longer than there are positions. */
  otherThanHan: 'nx',
  /** Organizations: a reading and its character (`hui-会`) at a position, counted from the start of a name or from behind the place that it begins with. */
  organizationSyllable: (position: number) => `os${position}`,
  /** Organizations: pairs of neighbours in a name. */
  organizationPair: 'ob',
  /** Organizations: words in other letters than Han. */
  organizationWord: 'ow',
} as const

/** The code of a list that says only yes. */
export const present = '+'

/** What stands between a reading and its character: no other code lies between the reading alone and those. */
export const characterMark = '-'

/** Positions of a person's name that are listed; a longer name counts as not all Han. */
export const personPositions = 24

/** Positions of an organization's name by whose readings it is listed. */
export const organizationPositions = 16

/** All Han names of people up to this length are searched inside by position, longer ones by pairs: as many positions would have to be read. */
export const shortName = 4

/** What stands before the first and behind the last character when a name is cut into pairs; no folded name holds either. */
export const pads = { start: '^', end: '$' } as const
