/** Exact decimals: a double stands for the decimal it is written as, so that 0.3 is a multiple of 0.1. */
export interface Decimal {
  digits: bigint
  /** How many of the digits stand behind the point. */
  scale: number
}

export function decimal(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = value.toString().split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const scale = fraction.length - Number(exponent)
  const digits = BigInt(whole + fraction)
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 }
}

export function scaled(value: number, scale: number): bigint {
  const { digits, scale: own } = decimal(value)
  return digits * 10n ** BigInt(scale - own)
}

/** Whether a number is a whole multiple of a factor, as decimals. */
export function isMultiple(value: number, factor: number): boolean {
  const scale = Math.max(decimal(value).scale, decimal(factor).scale)
  return scaled(value, scale) % scaled(factor, scale) === 0n
}
