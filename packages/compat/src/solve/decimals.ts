/**
 * An exact decimal, `digits / 10^scale`. A double means the decimal as which it is written, so that 0.3 is
 * a multiple of 0.1.
 */
interface Decimal {
  digits: bigint
  scale: number
}

export function decimal(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = value.toString().split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const scale = fraction.length - Number(exponent)
  const digits = BigInt(whole + fraction)
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 }
}

/** The number times `10^scale`, exactly. The scale must be at least that of the number. */
export function scaled(value: number, scale: number): bigint {
  const { digits, scale: own } = decimal(value)
  return digits * 10n ** BigInt(scale - own)
}

/** Whether a number is a whole multiple of a factor. Both are read as decimals. */
export function isMultiple(value: number, factor: number): boolean {
  const scale = Math.max(decimal(value).scale, decimal(factor).scale)
  return scaled(value, scale) % scaled(factor, scale) === 0n
}
