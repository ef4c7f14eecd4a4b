import type { PersonId } from '../../domain/ids.ts'
import { remarkOf, type Saying } from '../plan/plan-remarks.ts'
import { nameKey, type Scene } from '../plan/scene.ts'
import type { RosterRow, RowRemark } from '../roster-row.ts'
import { type NamedPost, postReader } from './post-names.ts'
import { identify, type Named } from './row-identity.ts'

/** A row of the file with its posts found; what is added to its problems and warnings while the plan is made is collected here. */
export type FileRow = {
  readonly row: RosterRow
  readonly key: string | undefined
  readonly choice: PersonId | null | undefined
  /** Who is meant, where the row says so. */
  readonly named: Named | undefined
  readonly posts: readonly NamedPost[]
  readonly problems: RowRemark[]
  readonly warnings: RowRemark[]
}

/** The rows of a file in the organization's terms: posts found by name, sessions compared. */
export function readAgainst(scene: Scene, rows: readonly RosterRow[]): FileRow[] {
  const postOf = postReader(scene)
  return rows.map((row) => {
    const problems = [...row.problems]
    const warnings = [...row.warnings]
    const posts = new Map<string, NamedPost>()
    for (const text of row.posts) {
      const reading = postOf(text)
      if (reading.named === undefined) problems.push(remarkOf(scene, reading.problem))
      else if (scene.only !== undefined && !isLookedAt(scene.only, reading.named))
        warnings.push(remarkOf(scene, passedOver(text)))
      else posts.set(reading.named.key, { ...reading.named, text })
      if (reading.named !== undefined && reading.warning !== undefined) warnings.push(remarkOf(scene, reading.warning))
    }
    if (row.name === undefined && problems.length === 0) problems.push(remarkOf(scene, nameless))
    const other = sessionProblem(scene, row)
    if (other !== undefined) problems.push(remarkOf(scene, other))
    const key = row.name === undefined ? undefined : nameKey(row.name)
    const choice = scene.choices.get(row.row)
    const { named, problem, warning } = identify(scene, row, key, choice)
    if (warning !== undefined) warnings.push(remarkOf(scene, warning))
    if (problem !== undefined && key !== undefined) problems.push(remarkOf(scene, problem))
    return {
      row,
      key,
      choice,
      named,
      posts: [...posts.values()],
      problems,
      warnings,
    }
  })
}

/** Whether all that a row says is about posts to which the import is not restricted. */
export function isPassedOver({ row, posts }: FileRow): boolean {
  return row.posts.length > 0 && posts.length === 0
}

function isLookedAt(only: NonNullable<Scene['only']>, { post }: NamedPost): boolean {
  return post !== undefined && only.has(post.id)
}

function sessionProblem({ term }: Scene, { session }: RosterRow): Saying | undefined {
  if (session === undefined || session === term?.number) return undefined
  const wanted = term === undefined ? '没有届次' : `是第 ${term.number} 届`
  const target = term === undefined ? 'has no session' : `is that of session ${term.number}`
  return {
    code: 'session-other',
    of: 'session',
    zh: `该行写的是第 ${session} 届，而导入的名册${wanted}；请改届次，或把各届分开导入。`,
    en: `The row says session ${session}, but the roster that is imported ${target}; correct it, or import each session by itself.`,
  }
}

const nameless: Saying = { code: 'name-missing', of: 'name', zh: '没有姓名；请补上。', en: 'There is no name; add it.' }

function passedOver(text: string): Saying {
  return {
    code: 'post-not-asked',
    of: 'post',
    zh: `“${text}”不在本次导入选定的职务之内，未作处理。`,
    en: `${text} is not among the posts that this import was restricted to, and was passed over.`,
  }
}
