import { hasEnded } from '../../domain/dates.ts'
import type { Post } from '../../domain/post.ts'
import { roleClasses } from '../../vocabulary/role-classes.ts'
import { type Saying, some } from '../plan/plan-remarks.ts'
import { nameKey, type Scene } from '../plan/scene.ts'

/** A post that a row names: one of the organization's, or one that the import would make under the `name` in which the file has it first; `key` is the same for the same post. */
export type NamedPost = { readonly key: string; readonly text: string } & (
  | { readonly post: Post }
  | { readonly post?: never; readonly role: string; readonly name: string }
)

/** How a name was read: the post, with a warning where it is not the post's own name, or why there is none. */
export type PostReading =
  | { readonly named: NamedPost; readonly warning?: Saying }
  | { readonly named?: never; readonly problem: Saying }

/** Roles whose titles are so many different offices that one cannot stand for another. */
const loose = new Set([
  'honorary-member',
  'government-official',
  'head',
  'deputy-head',
  'party-group-member',
  'contact',
  'staff',
  'other',
])

/** Reads names of posts in the words of a file; each name is looked up once. */
export function postReader(scene: Scene): (text: string) => PostReading {
  const byName = Map.groupBy(named(scene.posts), ([key]) => key)
  const byRole = Map.groupBy(
    scene.posts.filter((post) => isUsable(post, scene)),
    ({ role }) => role,
  )
  const known = new Map<string, PostReading>()
  return (text) => {
    const key = nameKey(text)
    const reading = known.get(key) ?? read(scene, text, key, byName.get(key) ?? [], byRole)
    known.set(key, reading)
    return reading
  }
}

function named(posts: readonly Post[]): (readonly [string, Post])[] {
  return posts.flatMap((post) => {
    const names = post.nameEn === undefined ? [post.name] : [post.name, post.nameEn]
    return [...new Set(names.map(nameKey))].map((key) => [key, post] as const)
  })
}

function isUsable({ end, frozen }: Post, { on }: Scene): boolean {
  return !frozen && (end === undefined || hasEnded(end, on) !== 'yes')
}

function read(
  scene: Scene,
  text: string,
  key: string,
  same: readonly (readonly [string, Post])[],
  byRole: ReadonlyMap<string, readonly Post[]>,
): PostReading {
  const all = same.map(([, post]) => post)
  const usable = all.filter((post) => isUsable(post, scene))
  const [own, second] = usable.length > 0 ? usable : all
  if (own !== undefined && second === undefined) return { named: { key: own.id, text, post: own } }
  if (own !== undefined) return { problem: ambiguous(text, all.length) }
  const roles = roleClasses.find(text).map(({ code }) => code)
  const alike = roles.filter((role) => !loose.has(role)).flatMap((role) => byRole.get(role) ?? [])
  const [post, other] = alike
  if (post !== undefined && other === undefined)
    return { named: { key: post.id, text, post }, warning: readAs(text, post.name) }
  const [role, secondRole] = roles
  if (scene.createPosts && role !== undefined && secondRole === undefined)
    return { named: { key: `new:${key}`, text, role, name: text } }
  return { problem: unknown(scene, text) }
}

function readAs(text: string, name: string): Saying {
  return {
    code: 'post-read-as',
    of: 'post',
    zh: `“${text}”按本组织唯一的同类职务“${name}”读取；如不是同一职务，请先建立该职务。`,
    en: `"${text}" was read as ${name}, the only post of that class; if it is another post, create that post first.`,
  }
}

function ambiguous(text: string, count: number): Saying {
  return {
    code: 'post-ambiguous',
    of: 'post',
    zh: `本组织有 ${count} 个职务都叫“${text}”，无法分辨；请先给它们取不同的名称。`,
    en: `${count} posts of the organization are called "${text}"; give them different names first.`,
  }
}

function unknown({ posts, createPosts }: Scene, text: string): Saying {
  const { zh, en } = some(posts.map(({ name }) => name))
  const there = posts.length === 0 ? { zh: '本组织还没有职务', en: 'the organization has no posts yet' } : undefined
  const why = createPosts
    ? { zh: '也认不出它属于哪一类职务', en: 'and its class of post is not recognised' }
    : {
        zh: '请更正，或先建立该职务，或选择自动新建职务',
        en: 'correct it, create the post, or let the import make posts',
      }
  return {
    code: 'post-unknown',
    of: 'post',
    zh: `没有名为“${text}”的职务（${there?.zh ?? `现有：${zh}`}）；${why.zh}。`,
    en: `There is no post called "${text}" (${there?.en ?? `there are: ${en}`}); ${why.en}.`,
  }
}
