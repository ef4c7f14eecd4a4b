import type { Bilingual } from '../../shared/errors.ts'

/** What keeps the local system from starting, said so that the person at the keyboard can put it right; main prints it and exits with 1. */
export class StartError extends Error {
  override readonly name = 'StartError'
  readonly detail: Bilingual

  constructor(detail: Bilingual, options?: ErrorOptions) {
    super(detail.en, options)
    this.detail = detail
  }
}
