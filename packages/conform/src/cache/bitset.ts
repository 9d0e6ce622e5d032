// Sets of small numbers as bits, 32 in a word: which checks are due, which folds are known.

/** The bit of a number in its word. */
export function bitOf(number: number): number {
  return 1 << (number & 31)
}

/** The words of the numbers of which it is said. */
export function bitsOf(said: readonly boolean[]): number[] {
  const words = new Array<number>(Math.ceil(said.length / 32)).fill(0)
  for (const [number, is] of said.entries()) if (is) setBit(words, number)
  return words
}

export function hasBit(words: readonly number[], number: number): boolean {
  return (words[number >> 5]! & bitOf(number)) !== 0
}

export function setBit(words: number[], number: number): void {
  words[number >> 5]! |= bitOf(number)
}

/** The number of the lowest bit of a word. */
export function lowest(word: number): number {
  return 31 - Math.clz32(word & -word)
}

/** How many bits of a word are set. */
export function countBits(word: number): number {
  let count = 0
  for (let rest = word; rest !== 0; rest &= rest - 1) count++
  return count
}
