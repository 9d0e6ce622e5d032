import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { validatorOf } from '../src/compare/validator.js'
import { type Answer, compare, type Schema, within } from '../src/index.js'

/** How the instances of `a` and `b` relate: `<` all of `a` are of `b` but not the other way round, `#` neither. */
const relations = { '<': 'a accepts less than b', '>': 'a accepts more than b', '=': 'a and b accept the same', '#': 'neither accepts all of the other' }

interface Case {
  is: keyof typeof relations
  /** What the pair tests, in terms of `a`: `minItems raised`. */
  why: string
  a: Schema
  b: Schema
}

const folder = fileURLToPath(new URL('./pairs/', import.meta.url))
const files = readdirSync(folder).map((file) => ({ file, cases: parse(readFileSync(`${folder}${file}`, 'utf8')) as Case[] }))
const all = files.flatMap(({ cases }) => cases)

for (const { file, cases } of files) {
  describe(`pairs of schemas in ${file}`, () => {
    for (const { is, why, a, b } of cases) {
      it(`${why}: ${relations[is]}`, () => {
        check(within(a, b), is === '<' || is === '=', a, b)
        check(within(b, a), is === '>' || is === '=', b, a)
      })
    }
  })
}

function check(answer: Answer, expected: boolean, inner: Schema, outer: Schema): void {
  expect(answer.answer, answer.reason.en).toBe(expected ? 'proved' : 'refuted')
  if (answer.answer !== 'refuted') return
  expect(validatorOf(inner)(answer.witness)).toBe(true)
  expect(validatorOf(outer)(answer.witness)).toBe(false)
}

describe('the collection of pairs', () => {
  it('has at least 300 pairs, each with a different description', () => {
    expect(all.length).toBeGreaterThanOrEqual(300)
    expect(new Set(all.map(({ why }) => why)).size).toBe(all.length)
  })
  it('has more than 20 pairs of each relation', () => {
    for (const kind of ['<', '>', '=', '#']) expect(all.filter(({ is }) => is === kind).length, kind).toBeGreaterThan(20)
  })
})

describe('a provincial schema against the national one', () => {
  const pairs = JSON.parse(readFileSync(new URL('./national-province.json', import.meta.url), 'utf8')) as {
    name: string
    national: Schema
    province: Schema
    provinceIsSubset: boolean
  }[]
  for (const { name, national, province, provinceIsSubset } of pairs) {
    it(name, () => {
      check(within(province, national), provinceIsSubset, province, national)
      expect(compare(national, province).newWithinOld.answer).toBe(provinceIsSubset ? 'proved' : 'refuted')
    })
  }
})
