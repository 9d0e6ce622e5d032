import type { Automaton } from './automaton.js'

/** An automaton that must accept a word (`inside`) or must not. */
export interface Membership {
  automaton: Automaton
  inside: boolean
}

/** Bounds on a length in code points, both included. */
export interface LengthBounds {
  min: number
  /** Infinity where there is none. */
  max: number
}

/** Most states of a product automaton. */
const maxProductStates = 60_000
/** The state of an automaton that has no transition for what was read. */
const nowhere = -1

/**
 * Up to `wanted` words that every automaton accepts or refuses as demanded and whose length is within the bounds, the shortest
 * first. `complete` says whether there are no others. Undefined where the product of the automata is too large.
 */
export function shortestWords(memberships: Membership[], { min, max }: LengthBounds, wanted: number): { words: string[]; complete: boolean } | undefined {
  if (min > max) return { words: [], complete: true }
  const product = buildProduct(memberships)
  if (!product) return undefined
  const ahead = lookAhead(product, min, max)
  if (!ahead) return undefined
  // For each length, only prefixes that can still become a word are kept, those nearest to an end first. `room` of them are
  // enough, because different prefixes of one length lead to different words.
  const words: string[] = []
  let complete = true
  let layer: { word: string; state: number }[] = ahead.canFinish(0, 0) ? [{ word: '', state: 0 }] : []
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
        if (!ahead.canFinish(move.next, length + 1)) continue
        if (words.length >= wanted) return { words, complete: false }
        const { letters, all } = lettersOf(move.from, move.to, room)
        if (!all) complete = false
        for (const letter of letters) next.push({ word: word + letter, state: move.next })
      }
    }
    if (next.length > room) complete = false
    if (next.length > 1) {
      next.sort((a, b) => ahead.distances[a.state]! - ahead.distances[b.state]! || readingRank(a.word) - readingRank(b.word))
    }
    layer = next.slice(0, room)
  }
  return { words, complete }
}

/** The automata run side by side: a state stands for one state of each. */
interface Product {
  accepting: boolean[]
  moves: { from: number; to: number; next: number }[][]
}

function buildProduct(memberships: Membership[]): Product | undefined {
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
  add(memberships.map(() => 0))
  const product: Product = { accepting: [], moves: [] }
  for (let i = 0; i < tuples.length; i++) {
    if (tuples.length > maxProductStates) return undefined
    const tuple = tuples[i]!
    product.accepting.push(memberships.every(({ automaton, inside }, s) => (tuple[s] === nowhere ? false : automaton.accepting[tuple[s]!]) === inside))
    product.moves.push(movesOf(memberships, tuple, add))
  }
  return product
}

function movesOf(memberships: Membership[], tuple: number[], add: (tuple: number[]) => number): Product['moves'][number] {
  const lists = memberships.map(({ automaton }, s) => (tuple[s] === nowhere ? [] : automaton.moves[tuple[s]!]!))
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
      if (memberships[s]!.inside) dead = true
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

/** What can still follow after a state. */
interface LookAhead {
  /** Whether a word within the bounds can pass through a state after `length` letters. */
  canFinish(state: number, length: number): boolean
  /** For each state the least number of letters to an accepting state; Infinity where there is no way. */
  distances: number[]
}

function lookAhead(product: Product, min: number, max: number): LookAhead | undefined {
  const size = product.moves.length
  if (min * size > 40_000_000) return undefined
  const backward: number[][] = Array.from({ length: size }, () => [])
  product.moves.forEach((moves, from) => {
    for (const { next } of moves) backward[next]!.push(from)
  })
  const distances = new Array<number>(size).fill(Number.POSITIVE_INFINITY)
  let front = product.accepting.flatMap((yes, state) => (yes ? [state] : []))
  for (const state of front) distances[state] = 0
  for (let distance = 1; front.length > 0; distance++) {
    const next: number[] = []
    for (const state of front) {
      for (const before of backward[state]!) {
        if (distances[before] !== Number.POSITIVE_INFINITY) continue
        distances[before] = distance
        next.push(before)
      }
    }
    front = next
  }
  // Before the least length, a state counts if exactly `min - length` letters lead from it to a state that can finish.
  // From the least length on, the distance to the nearest accepting state decides.
  const before: Uint8Array[] = []
  before[min] = Uint8Array.from(distances, (distance) => Number(distance < Number.POSITIVE_INFINITY && min + distance <= max))
  for (let length = min - 1; length >= 0; length--) {
    const layer = new Uint8Array(size)
    const after = before[length + 1]!
    for (let state = 0; state < size; state++) if (after[state]) for (const from of backward[state]!) layer[from] = 1
    before[length] = layer
  }
  return {
    distances,
    canFinish: (state, length) =>
      length >= min ? distances[state]! < Number.POSITIVE_INFINITY && length + distances[state]! <= max : before[length]![state] === 1,
  }
}

const preferredLetters = [...'0a1bA2cB一3dC4e5f甲乙'].map((letter) => letter.codePointAt(0)!)

/** Rank of a word by its last letter: 0 for letters, digits and Chinese characters, 1 for other ASCII, 2 for characters a reader rarely meets. */
function readingRank(word: string): number {
  const letter = word.at(-1)!
  return /[0-9A-Za-z一-龥]/.test(letter) ? 0 : /[!-~]/.test(letter) ? 1 : 2
}

/** Up to `wanted` letters of a range, readable ones first and halves of surrogate pairs last; `all` says whether it holds no others. */
function lettersOf(from: number, to: number, wanted: number): { letters: string[]; all: boolean } {
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
