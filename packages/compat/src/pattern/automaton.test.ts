import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AutomatonError, automatonOf } from './automaton.js'
import type { Automaton } from './deterministic.js'
import { matches } from './match.js'
import { shortestWords } from './words.js'

const letters = ['a', 'b', '0', '9', '-', ' ', '\n', '甲', '😀', 'A']
const patterns = [
  '',
  'a',
  '^a',
  'a$',
  '^a$',
  '^$',
  '$^',
  '^a|b$',
  '^(?:a|b)*$',
  '^[ab]+0?$',
  '(?:^a|b$)',
  '^[^a]$',
  '^.$',
  '^\\d+\\s*$',
  '^\\w{2,3}$',
  '[一-鿿]',
  '^\\u{1f600}',
  '^(a|b)\\1$',
  'a{2}',
  '^(?:ab?){1,2}$',
  '^\\p{Lu}',
  '^\\S+$',
  '(?:)',
  'a*?b',
]

const lookarounds = [
  '^(?=a)',
  '(?=a)b',
  '^(?!ab)[ab]{2}$',
  '^(?!.*b).*$',
  '^(?=.*[0-9])(?=.*[a-z]).{3,}$',
  '^(?!a$)(?!b$).$',
  'a(?!b)',
  'a(?=b|$)',
  '(?<=a)b',
  '(?<!a)b$',
  '(?<=^a)b',
  '(?<=^|b)a',
  '\\ba\\b',
  '^\\ba',
  'a\\B',
  // `\\B` alone is left out: V8 finds it between the two halves of a character outside the basic plane.
  '^(?:a(?=b)|b(?!b))*$',
  '^(?:(?=a)a|(?!a)[^])*$',
  '^(?=(?!b)[ab])',
  '^(?!(?=a)a?b)',
  '(?:(?:a?)*(?=b)b?)*0$',
  '^(?=^a)a',
  '(?=$)^',
  '^(?!)$',
  '(?!^)a',
  '^(?=[^]*甲)[^😀]+$',
  '(?:a|(?<=a)b)+0',
  '^(?=(a+))a*b',
]

function accepts(automaton: Automaton, word: string): boolean {
  let state = 0
  for (const letter of word) {
    const code = letter.codePointAt(0)!
    const move = automaton.moves[state]!.find(({ from, to }) => from <= code && code <= to)
    if (!move) return false
    state = move.next
  }
  return automaton.accepting[state]!
}

describe('automatonOf', () => {
  for (const source of patterns) {
    it(`accepts exactly the texts in which the pattern is found: ${source}`, () => {
      const automaton = automatonOf(source)
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...letters), { maxLength: 6 }), (word) => accepts(automaton, word.join('')) === matches(source, word.join(''))),
        { numRuns: 300 },
      )
    })
  }
  for (const source of lookarounds) {
    it(`accepts exactly the texts in which the pattern with lookarounds is found: ${source}`, () => {
      const automaton = automatonOf(source)
      fc.assert(
        fc.property(
          fc.array(fc.constantFrom(...letters, 'a', 'b'), { maxLength: 7 }),
          (word) => accepts(automaton, word.join('')) === matches(source, word.join('')),
        ),
        { numRuns: 400 },
      )
    })
  }
  it('throws for a lookahead within a lookbehind', () => expect(() => automatonOf('(?<=a(?=b))')).toThrow(AutomatonError))
  it('throws for a back reference to endlessly many texts', () => expect(() => automatonOf('^(a*)b\\1$')).toThrow(AutomatonError))
  it('throws for an automaton that grows too large', () => expect(() => automatonOf('^(?:a|b)*a(?:a|b){40}$')).toThrow(AutomatonError))
})

describe('shortestWords', () => {
  const find = (inside: string[], outside: string[], min = 0, max = Number.POSITIVE_INFINITY, wanted = 5) =>
    shortestWords(
      [
        ...inside.map((source) => ({ automaton: automatonOf(source), inside: true })),
        ...outside.map((source) => ({ automaton: automatonOf(source), inside: false })),
      ],
      { min, max },
      wanted,
    )!

  it('finds different words of the demanded length that match and fail the demanded patterns', () => {
    const some = fc.subarray(
      patterns.filter((source) => source !== '(?:)'),
      { maxLength: 2 },
    )
    fc.assert(
      fc.property(some, some, fc.nat(4), fc.nat(6), (inside, outside, min, more) => {
        const { words } = find(inside, outside, min, min + more)
        expect(new Set(words).size).toBe(words.length)
        for (const word of words) {
          for (const source of inside) expect(matches(source, word)).toBe(true)
          for (const source of outside) expect(matches(source, word)).toBe(false)
          expect([...word].length).toBeGreaterThanOrEqual(min)
          expect([...word].length).toBeLessThanOrEqual(min + more)
        }
      }),
      { numRuns: 200 },
    )
  })
  it('is complete exactly where there are no other words', () => {
    expect(find(['^[ab]$'], [])).toEqual({ words: ['a', 'b'], complete: true })
    expect(find(['^[ab]$'], ['a'])).toEqual({ words: ['b'], complete: true })
    expect(find(['^[ab]$'], ['^a', 'b'])).toEqual({ words: [], complete: true })
    expect(find(['^[ab]$'], [], 0, 5, 1).complete).toBe(false)
    expect(find(['^a*$'], [], 3, 4)).toEqual({ words: ['aaa', 'aaaa'], complete: true })
    expect(find(['^(?:aa)*$'], [], 3, 3)).toEqual({ words: [], complete: true })
    expect(find(['^(?:aa)*$'], [], 2001, 2002)).toEqual({ words: ['a'.repeat(2002)], complete: true })
  })
  it('finds the shortest words first', () => expect(find(['^a+$'], [], 0, Number.POSITIVE_INFINITY, 3).words).toEqual(['a', 'aa', 'aaa']))
})
