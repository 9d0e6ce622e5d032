/** A number of a schema file that no double holds exactly, as it is written: `9007199254740993`, `1e400`. */
export class InexactNumber {
  constructor(readonly text: string) {}

  /** As text: as a number, it would be another one. */
  toJSON(): string {
    return this.text
  }
}

/** The numbers within a value that no double holds. */
export function inexactNumbersIn(value: unknown): InexactNumber[] {
  if (value instanceof InexactNumber) return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(inexactNumbersIn) : []
}

/** A value as text, in which such a number differs from every other value. */
export function exactText(value: unknown): string {
  if (value instanceof InexactNumber) return value.text
  if (Array.isArray(value)) return `[${value.map(exactText).join()}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([name, part]) => `${JSON.stringify(name)}:${exactText(part)}`).join()}}`
}

/** Whether the decimal number that a text writes, in the notation of JSON, is the one as which its double is written. */
export function isExactNumber(text: string): boolean {
  const value = Number(text)
  return Number.isFinite(value) && decimalOf(text) === decimalOf(String(value))
}

/** The digits of a decimal without zeros at its ends, and its exponent: `-12e-1` for -1.2. */
function decimalOf(text: string): string {
  const [, sign, whole = '', fraction = '', exponent = '0'] = /^([-+]?)(\d*)\.?(\d*)(?:[eE]([-+]?\d+))?$/.exec(text)!
  const digits = (whole + fraction).replace(/^0+/, '')
  const short = digits.replace(/0+$/, '')
  if (short === '') return '0'
  return `${sign === '-' ? '-' : ''}${short}e${BigInt(exponent) - BigInt(fraction.length) + BigInt(digits.length - short.length)}`
}
