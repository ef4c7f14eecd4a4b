import type { Bundle } from './bundle.ts'

/** What bundles may hold: bytes by function, packages never deployed, and packages that only some functions may hold. */
export type BundleLimits = {
  readonly bytes: Readonly<Record<string, number>>
  readonly never: readonly string[]
  readonly onlyIn: Readonly<Record<string, readonly string[]>>
}

/** What breaks `limits` in a bundle, one sentence each; a function without a budget breaks them too. */
export function bundleFaults(bundle: Bundle, { bytes, never, onlyIn }: BundleLimits): string[] {
  const name = bundle.function
  const budget = bytes[name] ?? 0
  return [
    ...(bundle.bytes > budget ? [`${name}: ${bundle.bytes} bytes, of ${budget} allowed`] : []),
    ...bundle.packages
      .filter((held) => never.includes(held))
      .map((held) => `${name} holds ${held}, which is never deployed`),
    ...bundle.packages
      .filter((held) => !(onlyIn[held] ?? [name]).includes(name))
      .map((held) => `${name} holds ${held}, which belongs to ${onlyIn[held]?.join(', ')}`),
    ...bundle.files
      .filter((path) => !path.startsWith('shared/') && !path.startsWith(`functions/${name}/`))
      .map((path) => `${name} holds ${path}, which is not its own`),
  ]
}
