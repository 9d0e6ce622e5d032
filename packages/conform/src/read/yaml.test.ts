import { expect, it } from 'vitest'
import { readYaml } from './yaml.js'

const rules = (text: string) => readYaml(text).problems.map(({ rule }) => rule)
const data = (text: string) => {
  const { records, problems } = readYaml(text)
  expect(problems).toEqual([])
  return records.map((record) => record.data)
}

it('reads some thousand uses of an anchor, and refuses those that multiply', () => {
  expect(data(`a: &a 1\nb: [${Array(5000).fill('*a').join(', ')}]\n`)).toEqual([{ a: 1, b: Array(5000).fill(1) }])
  const levels = Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(', ')}]`)
  expect(rules(`l0: &l0 x\n${levels.join('\n')}\n`)).toEqual(['file-readable'])
})
it('refuses what nests deeper than any record, and only that, in block and flow style', () => {
  const block = (depth: number) => Array.from({ length: depth }, (_, i) => `${' '.repeat(i)}a:\n`).join('')
  for (const text of [block(300), block(3000), `${'['.repeat(300)}${']'.repeat(300)}`]) expect(rules(text)).toEqual(['nesting-bounded'])
  expect(data(`a: "${'['.repeat(500)}"\n`)).toEqual([{ a: '['.repeat(500) }])
  expect(data(`a: ${'['.repeat(199)}${']'.repeat(199)}\n`)).toHaveLength(1)
})
it('refuses data that contain themselves', () => {
  expect(rules('a: &a\n  b: *a\n')).toEqual(['nesting-bounded'])
})
it('takes keys that are written alike for one member', () => {
  expect(rules('1: a\n"1": b\n')).toEqual(['keys-unique'])
})
it('merges `<<`', () => {
  expect(data('- &a {x: 1}\n- <<: *a\n  y: 2\n')).toEqual([{ x: 1 }, { x: 1, y: 2 }])
})
it('names a collection that is used as a key, and writes nothing to standard error', () => {
  const warnings: unknown[] = []
  process.once('warning', (warning) => warnings.push(warning))
  expect(data('? [a, b]\n: 1\n')).toEqual([{ '[ a, b ]': 1 }])
  expect(warnings).toEqual([])
})
