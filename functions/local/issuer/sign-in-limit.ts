/** After so many wrong passwords an account waits until the window that the first of them opened is over. */
export const signInLimit = { tries: 5, windowSeconds: 300 } as const

/** Counts wrong passwords by account, so that nobody can try them all; `now` is the clock. Names that are no account must be counted as one. */
export class SignInLimit {
  readonly #now: () => Date
  readonly #windows = new Map<string, { readonly until: number; wrong: number }>()

  constructor(now: () => Date) {
    this.#now = now
  }

  /** Seconds until the account may try again; 0 where it may now. */
  wait(account: string): number {
    const { until, wrong } = this.#window(account)
    return wrong < signInLimit.tries ? 0 : Math.ceil((until - this.#now().getTime()) / 1000)
  }

  /** Notes a wrong password. */
  wrong(account: string): void {
    const { until, wrong } = this.#window(account)
    this.#windows.set(account, { until, wrong: wrong + 1 })
  }

  /** Forgets the wrong passwords of an account that has given the right one. */
  right(account: string): void {
    this.#windows.delete(account)
  }

  #window(account: string): { readonly until: number; readonly wrong: number } {
    const now = this.#now().getTime()
    const open = this.#windows.get(account)
    return open !== undefined && now < open.until ? open : { until: now + signInLimit.windowSeconds * 1000, wrong: 0 }
  }
}
