/** Cookies that a server has set, to be sent back to it; paths and ages are no matter within one sign-in. */
export class CookieJar {
  readonly #kept = new Map<string, string>()

  /** Keeps what an answer sets, and forgets what it deletes. */
  take(answer: Response): void {
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') this.#kept.delete(name)
      else this.#kept.set(name, value)
    }
  }

  /** The `Cookie` header of the next request. */
  get header(): string {
    return [...this.#kept].map(([name, value]) => `${name}=${value}`).join('; ')
  }
}
