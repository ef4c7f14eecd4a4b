import { describe, expect, it } from 'vitest'
import { noticePersonId } from '../../../../functions/local/demo/notices/people.ts'
import { officeRows } from '../../../../functions/local/demo/notices/posts.ts'
import { today } from '../../../../functions/local/demo/origins.ts'
import { associationOf } from '../../../../functions/local/demo/real/local-associations.ts'
import { ageRange } from '../../../../shared/domain/dates.ts'
import type { Person } from '../../../../shared/domain/person.ts'
import { seatStates, standingsOf } from '../../../../shared/domain/seat-state.ts'
import { professionalTitles } from '../../../../shared/vocabulary/professional-titles.ts'
import { byId, demo } from './the-demo.ts'

const personOf = byId(demo.people)
const postOf = byId(demo.posts)
const organizationOf = byId(demo.organizations)
const membershipOf = byId(demo.memberships)
const generated = demo.people.filter((person) => person.generated)
const namedInNotices = new Set(officeRows().map(({ name }) => name))

/** Year of birth as far as it is known. */
function bornOf({ birth }: Person): number | undefined {
  return birth === undefined ? undefined : Number(birth.slice(0, 4))
}

/** Share of `things` that `test` holds for. */
function share<T>(things: readonly T[], test: (thing: T) => boolean): number {
  return things.filter(test).length / things.length
}

describe('made-up people', () => {
  it('are marked, each fact of them too, and are all but those of the notices', () => {
    const real = new Set<string>([...namedInNotices].map(noticePersonId))
    expect(generated.length).toBe(demo.people.length - real.size)
    for (const { id, generated: marked, provenance } of demo.people) {
      expect(marked === true).toBe(!real.has(id))
      const kinds = new Set(Object.values(provenance).map(({ source }) => source?.kind))
      expect([...kinds]).toEqual([marked ? 'generated' : 'notice'])
    }
  })

  it('bear no name of the notices, no number and no way to reach them', () => {
    for (const { names, identifiers, contacts } of generated) {
      expect(names.filter(({ text }) => namedInNotices.has(text))).toEqual([])
      expect([...identifiers, ...contacts]).toEqual([])
    }
  })

  it('have senior titles from 33 on and not before', () => {
    for (const person of generated) {
      const [youngest = 99] = ageRange(person.birth, today) ?? []
      if (professionalTitles.get(person.professionalTitle ?? '')?.rankLevel === 'senior')
        expect(youngest).toBeGreaterThanOrEqual(32)
      expect(youngest).toBeGreaterThanOrEqual(27)
    }
  })

  it('received their honours at ages at which those are given', () => {
    for (const { personId, honour = '', year = 0 } of demo.honours) {
      const born = bornOf(personOf(personId))
      if (born === undefined || !personOf(personId).generated) continue
      expect(year).toBeLessThanOrEqual(2026)
      expect(year - born).toBeGreaterThanOrEqual(/academician/.test(honour) ? 45 : 28)
      if (honour === 'young-talent-lift') expect(year - born).toBeLessThanOrEqual(35)
      if (honour === 'distinguished-young-scholar') expect(year - born).toBeLessThanOrEqual(45)
      if (honour === 'excellent-young-scholar') expect(year - born).toBeLessThanOrEqual(38)
    }
  })

  it('are women where the honour is for women', () => {
    const held = demo.honours.filter(({ honour = '' }) => /women|red-banner/.test(honour))
    expect(held.length).toBeGreaterThan(10)
    for (const { personId } of held) expect(personOf(personId).gender).not.toBe('1')
  })

  it('have mentors who are older than they are and alive', () => {
    const mentored = demo.honours.filter(({ mentorId }) => mentorId !== undefined)
    expect(mentored.length).toBe(demo.mentorings.length)
    expect(mentored.length).toBeGreaterThan(100)
    for (const { personId, mentorId = '' } of mentored) {
      const [mentor, mentee] = [personOf(mentorId), personOf(personId)]
      expect(mentor.status).toBe('active')
      expect(bornOf(mentor) ?? 0).toBeLessThan(bornOf(mentee) ?? 9999)
    }
  })

  it('are as unknown as people are: some without birth, gender, title or discipline', () => {
    const unborn = share(generated, ({ birth }) => birth === undefined)
    expect(unborn).toBeGreaterThan(0.06)
    expect(unborn).toBeLessThan(0.11)
    expect(share(generated, ({ birth }) => birth?.length === 4)).toBeGreaterThan(0.15)
    for (const fact of [
      'birth',
      'gender',
      'ethnicity',
      'nationality',
      'professionalTitle',
      'politicalAffiliation',
    ] as const)
      expect(share(generated, (person) => person[fact] === undefined)).toBeGreaterThan(0.01)
  })

  it('are women more often in medicine than in engineering', () => {
    const women = (pattern: RegExp) =>
      share(
        generated.filter(({ disciplines: [first = ''] }) => pattern.test(first)),
        ({ gender }) => gender === '2',
      )
    expect(women(/^3/)).toBeGreaterThan(0.3)
    expect(women(/^(4[2-9]|5)/)).toBeLessThan(0.25)
  })

  it('share names now and then, and write some with rare characters or a dot', () => {
    const names = Map.groupBy(generated, ({ names: [name] }) => name?.text)
    expect([...names.values()].filter((people) => people.length > 1).length).toBeGreaterThan(50)
    expect(
      generated.filter(({ names: [name] }) => /[\u{20000}-\u{3ffff}]/u.test(name?.text ?? '')).length,
    ).toBeGreaterThan(10)
    expect(generated.filter(({ names: [name] }) => /·/.test(name?.text ?? '')).length).toBeGreaterThan(5)
  })

  it('hold nothing after their death', () => {
    const dead = demo.people.filter(({ status }) => status === 'deceased')
    expect(dead.length).toBeGreaterThan(10)
    for (const { id, death } of dead)
      for (const held of demo.memberships.filter(({ personId }) => personId === id)) {
        expect(held.status).toBe('ended')
        expect((held.end ?? '') <= (death?.on ?? '')).toBe(true)
      }
  })
})

