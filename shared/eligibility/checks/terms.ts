import { holdingOf } from '../../domain/seat-sheet.ts'
import { tenureOf } from '../../domain/tenure.ts'
import type { Dossier, Seat } from '../dossier.ts'
import { atMost, type Finding, spanText } from '../finding.ts'
import { countTerms, type OfficeHolding, type TermCount, withDerivedSlots } from '../office-terms.ts'
import type { CheckOf } from '../rule.ts'

/** Terms in the office before the one to be served, and that one; of several lines of organizations the one with most terms counts. */
export function judgeTerms(check: CheckOf<'terms'>, dossier: Dossier, seat: Seat): Finding {
  const holdings = officeHoldings(check, dossier, seat)
  const own = seat.organization.id
  const served = new Set(holdings.map(({ organizationId }) => organizationId))
  const counts = seat.lines
    // A line of organizations in which somebody did not serve says nothing of their terms.
    .filter(
      (line, nth) =>
        nth === 0 || line.some(({ organizationId }) => organizationId !== own && served.has(organizationId)),
    )
    .map((line, nth) => {
      const slots = nth === 0 ? withDerivedSlots(line, holdings, own, seat.term.start, seat.term.years) : line
      return countTerms(holdings, slots, check)
    })
  const least = Math.max(0, ...counts.map((count) => count.least))
  const most = Math.max(0, ...counts.map((count) => count.most))
  const truth = atMost(least + 1, most + 1, check.max)
  const how = check.count === 'consecutive' ? { zh: '连续', en: ' in a row' } : { zh: '累计', en: ' in all' }
  const before = spanText(least, most)
  const nth = spanText(least + 1, most + 1)
  return {
    truth,
    facts: [
      { name: 'termsBefore', value: before },
      ...holdings
        .filter(({ id, tenure }) => most > 0 && id !== '' && tenure !== undefined)
        .map(({ id }) => ({ name: 'membership', value: heldAs(id, dossier), record: id })),
    ],
    missing: truth === 'unknown' ? ['posts'] : [],
    reason: {
      zh: `此前${how.zh}任同一职务 ${before} 届，此次为第 ${nth} 届，上限 ${check.max} 届。${estimated(counts).zh}`,
      en: `${before} terms${how.en} in the office before; this would be number ${nth}, the limit is ${check.max}.${estimated(counts).en}`,
    },
  }
}

function isOffice(
  office: CheckOf<'terms'>['office'],
  held: { readonly role: string; readonly responsible: boolean },
  post: { readonly role: string },
): boolean {
  switch (office) {
    case 'role':
      return held.role === post.role
    case 'any-office':
      return held.responsible
    case 'any-post':
      return true
  }
}

/** Acting and honorary holdings are not terms in the office. */
function officeHoldings(
  { office }: CheckOf<'terms'>,
  { profile }: Dossier,
  { post, lines, organization }: Seat,
): OfficeHolding[] {
  const among = new Set([organization.id, ...lines.flatMap((line) => line.map(({ organizationId }) => organizationId))])
  return profile.posts
    .filter(
      ({ membership, post: held, organization: of }) =>
        among.has(of.id) &&
        isOffice(office, held, post) &&
        membership.nature !== 'acting' &&
        membership.nature !== 'honorary',
    )
    .map(({ membership, terms }) => ({
      id: membership.id,
      organizationId: membership.organizationId,
      sessionId: membership.sessionId,
      tenure: tenureOf(
        holdingOf(membership),
        terms.find(({ id }) => id === membership.sessionId),
        terms,
      ),
    }))
}

function heldAs(id: string, { profile }: Dossier): string {
  const held = profile.posts.find(({ membership }) => membership.id === id)
  const term = held?.terms.find((each) => each.id === held.membership.sessionId)
  const session = term === undefined ? '' : `第${term.number}届`
  const { start = '', end = '' } = held?.membership ?? {}
  return [session, held?.membership.title ?? held?.post.name ?? '', `${start}/${end}`]
    .filter((each) => each !== '/')
    .join(' ')
    .trim()
}

function estimated(counts: readonly TermCount[]): { zh: string; en: string } {
  const isDerived = counts.some(({ slots }) =>
    slots.some(({ slot, held }) => slot.doubt === 'derived' && held !== 'no'),
  )
  return isDerived
    ? {
        zh: '（没有届次记载的年份按任期年限推算）',
        en: ' (Years without a session on record are counted by the length of a term.)',
      }
    : { zh: '', en: '' }
}
