import type { Activity } from '../../../../shared/domain/activity.ts'
import type { Day } from '../../../../shared/domain/dates.ts'
import type { PersonId } from '../../../../shared/domain/ids.ts'
import type { Membership } from '../../../../shared/domain/membership.ts'
import { noticeOrganizationId } from '../notices/organizations.ts'
import { madeUp, today } from '../origins.ts'
import type { Stage } from '../people/cast.ts'
import { randomOf } from '../random.ts'
import { addActivity, need, type World } from '../world.ts'
import { addEngagement } from '../world-people.ts'

const school = noticeOrganizationId('省科协党校')
const place = { country: 'CN', region: '440100' }

/** Courses and lectures of the Party school since 2021, two of each a year. */
function addProgramme(world: World): { courses: Activity[]; lectures: Activity[] } {
  const halves = ['2021', '2022', '2023', '2024', '2025', '2026'].flatMap((year) => [
    { year, nth: 1, day: `${year}-05-18` },
    { year, nth: 2, day: `${year}-10-20` },
  ])
  const add = (name: string, kind: string, start: Day, end: Day) =>
    addActivity(world, name, { name, kind, organizerId: school, place, start, end }, madeUp.public)
  return {
    courses: halves.map(({ year, nth, day }) =>
      add(
        `科协系统主要领导干部研修班（${year}年第${nth}期）（示例）`,
        'training',
        day,
        `${day.slice(0, 8)}${Number(day.slice(8)) + 4}`,
      ),
    ),
    lectures: halves.map(({ year, nth, day }) => {
      const later = `${day.slice(0, 5)}${nth === 1 ? '06-15' : '10-28'}`
      return add(`科协党校课堂请科协人讲（${year}年第${nth}讲）（示例）`, 'lecture', later, later)
    }),
  }
}

/** Chairs of provincial societies and Party secretaries of cities in Guangdong who are in office. */
function expected(world: World): Membership[] {
  return [...world.memberships.values()].filter(({ organizationId, postId, status, nature }) => {
    const { kind, level, place: at } = need(world.organizations, organizationId)
    const { role } = need(world.posts, postId)
    const chair = kind === 'society' && role === 'chair'
    const secretary = kind === 'association' && level === 'city' && role === 'party-secretary'
    return (chair || secretary) && at?.region?.startsWith('44') && status === 'in-office' && nature !== 'acting'
  })
}

/** Adds 听一课讲一课: within their term three in five have taken a course and two in five have given a lecture; some did so only before it. */
export function addCourses({ world }: Stage): void {
  const { courses, lectures } = addProgramme(world)
  for (const { personId, postId, start = '2024-01-01' } of expected(world)) {
    const random = randomOf(world.seed, `course ${personId} ${postId}`)
    const within = ({ start: on = '' }: Activity) => on >= start && on < today
    const early = ({ start: on = '' }: Activity) => on < start
    const attended = courses.filter(random.chance(0.88) ? within : early)
    const lectured = lectures.filter(within)
    if (random.chance(0.64) && attended.length > 0) take(world, personId, random.pick(attended), 'attendee')
    if (random.chance(0.44) && lectured.length > 0) take(world, personId, random.pick(lectured), 'lecturer')
  }
}

function take(world: World, personId: PersonId, { id }: Activity, role: string): void {
  addEngagement(world, personId, { activityId: id, role }, madeUp.internal)
}
