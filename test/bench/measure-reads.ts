import { listActivities } from '../../shared/directory/activity-lists.ts'
import { readCoverage } from '../../shared/directory/coverage.ts'
import { readLiaisons } from '../../shared/directory/liaisons.ts'
import { listOrganizations } from '../../shared/directory/organization-lists.ts'
import { searchCandidates } from '../../shared/directory/search-candidates.ts'
import { namedTypes, searchNames } from '../../shared/directory/search-names.ts'
import { vacanciesOf } from '../../shared/directory/vacancies.ts'
import { coverageSpec } from '../../shared/index/coverage-spec.ts'
import { querySpec } from '../../shared/index/query-spec.ts'
import { parseNameQuery } from '../../shared/names/name-query.ts'
import type { Line, Measure } from './line.ts'
import type { Bench } from './open-bench.ts'
import { patternsOn, type Subjects } from './patterns.ts'
import { programmePatterns } from './programme-patterns.ts'

/** Measures every access pattern, then searches by the referral index. */
export async function measureReads({ ctx, candidates }: Bench, measure: Measure): Promise<Line[]> {
  const lines: Line[] = []
  const of = await subjects({ ctx })
  for (const { name, key, run } of [...patternsOn(of), ...programmePatterns(of)])
    lines.push(await measure(name, key, () => run(ctx)))
  const spec = querySpec.parse({
    asOf: '2026-11-01',
    must: { all: [{ workRegion: ['440000'] }, { titleRank: ['senior'] }] },
    should: [{ weight: 3, when: { discipline: ['110'] } }],
  })
  const search = () => searchCandidates(ctx, candidates, spec)
  const names = { text: '王', types: namedTypes, limit: 20, cursor: undefined } as const
  const query = parseNameQuery(names.text)
  await search() // The sizes of lists are read once.
  const lists = 'blocks `X<g>B#<family>`, cards `X<g>C#<ordinal>` × 20'
  const index = () => candidates.index.query(spec, { today: '2026-11-01' })
  lines.push(await measure('candidate search, page of 20: lists and cards', lists, index))
  lines.push(await measure('the same with everything about each', '… then `P#<id>` × 20', search))
  const coverage = () => readCoverage(ctx, candidates, chairsOfGuangdong)
  lines.push(
    await measure('who of a province’s chairs owes which duty', 'blocks, cards of all, `P#<id>` × 50', coverage),
  )
  if (query !== undefined) {
    const byName = async () => searchNames(ctx, (await candidates.open()).reader, { ...names, query })
    lines.push(
      await measure('people and organizations by a character of the name', 'blocks, cards, roots × 20', byName),
    )
  }
  return lines
}

/** One course and one lecture in the term of every chair of a society of Guangdong. */
const chairsOfGuangdong = coverageSpec.parse({
  asOf: '2026-11-01',
  holders: [
    {
      label: '省级学会理事长',
      post: { roles: ['chair'], organizationKinds: ['society'], levels: ['province'], regions: ['440000'] },
    },
  ],
  duties: [
    { label: '参加一次培训', engagement: { kinds: ['training'], roles: ['attendee'] } },
    { label: '讲授一次课程', engagement: { kinds: ['training', 'lecture'], roles: ['lecturer'] } },
  ],
})

/** The busiest things in the demonstration, so that no figure flatters. */
async function subjects({ ctx }: Pick<Bench, 'ctx'>): Promise<Subjects> {
  const day = '2026-11-01'
  const areas = { within: ['CN/440000/'] }
  const [province] = (
    await listOrganizations(ctx, { kinds: ['association'], areas, levels: ['province'] }, 1, undefined)
  ).items
  const societies = (await listOrganizations(ctx, { kinds: ['society'], areas }, 200, undefined)).items
  const sized = await Promise.all(
    societies.map(async ({ id }) => ({ id, ...(await vacanciesOf(ctx, id, { on: day, within: 180 })) })),
  )
  const [society] = sized.sort((a, b) => JSON.stringify(b.sheet).length - JSON.stringify(a.sheet).length)
  const [network] = (await listOrganizations(ctx, { kinds: ['overseas-network'] }, 1, undefined)).items
  const [liaison] = (await readLiaisons(ctx, { areas, on: day }, 1, undefined)).items
  const [activity] = (await listActivities(ctx, {}, 1, undefined)).items
  const session = society?.sheet.terms.at(-1)
  const chair = society?.sheet.seats.find(({ role }) => role === 'chair')
  if (!province || !society || !network || !liaison || !activity || !session || !chair)
    throw new Error('the demonstration lacks something that the bench measures on')
  return {
    province: province.id,
    society: society.id,
    session: session.id,
    chair: chair.postId,
    person: liaison.membership.personId,
    network: network.id,
    activity: activity.id,
    day,
  }
}