describe('made-up councils', () => {
  const societies = demo.organizations.filter(
    ({ kind, level, status }) => kind === 'society' && level === 'province' && status === 'active',
  )
  const held = Map.groupBy(
    demo.memberships.filter(({ status }) => status === 'in-office'),
    ({ organizationId }) => organizationId,
  )

  it('are those of the 186 societies of Guangdong and 60 each of Hubei and Beijing', () => {
    const derived = societies.filter(({ provenance }) => provenance.source?.kind === 'derived')
    const count = (region: string) => derived.filter(({ place }) => place?.region === region).length
    expect(['440000', '420000', '110000'].map(count)).toEqual([186, 60, 60])
  })

  it('keep to the sizes that the rules give', () => {
    for (const { id } of societies) {
      const size = (role: string) =>
        demo.posts.find((post) => post.organizationId === id && post.role === role)?.capacity
      const council = demo.posts.find((post) => post.organizationId === id && post.name === '理事')?.capacity
      if (council === undefined) continue
      expect(council % 2).toBe(1)
      const standing = size('standing-council-member')
      const officers = 2 + (size('vice-chair') ?? 0)
      if (standing === undefined) continue
      expect(standing * 3).toBeLessThanOrEqual(council)
      expect(officers * 2).toBeLessThanOrEqual(standing + 1)
    }
  })

  it('seat their officers, and never their chair of supervisors', () => {
    for (const { id } of societies) {
      const own = held.get(id) ?? []
      const inRole = (role: string) =>
        own.filter(({ postId, nature }) => postOf(postId).role === role && nature !== 'full-time')
      const members = new Set(
        own.filter(({ postId }) => postOf(postId).name === '理事').map(({ personId }) => personId),
      )
      if (members.size === 0) continue
      for (const role of [
        'chair',
        'vice-chair',
        'secretary-general',
        'standing-council-member',
        'legal-representative',
      ])
        for (const { personId } of inRole(role)) expect(members.has(personId)).toBe(true)
      for (const { personId } of inRole('supervisor-chair')) expect(members.has(personId)).toBe(false)
    }
  })

  it('show every state that a seat can be in', () => {
    const states = new Set(demo.sheets.flatMap((sheet) => standingsOf(sheet, today, 180)).map(({ state }) => state))
    expect([...states].sort()).toEqual([...seatStates].sort())
  })
})

describe('liaisons', () => {
  const liaisons = demo.memberships.filter(({ liaison }) => liaison !== undefined)

  it('rest on a headship of the same person, and are flagged when that has ended', () => {
    expect(liaisons.length).toBeGreaterThan(200)
    for (const { baseId = '', personId, baseEnded = false, liaisonPlace = '' } of liaisons) {
      const base = membershipOf(baseId)
      expect(base.personId).toBe(personId)
      expect(postOf(base.postId).role).toBe('head')
      expect(baseEnded).toBe(base.status === 'ended')
      expect(liaisonPlace).toMatch(/^CN\/\d{6}\//)
    }
    expect(share(liaisons, ({ baseEnded }) => baseEnded === true)).toBeGreaterThan(0.02)
  })

  it('head a house of the form that their kind says', () => {
    const pairs = new Set(
      liaisons.map(
        ({ liaison, baseId = '' }) => `${liaison} ${organizationOf(membershipOf(baseId).organizationId).form}`,
      ),
    )
    expect(pairs).toEqual(new Set(['hospital-head hospital', 'school-head school', 'agro-station-head agro-station']))
  })

  it('are missing in some counties, and of every kind in 紫金县', () => {
    const counties = demo.organizations.filter(
      ({ kind, level, place }) => kind === 'association' && level === 'county' && place?.region?.startsWith('44'),
    )
    expect(counties.length).toBe(122)
    for (const kind of ['hospital-head', 'school-head', 'agro-station-head']) {
      const served = new Set(
        liaisons.filter(({ liaison }) => liaison === kind).map(({ organizationId }) => organizationId),
      )
      const missing = counties.filter(({ id }) => !served.has(id)).length
      expect(missing).toBeGreaterThan(20)
      expect(missing).toBeLessThan(110)
    }
    expect(liaisons.filter(({ organizationId }) => organizationId === associationOf('441621'))).toEqual([])
    expect(organizationOf(associationOf('441621')).names[0]?.text).toBe('紫金县科学技术协会')
  })
})
