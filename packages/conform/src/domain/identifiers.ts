/** The alphabet of GB 32100-2015 in the order of its values: no I, O, S, V, Z. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const values = new Int8Array(128).fill(-1)
for (let i = 0; i < alphabet.length; i++) values[alphabet.charCodeAt(i)] = i
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/**
 * Computes the check character from the first 17 characters of a unified social credit code (GB 32100-2015); undefined if a
 * character is outside the alphabet.
 */
export function creditCodeCheck(code: string): string | undefined {
  let sum = 0
  for (let i = 0; i < 17; i++) {
    const value = values[code.charCodeAt(i)] ?? -1
    if (value < 0) return undefined
    sum += value * weights[i]!
  }
  return alphabet[(31 - (sum % 31)) % 31]
}

/** Returns the expected check character of a code (position 18) if the code has another one, else undefined. */
export function creditCodeProblem(code: string): string | undefined {
  const expected = creditCodeCheck(code)
  return expected === code[17] ? undefined : expected
}

/** Splits an item code of 31 or 33 characters by position. Its shape must have been validated. */
export function itemCodeParts(code: string): { creditCode: string; level: string; basicCode: string; handling: string } {
  return { creditCode: code.slice(0, 18), level: code.slice(18, 19), basicCode: code.slice(19, 31), handling: code.slice(31) }
}
