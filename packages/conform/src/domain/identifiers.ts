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

/** GB 32100: the departments that register bodies, by the first character of their codes. */
const departments = '123456789ANY'
/** The first two digits of provinces in codes; 10 stands for bodies of the whole country. */
const provinces = /^..(?:10|1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-6]|71|81|82)/

/** What a credit code is, if it is none that a register gave, with the expected check character (position 18) where that is wrong. */
export type CreditCodeProblem = { kind: 'placeholder' | 'temporary' | 'department' | 'province' } | { kind: 'check'; expected: string }

/** Judges the first 18 characters of a code. */
export function creditCodeProblem(code: string): CreditCodeProblem | undefined {
  // Platforms give offices without a credit code one of their own.
  if (code.startsWith('TE')) return { kind: 'temporary' }
  if (isPlaceholder(code)) return { kind: 'placeholder' }
  const expected = creditCodeCheck(code)
  if (expected !== undefined && expected !== code[17]) return { kind: 'check', expected }
  if (!departments.includes(code[0]!)) return { kind: 'department' }
  return provinces.test(code) ? undefined : { kind: 'province' }
}

// Of one character, or counting: by chance some have the right check character.
function isPlaceholder(code: string): boolean {
  return /^(.)\1{16}/.test(code) || code.startsWith('12345678901234567')
}

/** Splits an item code of 31 or 33 characters by position. Its shape must have been validated. */
export function itemCodeParts(code: string): { creditCode: string; level: string; basicCode: string; handling: string } {
  return { creditCode: code.slice(0, 18), level: code.slice(18, 19), basicCode: code.slice(19, 31), handling: code.slice(31) }
}
