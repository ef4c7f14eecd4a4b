import { activityKinds } from '../../../vocabulary/activity-kinds.ts'
import { engagementRoles } from '../../../vocabulary/engagement-roles.ts'
import type { Leaves } from '../../condition.ts'
import { codeMatch } from '../../leaves/code-match.ts'
import { engagementMatch } from '../../leaves/engagement-leaf.ts'
import { type Bound, exactly, isNo, open } from '../bound.ts'
import { listsBelow } from '../list.ts'
import type { Plan, PlanGround } from '../plan.ts'
import { missing } from './place-lists.ts'
import { termPlan } from './term-plan.ts'

const no = exactly('no')

/** Took part so. What is asked together with the term of a post is judged on codes of both; every other pair is left to the card. */
export function engagementPlan({ withinTermOf, ...asked }: Leaves['engagement'], ground: PlanGround): Plan {
  const own = ownPlan(asked)
  if (withinTermOf === undefined) return own
  const { from, to, activities, ...coded } = asked
  const inTerm = termPlan(withinTermOf, coded, ground)
  if (from === undefined && to === undefined && activities === undefined) return inTerm
  return { kind: 'at-most', part: { kind: 'all', parts: [own, inTerm] } }
}

function ownPlan(asked: Omit<Leaves['engagement'], 'withinTermOf'>): Plan {
  const kind = asked.kinds === undefined ? undefined : codeMatch(activityKinds, asked.kinds)
  const role = asked.roles === undefined ? undefined : codeMatch(engagementRoles, asked.roles)
  const dated = asked.from !== undefined || asked.to !== undefined
  const match = engagementMatch(asked)
  if (asked.activities !== undefined) {
    const judge = (code: string): Bound => {
      const [activityId = '', kindCode = '', roleCode = ''] = code.split('.')
      const found = exactly(
        engagementMatch({ ...asked, from: undefined, to: undefined })({
          activityId,
          kind: kindCode,
          role: roleCode,
          on: undefined,
        }),
      )
      return dated && !isNo(found) ? { lo: 0, hi: found.hi } : found
    }
    return { kind: 'scan', ways: [asked.activities.map((id) => listsBelow('xa', `${id}.`))], judge, outside: no }
  }
  const judge = (code: string): Bound => {
    const [kindCode = '', roleCode = '', year = missing] = code.split('.')
    const on = year === missing ? undefined : year.slice(0, 4)
    const found = exactly(match({ activityId: '', kind: kindCode, role: roleCode, on }))
    // By its year alone it is not known, but more of its date is.
    return dated && year.endsWith('d') && found.hi === 1 ? open : found
  }
  const kinds = activityKinds.entries().filter(({ code }) => kind === undefined || kind(code) !== 'no')
  const roles = engagementRoles.entries().filter(({ code }) => role === undefined || role(code) !== 'no')
  const byKind = kinds.map(({ code }) => listsBelow('x', `${code}.`))
  const byBoth = kinds.flatMap((a) => roles.map((b) => listsBelow('x', `${a.code}.${b.code}.`)))
  return { kind: 'scan', ways: [[listsBelow('x')], byKind, byBoth], judge, outside: no }
}
