const preferredLetters = [...'0a1bA2cB一3dC4e5f甲乙'].map((letter) => letter.codePointAt(0)!)

/** Rank of a letter: 0 for letters, digits and Chinese characters, 1 for other ASCII, 2 for characters a reader rarely meets. */
export function readingRank(letter: string): number {
  return /[0-9A-Za-z一-龥]/.test(letter) ? 0 : /[!-~]/.test(letter) ? 1 : 2
}

/** Up to `wanted` letters of a range, readable ones first and halves of surrogate pairs last; `all` says whether it holds no others. */
export function lettersOf(from: number, to: number, wanted: number): { letters: string[]; all: boolean } {
  const size = to - from + 1
  const chosen = new Set<number>()
  for (const letter of preferredLetters) if (letter >= from && letter <= to && chosen.size < wanted) chosen.add(letter)
  const isPlain = (code: number) => code > 0x20 && code !== 0x7f && !(code >= 0x80 && code < 0xa1) && !(code >= 0xd800 && code <= 0xdfff)
  for (const plain of [true, false]) {
    let seen = 0
    for (let code = from; code <= to && chosen.size < wanted && seen < 70_000; code++, seen++) if (isPlain(code) === plain) chosen.add(code)
  }
  return { letters: [...chosen].map((code) => String.fromCodePoint(code)), all: chosen.size === size }
}
