import type { Language } from './automaton.js'

/** A language that a word must be in, or must not. */
export interface Side {
  language: Language
  inside: boolean
}

export interface Lengths {
  min: number
  /** In code points; Infinity where there is none. */
  max: number
}

/** Product states a search may look at. */
const limit = 60_000
const nowhere = -1

/**
 * Up to `wanted` of the shortest words that are in all of the languages they shall be in and in none of the others, of a
 * length within the bounds; and whether these are all there are. Gives undefined where the product grows too large.
 */
export function findWords(sides: Side[], { min, max }: Lengths, wanted: number): { words: string[]; complete: boolean } | undefined {
  if (min > max) return { words: [], complete: true }
  const product = explore(sides)
  if (!product) return undefined
  const ahead = outlook(product, min, max)
  if (!ahead) return undefined
  // At every length a bounded choice of beginnings is kept that can still be finished: distinct ones of the same length
  // have distinct ends, so `wanted` of them are enough. Those nearest to an end come first.
  const words: string[] = []
  let complete = true
  let layer: { word: string; state: number }[] = ahead.reach(0, 0) ? [{ word: '', state: 0 }] : []
  for (let length = 0; layer.length > 0; length++) {
    for (const { word, state } of layer) {
      if (length < min || !product.accepting[state]) continue
      if (words.length >= wanted) return { words, complete: false }
      words.push(word)
    }
    const room = wanted - words.length + 1
    const next: { word: string; state: number }[] = []
    for (const { word, state } of layer) {
      for (const move of product.moves[state]!) {
        if (!ahead.reach(move.next, length + 1)) continue
        if (words.length >= wanted) return { words, complete: false }
        const { letters, all } = lettersOf(move.from, move.to, room)
        if (!all) complete = false
        for (const letter of letters) next.push({ word: word + letter, state: move.next })
      }
    }
    if (next.length > room) complete = false
    if (next.length > 1) {
      next.sort((a, b) => ahead.steps[a.state]! - ahead.steps[b.state]! || oddity(a.word) - oddity(b.word))
    }
    layer = next.slice(0, room)
  }
  return { words, complete }
}

interface Product {
  accepting: boolean[]
  moves: { from: number; to: number; next: number }[][]
}

function explore(sides: Side[]): Product | undefined {
  const numbers = new Map<string, number>()
  const tuples: number[][] = []
  const add = (tuple: number[]): number => {
    const key = tuple.join()
    let number = numbers.get(key)
    if (number === undefined) {
      number = tuples.length
      numbers.set(key, number)
      tuples.push(tuple)
    }
    return number
  }
  add(sides.map(() => 0))
  const product: Product = { accepting: [], moves: [] }
  for (let i = 0; i < tuples.length; i++) {
    if (tuples.length > limit) return undefined
    const tuple = tuples[i]!
    product.accepting.push(sides.every(({ language, inside }, s) => (tuple[s] === nowhere ? false : language.accepting[tuple[s]!]) === inside))
    product.moves.push(movesOf(sides, tuple, add))
  }
  return product
}

function movesOf(sides: Side[], tuple: number[], add: (tuple: number[]) => number): Product['moves'][number] {
  const lists = sides.map(({ language }, s) => (tuple[s] === nowhere ? [] : language.moves[tuple[s]!]!))
  const cuts = new Set<number>([0])
  for (const list of lists) {
    for (const { from, to } of list) {
      cuts.add(from)
      if (to < 0x10ffff) cuts.add(to + 1)
    }
  }
  const starts = [...cuts].sort((a, b) => a - b)
  const at = lists.map(() => 0)
  const out: Product['moves'][number] = []
  for (let c = 0; c < starts.length; c++) {
    const from = starts[c]!
    const to = (starts[c + 1] ?? 0x110000) - 1
    let dead = false
    const target = lists.map((list, s) => {
      while (at[s]! < list.length && list[at[s]!]!.to < from) at[s]!++
      const move = list[at[s]!]
      if (move && move.from <= from) return move.next
      if (sides[s]!.inside) dead = true
      return nowhere
    })
    if (dead) continue
    const next = add(target)
    const last = out.at(-1)
    if (last && last.next === next && last.to === from - 1) last.to = to
    else out.push({ from, to, next })
  }
  return out
}

/** What is left to go from a state that was reached after so many letters. */
interface Outlook {
  /** Whether some word of a length within the bounds begins so. */
  reach(state: number, length: number): boolean
  /** How few letters lead on to an end. */
  steps: number[]
}

function outlook(product: Product, min: number, max: number): Outlook | undefined {
  const size = product.moves.length
  if (min * size > 40_000_000) return undefined
  const backward: number[][] = Array.from({ length: size }, () => [])
  product.moves.forEach((moves, from) => {
    for (const { next } of moves) backward[next]!.push(from)
  })
  const steps = new Array<number>(size).fill(Number.POSITIVE_INFINITY)
  let front = product.accepting.flatMap((yes, state) => (yes ? [state] : []))
  for (const state of front) steps[state] = 0
  for (let distance = 1; front.length > 0; distance++) {
    const next: number[] = []
    for (const state of front) {
      for (const before of backward[state]!) {
        if (steps[before] !== Number.POSITIVE_INFINITY) continue
        steps[before] = distance
        next.push(before)
      }
    }
    front = next
  }
  // From the least length on the nearest end decides; before it, whether such a state can be reached in exactly so many letters.
  const before: Uint8Array[] = []
  before[min] = Uint8Array.from(steps, (distance) => Number(distance < Number.POSITIVE_INFINITY && min + distance <= max))
  for (let length = min - 1; length >= 0; length--) {
    const layer = new Uint8Array(size)
    const after = before[length + 1]!
    for (let state = 0; state < size; state++) if (after[state]) for (const from of backward[state]!) layer[from] = 1
    before[length] = layer
  }
  return {
    steps,
    reach: (state, length) => (length >= min ? steps[state]! < Number.POSITIVE_INFINITY && length + steps[state]! <= max : before[length]![state] === 1),
  }
}

const favourites = [...'0a1bA2cB一3dC4e5f甲乙'].map((letter) => letter.codePointAt(0)!)

/** How strange the last letter of a word looks to a reader. */
function oddity(word: string): number {
  const letter = word.at(-1)!
  return /[0-9A-Za-z一-龥]/.test(letter) ? 0 : /[!-~]/.test(letter) ? 1 : 2
}

/** Up to so many letters of a range, the plain ones first; halves of surrogate pairs last. */
function lettersOf(from: number, to: number, wanted: number): { letters: string[]; all: boolean } {
  const size = to - from + 1
  const chosen = new Set<number>()
  for (const letter of favourites) if (letter >= from && letter <= to && chosen.size < wanted) chosen.add(letter)
  const isPlain = (code: number) => code > 0x20 && code !== 0x7f && !(code >= 0x80 && code < 0xa1) && !(code >= 0xd800 && code <= 0xdfff)
  for (const plain of [true, false]) {
    let seen = 0
    for (let code = from; code <= to && chosen.size < wanted && seen < 70_000; code++, seen++) if (isPlain(code) === plain) chosen.add(code)
  }
  return { letters: [...chosen].map((code) => String.fromCodePoint(code)), all: chosen.size === size }
}
