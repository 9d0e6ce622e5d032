import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const schemas = fileURLToPath(new URL('../../../schemas/', import.meta.url))
const types = readdirSync(`${schemas}generated`, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.verdict.js'))
  .map((file) => file.slice(0, -'.verdict.js'.length).replaceAll('\\', '/'))

interface Corpus {
  schema: string
  instance: unknown
  valid: boolean
}

/** Every case of the corpus of a record type. */
function corpus(path: string): Corpus[] {
  const { files } = JSON.parse(readFileSync(`${schemas}dist/cases/manifest.json`, 'utf8')) as { files: { file: string }[] }
  return files.flatMap(({ file }) => JSON.parse(readFileSync(`${schemas}dist/cases/${file}`, 'utf8')) as Corpus[]).filter(({ schema }) => schema === path)
}

// The full validators stand on ajv; a verdict of true where they find an error would be a missed finding.
describe('a verdict of true is a proof', () => {
  it('knows record types', () => expect(types.length).toBeGreaterThan(8))
  for (const path of types) {
    it(path, async () => {
      const { default: quick } = (await import(`${schemas}generated/${path}.verdict.js`)) as { default: (data: unknown) => boolean }
      const { default: full } = (await import(`${schemas}generated/${path}.validate.js`)) as { default: (data: unknown) => boolean }
      const cases = corpus(path)
      expect(cases.length).toBeGreaterThan(20)
      for (const { instance, valid } of cases) {
        expect(quick(instance)).toBe(full(instance))
        if (!valid) expect(quick(instance)).toBe(false)
      }
      const instances = cases.map(({ instance }) => instance)
      const mutation = fc.tuple(
        fc.nat(instances.length - 1),
        fc.array(
          fc.tuple(
            fc.nat(),
            fc.oneof(
              fc.jsonValue({ maxDepth: 1 }),
              fc.constantFrom('', '2024-02-30', '2024-01-01T23:59:60Z', '𠀀', '\ud800', -0, Number.POSITIVE_INFINITY, undefined),
            ),
          ),
          { minLength: 1, maxLength: 3 },
        ),
      )
      let valid = 0
      fc.assert(
        fc.property(mutation, ([at, changes]) => {
          const data = structuredClone(instances[at])
          for (const [place, value] of changes) mutate(data, place, value)
          const answer = full(data)
          if (quick(data)) expect(answer).toBe(true)
          if (answer) valid++
        }),
        { numRuns: 3000 },
      )
      expect(valid).toBeGreaterThan(10)
    })
  }
})

/** Puts a value at the place-th spot of the data, counted in document order. */
function mutate(data: unknown, place: number, value: unknown): void {
  const spots: [Record<string, unknown>, string][] = []
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    for (const key of Object.keys(node)) {
      spots.push([node as Record<string, unknown>, key])
      visit((node as Record<string, unknown>)[key])
    }
  }
  visit(data)
  if (spots.length === 0) return
  const [parent, key] = spots[place % spots.length]!
  parent[key] = value
}
