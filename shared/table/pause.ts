import { setTimeout as wait } from 'node:timers/promises'

/** Waits before the next attempt at something that others stood in the way of: up to 5 ms doubled `nth` times, a quarter of a second at most, by chance so that they do not meet again. */
export function pause(nth: number): Promise<void> {
  return wait(Math.random() * Math.min(2 ** nth * 5, 250))
}
