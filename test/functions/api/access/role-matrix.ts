/**
 * What each role may do, written by hand from the design and never asked of the policy. A column each for: reader, editor, liaison and steward at a node, a
 * steward of everything, an auditor at the node; machine clients at the node with one scope each (directory:read, people:read, people:internal,
 * people:restricted, roster:write); somebody without a grant. `a`: the request gets to its route; `-`: 403; `h`: answered as if there were nothing.
 */
export const columns = [
  'reader',
  'editor',
  'liaison',
  'steward',
  'everywhere',
  'auditor',
  'directory:read',
  'people:read',
  'people:internal',
  'people:restricted',
  'roster:write',
  'nobody',
] as const

/** On things of the node, and on things of another one. */
type Expected = { readonly inside: string; readonly outside: string }

const both = (row: string): Expected => ({ inside: row, outside: row })
const inAndOut = (inside: string, outside: string): Expected => ({ inside, outside })
const onlyEverywhere = '----a-------'

/** Who may do what, by the kind of thing. */
export const expectations = {
  'whoever is signed in': both('aaaaaaaaaaaa'),
  'organizations are read': both('aaaaaaaa----'),
  'an organization is changed': inAndOut('-a-aa-----a-', onlyEverywhere),
  'an organization is closed': inAndOut('---aa-------', onlyEverywhere),
  'a roster is read': inAndOut('aaaaa--a----', onlyEverywhere),
  'a roster is changed': inAndOut('-a-aa-----a-', onlyEverywhere),
  // Whether people may stand is said only to whoever may ask that of them.
  'a prepared session is judged': inAndOut('-a-aa-------', onlyEverywhere),
  'an import is handled': inAndOut('-a-aa-----a-', '-h-ha-----h-'),
  'a membership is read': inAndOut('aaaaa--a----', 'hhhha--h----'),
  'a membership is changed': inAndOut('-a-aa-----a-', '-h-ha-----h-'),
  'somebody is put into a post': inAndOut('-a-aa-------', '-h-ha-------'),
  'people are listed': both('aaaaa--a----'),
  'a person is read': inAndOut('aaaaa--a----', 'hhhha--h----'),
  'a person is made': both('-aaaa-----a-'),
  'a person is changed': inAndOut('-aaaa-----a-', '-hhha-----h-'),
  'a ruling is read or made': inAndOut('--aaa-------', '--hha-------'),
  'people are merged': inAndOut('---aa-------', '---ha-------'),
  'likely duplicates are listed': both('---aa-------'),
  'activities and programmes are read': both('aaaaa-a-----'),
  'applications to a programme are read': inAndOut('aaaaa-a-----', onlyEverywhere),
  'an activity or programme is changed': inAndOut('-a-aa-------', onlyEverywhere),
  'what lies ahead of an organization': inAndOut('-aaaa---a---', onlyEverywhere),
  'what lies ahead, and who is eligible': both('-aaaa---a---'),
  'candidates are searched': both('--aaa---a---'),
  'rules are changed': both(onlyEverywhere),
  'cases are listed': both('--aaa-------'),
  'a case is opened': inAndOut('--aaa-------', onlyEverywhere),
  'a case is handled': inAndOut('--aaa-------', '--hha-------'),
  'the audit is read': both('---aaa------'),
  'grants are listed': both('---aaa------'),
  'a grant is read': inAndOut('---aaa------', onlyEverywhere),
  'what is kept of a person is told': inAndOut('--aaa-------', '--hha-------'),
  'what is kept of a person is stated': inAndOut('--aaa-------', '--hha-------'),
  'requests of people and what is due are listed': both('--aaa-------'),
  'a person is erased': both(onlyEverywhere),
  // Nobody was.
  'an erasure is looked at': both('----h-------'),
  'the register of processing is read': both('aaaaaa------'),
  'the register of processing is written': both(onlyEverywhere),
  'something is granted': inAndOut('---aa-------', onlyEverywhere),
} as const satisfies Readonly<Record<string, Expected>>

/** What a route does, of the kinds above. */
export type Expectation = keyof typeof expectations
