import type { Automaton } from './deterministic.js'
import { lettersOf, readingRank } from './letters.js'

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

/** Counts steps of work. Throws where too many were made. */
export type Spend = (steps: number) => void

/** Most states of a product automaton. */
const maxProductStates = 60_000
/** The state of an automaton that has no transition for what was read. */
const nowhere = -1
/** Of words that must be longer than this, all but the last letters are the same in every word that is found. */
const maxFreeLength = 3000
const freeEnd = 64
/** Longest word that is written out. */
export const maxWordLength = 20_000_000
/** Most letters that are tried after all prefixes of one length, unless more words are wanted. */
const maxLetters = 200_000

/** A prefix of a word, and the state in which it ends. */
interface Prefix {
  word: string
  state: number
  /** How readable its last letter is; the lower, the better. */
  rank: number
}

/**
 * Up to `wanted` words that every automaton accepts or refuses as demanded and whose length is within the bounds, the shortest
 * first. `complete` says whether there are no others. Undefined where the product of the automata is too large, or the words too long
 * to be written out.
 */
export function shortestWords(
  memberships: Membership[],
  { min, max }: LengthBounds,
  wanted: number,
  spend: Spend = () => {},
): { words: string[]; complete: boolean } | undefined {
  if (min > max) return { words: [], complete: true }
  const product = buildProduct(memberships, spend)
  if (!product) return undefined
  const ahead = lookAhead(product, min, max, spend)
  if (!ahead.canFinish(0, 0)) return { words: [], complete: true }
  if (min > maxWordLength) return undefined
  // For each length, only prefixes that can still become a word are kept, those nearest to an end first. `room` of them are
  // enough, because different prefixes of one length lead to different words.
  const words: string[] = []
  const beginning = min > maxFreeLength ? longPrefix(product, ahead, min - freeEnd, spend) : { word: '', state: 0, rank: 0 }
  let complete = beginning.word === ''
  let layer: Prefix[] = [beginning]
  for (let length = complete ? 0 : min - freeEnd; layer.length > 0; length++) {
    for (const { word, state } of layer) {
      if (length < min || !product.accepting[state]) continue
      if (words.length >= wanted) return { words, complete: false }
      words.push(word)
    }
    const room = wanted - words.length + 1
    const next: Prefix[] = []
    const steps = layer.flatMap(({ word, state }) =>
      product.moves[state]!.filter((move) => ahead.canFinish(move.next, length + 1)).map((move) => ({ word, move })),
    )
    spend(1 + Math.floor(steps.length / 8))
    if (steps.length > 0 && words.length >= wanted) return { words, complete: false }
    const each = Math.min(room, Math.max(8, Math.ceil(Math.max(maxLetters, room) / Math.max(1, steps.length))))
    for (const { word, move } of steps) {
      const { letters, all } = lettersOf(move.from, move.to, each)
      if (!all) complete = false
      for (const letter of letters) next.push({ word: word + letter, state: move.next, rank: readingRank(letter) })
    }
    if (next.length > room) complete = false
    if (next.length > 1) next.sort((a, b) => ahead.distances[a.state]! - ahead.distances[b.state]! || a.rank - b.rank)
    layer = next.slice(0, room)
  }
  return { words, complete }
}

/** One prefix of a length that can still become a word. Where its states repeat, so do its letters. */
function longPrefix(product: Product, ahead: LookAhead, length: number, spend: Spend): Prefix {
  const seen = new Map<string, number>()
  let letters: string[] = []
  let word = ''
  let state = 0
  for (let at = 0; at < length; at++) {
    spend(1)
    const phase = ahead.phase(at)
    const before = phase === undefined ? undefined : seen.get(`${state} ${phase}`)
    if (before !== undefined) {
      const period = letters.length - before
      const times = Math.floor((Math.min(ahead.periodicUntil, length) - at) / period)
      if (times > 0) {
        word += letters.join('') + letters.slice(before).join('').repeat(times)
        letters = []
        seen.clear()
        at += times * period - 1
        continue
      }
    } else if (phase !== undefined) seen.set(`${state} ${phase}`, letters.length)
    const moves = product.moves[state]!.filter((move) => ahead.canFinish(move.next, at + 1))
    const [best] = moves
      .map((move) => ({ move, letter: lettersOf(move.from, move.to, 1).letters[0]! }))
      .sort((a, b) => readingRank(a.letter) - readingRank(b.letter))
    letters.push(best!.letter)
    state = best!.move.next
  }
  return { word: word + letters.join(''), state, rank: 0 }
}

/** The automata run side by side: a state stands for one state of each. */
interface Product {
  accepting: boolean[]
  moves: { from: number; to: number; next: number }[][]
}

function buildProduct(memberships: Membership[], spend: Spend): Product | undefined {
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
    spend(memberships.length)
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
  /** A number that is the same for two lengths only if `canFinish` is the same after both. Undefined near the least length. */
  phase(length: number): number | undefined
  /** The greatest length that has a phase. */
  periodicUntil: number
}

function lookAhead(product: Product, min: number, max: number, spend: Spend): LookAhead {
  const size = product.moves.length
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
  // Before the least length, a state counts if exactly so many letters as are missing lead from it to a state that can finish.
  // From the least length on, the distance to the nearest accepting state decides.
  const layers = [Uint8Array.from(distances, (distance) => Number(distance < Number.POSITIVE_INFINITY && min + distance <= max))]
  // Each layer follows from the one before, so that they repeat once two are equal: `start` is the first that repeats.
  const seen = new Map<string, number>([[keyOf(layers[0]!), 0]])
  let start = Number.POSITIVE_INFINITY
  for (let missing = 1; missing <= min; missing++) {
    spend(1 + Math.floor(size / 512))
    const layer = new Uint8Array(size)
    const after = layers[missing - 1]!
    for (let state = 0; state < size; state++) if (after[state]) for (const from of backward[state]!) layer[from] = 1
    const key = keyOf(layer)
    const equal = seen.get(key)
    if (equal !== undefined) {
      start = equal
      break
    }
    seen.set(key, missing)
    layers.push(layer)
  }
  const period = layers.length - start
  const indexOf = (missing: number) => (missing < layers.length ? missing : start + ((missing - start) % period))
  return {
    distances,
    canFinish: (state, length) =>
      length >= min ? distances[state]! < Number.POSITIVE_INFINITY && length + distances[state]! <= max : layers[indexOf(min - length)]![state] === 1,
    phase: (length) => (min - length >= start ? indexOf(min - length) : undefined),
    periodicUntil: min - start,
  }
}

/** A text that is the same for equal layers. */
function keyOf(layer: Uint8Array): string {
  let key = ''
  for (let i = 0; i < layer.length; i += 15) {
    let bits = 0
    for (let j = i; j < i + 15 && j < layer.length; j++) bits = bits * 2 + layer[j]!
    key += String.fromCharCode(bits)
  }
  return key
}
