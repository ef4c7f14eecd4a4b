/** What a line of a log holds that none may hold: the event, the field, and the rule that it breaks; never the value. */
export type LogFault = { readonly event: string; readonly field: string; readonly rule: string }

/** Whether a text holds a name of the demonstration. */
export type HoldsName = (text: string) => boolean

const mobile = /(?<!\w)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\w)/
const identity = /(?<!\w)[1-9]\d{5}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\w)/
const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/
// `Bearer $TOKEN` is what the local system tells people to type.
const token = /\beyJ[\w-]{5,}\.[\w-]+|\bbearer\s+(?!\$TOKEN\b)\S/i
const query = /[?&][\w.-]+=/

/** What a line breaks. A line that is no JSON object of ours is what a program says to whoever started it: it may be Chinese, and name its own addresses. */
export function faultsOf(line: string, holdsName: HoldsName): LogFault[] {
  const logged = entryIn(line)
  if (logged === undefined) {
    const said = { mobile, identity, token }
    return Object.entries(said).flatMap(([rule, form]) => (form.test(line) ? [{ event: '', field: 'line', rule }] : []))
  }
  const { event, ...fields } = logged
  return [['event', event] as const, ...valuesIn(fields)].flatMap(([field, text]) =>
    rulesBrokenBy(field, text, holdsName).map((rule) => ({ event: /^[\w-]*$/.test(event) ? event : '?', field, rule })),
  )
}

/** The event of a line of our logs; undefined for any other line. */
export function eventOf(line: string): string | undefined {
  return entryIn(line)?.event
}

function entryIn(line: string): ({ readonly event: string } & Record<string, unknown>) | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    const entry: unknown = JSON.parse(line)
    if (typeof entry !== 'object' || entry === null || !('event' in entry)) return undefined
    return { ...entry, event: String(entry.event) }
  } catch {
    return undefined
  }
}

function rulesBrokenBy(field: string, text: string, holdsName: HoldsName): string[] {
  const rules = {
    chinese: /\p{Script=Han}/u.test(text),
    mobile: mobile.test(text),
    identity: identity.test(text),
    email: email.test(text),
    token: token.test(text),
    // A module that was loaded anew has a query in its address, and frames name modules.
    query: !field.startsWith('frames') && query.test(text),
    name: holdsName(text),
  }
  return Object.entries(rules).flatMap(([rule, isBroken]) => (isBroken ? [rule] : []))
}

/** Every text and number below a value, by the path that leads to it. */
function valuesIn(value: unknown, path = ''): (readonly [path: string, text: string])[] {
  if (typeof value === 'string' || typeof value === 'number') return [[path, String(value)]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, below]) => [
    // Nobody may hide a value in a name either.
    ...(Array.isArray(value) ? [] : ([[`${path}(name)`, name]] as const)),
    ...valuesIn(below, path === '' ? name : `${path}.${name}`),
  ])
}
