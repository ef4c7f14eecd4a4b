/** The last day that a spreadsheet can number, 9999-12-31. */
const lastSerial = 2_958_465

/**
 * The day, `YYYY-MM-DD`, that a spreadsheet numbers `serial` (a fraction is the time of day); undefined for what is no day:
 * below 1, beyond the year 9999, and 29 February 1900, which the 1900 system has and the calendar has not.
 */
export function dayOfSerial(serial: number, from1904: boolean): string | undefined {
  const whole = Math.floor(serial) + (from1904 ? 1462 : 0)
  if (!(whole >= 1 && whole <= lastSerial) || whole === 60) return undefined
  const epoch = whole < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30)
  return new Date(epoch + whole * 86_400_000).toISOString().slice(0, 10)
}
