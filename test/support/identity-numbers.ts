/**
 * An invented identity number that is right: of the district 999999, which does not exist, with a day of birth and a serial number (odd for men).
 */
export function numberOf(birth: string, serial: number): string {
  const first = `999999${birth.replaceAll('-', '')}${String(serial).padStart(3, '0')}`
  const sum = [...first].reduce((total, digit, at) => total + Number(digit) * (2 ** (17 - at) % 11), 0)
  return `${first}${'10X98765432'.charAt(sum % 11)}`
}
