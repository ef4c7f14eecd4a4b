import type { Bilingual } from '../../shared/errors.ts'

/** Says something to whoever started the program, Chinese first; what has no English is said once. Answers the exit code of success. */
export function say({ zh, en }: Bilingual): number {
  console.log(en === '' ? zh : `${zh}\n${en}`)
  return 0
}

/** Says what went wrong on the error stream; answers the exit code. */
export function complain({ zh, en }: Bilingual, exitCode: number): number {
  console.error(`${zh}\n${en}`)
  return exitCode
}
