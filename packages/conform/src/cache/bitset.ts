// Sets of small numbers as bits, 32 in a word: which checks are pending, which folds are known.

/** The bit of a number in its word. */
export function bitOf(number: number): number {
  return 1 << (number & 31)
}

/** Packs flags into 32-bit words; flag 0 is the lowest bit of the first word. */
export function toBitset(flags: readonly boolean[]): number[] {
  const words = emptyBitset(flags.length)
  for (const [number, flag] of flags.entries()) if (flag) setBit(words, number)
  return words
}

/** A set without members that has room for numbers below `size`. */
export function emptyBitset(size: number): number[] {
  return new Array<number>(Math.ceil(size / 32)).fill(0)
}

export function hasBit(words: readonly number[], number: number): boolean {
  return (words[number >> 5]! & bitOf(number)) !== 0
}

export function setBit(words: number[], number: number): void {
  words[number >> 5]! |= bitOf(number)
}

/** The number of the lowest set bit of a word. */
export function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word)
}

/** How many bits of a word are set. */
export function countBits(word: number): number {
  let count = 0
  for (let rest = word; rest !== 0; rest &= rest - 1) count++
  return count
}
