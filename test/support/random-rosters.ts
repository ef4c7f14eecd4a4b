import * as fc from 'fast-check'
import type { Person } from '../../shared/domain/person.ts'
import type { RosterRow } from '../../shared/roster/roster-row.ts'
import { aRow, aSociety, called, joined, type RosterStage } from './roster-stage.ts'
import { aSession } from './things.ts'

const names = ['李甲', '李乙', '欧阳丙', '王丁'] as const
const birth = fc.constantFrom('1960', '1960-05', '1960-05-06', '1970-01')
const employer = fc.constantFrom('广州大学', '广州大学物理系', '深圳医院')
const phone = fc.constantFrom('13800138000', '13900139000')
const gender = fc.constantFrom('1', '2')

const holding = fc.record(
  {
    status: fc.constantFrom('in-office', 'in-office', 'in-office', 'ended', 'proposed'),
    start: fc.constantFrom('2023', '2024-05', '2026-03-02', '2026-05'),
    nature: fc.constantFrom('full-time', 'part-time', 'honorary'),
    sessionId: fc.constant(undefined),
  },
  { requiredKeys: ['status'] },
)

const somebody = fc.record({
  name: fc.constantFrom(...names),
  facts: fc.record({ birth, gender, employer, phone }, { requiredKeys: [] }),
  held: fc.uniqueArray(fc.tuple(fc.constantFrom('理事长', '副理事长', '秘书长', '理事', '理事'), holding), {
    maxLength: 2,
    selector: ([post]) => post,
  }),
  earlier: fc.boolean(),
})

/** A society of ten people or fewer, few names among them, some on its roster, some of an earlier session, some only in the directory. */
export const someRoster: fc.Arbitrary<RosterStage> = fc.array(somebody, { maxLength: 10 }).map((people) => {
  const empty = aSociety()
  const before = aSession(empty.organization.id, 9, { start: '2017', end: '2022', status: 'closed' })
  const base: RosterStage = { ...empty, sessions: [before, ...empty.sessions] }
  return people.reduce((stage, { name, facts, held, earlier }) => {
    const who = called(name, knownFacts(facts))
    const inPosts = held.reduce((all, [post, more]) => joined(all, who, [post], dated(more)), joined(stage, who))
    return earlier ? joined(inPosts, who, ['理事'], { sessionId: before.id }) : inPosts
  }, base)
})

function knownFacts({
  employer: organization,
  phone: value,
  ...facts
}: Readonly<Record<string, string | undefined>>): object {
  return {
    ...facts,
    employments: organization === undefined ? [] : [{ organization }],
    contacts: value === undefined ? [] : [{ kind: 'phone', value }],
  }
}

function dated(more: Readonly<{ status: string; start?: string | undefined }>): object {
  if (more.status !== 'ended') return more
  return { ...more, start: more.start?.startsWith('2026') ? undefined : more.start, end: '2025-06' }
}

const saying = fc.record(
  {
    name: fc.constantFrom(...names, '李 甲', '新人'),
    posts: fc.constantFrom(
      '理事',
      '理事',
      '副理事长',
      '秘书长',
      '理事长',
      '理事、副理事长',
      '会长',
      '监事',
      '大使',
      '',
    ),
    facts: fc.record({ birth, gender, employer, phone }, { requiredKeys: [] }),
    nature: fc.constantFrom('full-time' as const, 'honorary' as const),
    start: fc.constantFrom('2022-06', '2023', '2024-05'),
    end: fc.constantFrom('2025-06', '2026-01-31', '2027-01'),
    note: fc.constant('备注'),
    /** Whoever stands at this place among the people of that name. */
    who: fc.nat(3),
    unreadable: fc.constantFrom(false, false, false, false, true),
  },
  { requiredKeys: ['posts', 'facts'] },
)

/** A roster and a file about it. */
export const rosterAndFile: fc.Arbitrary<{ readonly stage: RosterStage; readonly rows: readonly RosterRow[] }> = fc
  .tuple(someRoster, fc.array(saying, { maxLength: 12 }))
  .map(([stage, said]) => ({
    stage,
    rows: said.map(({ name, posts, who, unreadable, ...more }, n) => {
      const problems = unreadable ? [{ code: 'date-form', zh: '日期', en: 'date' }] : []
      return aRow(n + 2, name, posts, { ...more, problems, personId: idAmong(stage.people, name, who) })
    }),
  }))

function idAmong(people: readonly Person[], name: string | undefined, place: number | undefined): string | undefined {
  const same = people.filter(({ names: all }) => all[0]?.text === name)
  return place === undefined ? undefined : same[place]?.id
}
