/** What a column of a roster can say; the order is that of our own exports. */
export const rosterColumns = [
  'number',
  'name',
  'person-id',
  'gender',
  'birth',
  'ethnicity',
  'political',
  'degree',
  'employer-and-title',
  'employer',
  'employer-title',
  'professional-title',
  'discipline',
  'post',
  'nature',
  'session',
  'term',
  'start',
  'end',
  'phone',
  'email',
  'id-number',
  'orcid',
  'name-en',
  'note',
  'ignored',
] as const

/** What a column of a roster says: `ignored` is passed over, `term` is a stretch (任期起止). */
export type RosterColumn = (typeof rosterColumns)[number]
