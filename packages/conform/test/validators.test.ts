import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { mutations } from '../../../scripts/mutate.mjs'
import { ajv, ajvFault, hyperjump } from '../../../scripts/oracle.mjs'

const schemas = fileURLToPath(new URL('../../../schemas/', import.meta.url))
const read = (path: string) => JSON.parse(readFileSync(`${schemas}${path}`, 'utf8'))
const types = readdirSync(`${schemas}generated`, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.schema.json'))
  .map((file) => file.slice(0, -'.schema.json'.length).replaceAll('\\', '/'))
const corpus = (read('dist/cases/manifest.json').files as { file: string }[]).flatMap(({ file }) =>
  (read(`dist/cases/${file}`) as { schema: string; instance?: unknown; records?: unknown[]; valid: boolean }[]).filter(({ records }) => !records),
)

// `npm run fuzz` does the same with a million records.
describe('compiled validators agree with ajv and Hyperjump', () => {
  it('finds the record types', () => expect(types.length).toBeGreaterThan(8))
  for (const path of types) {
    it(path, async () => {
      const { is, issues } = await import(`${schemas}generated/${path}.validate.js`)
      const schema = read(`generated/${path}.schema.json`)
      const [first, second] = [ajv(schema), await hyperjump(schema)]
      const cases = corpus.filter((one) => one.schema === path)
      expect(cases.length).toBeGreaterThan(20)
      for (const { instance, valid } of cases) {
        expect(is(instance)).toBe(valid)
        expect(issues(instance).length === 0).toBe(valid)
        expect(first(instance)).toBe(valid)
        // Hyperjump treats formats as annotations.
        if (valid || issues(instance).some(({ params }: { params: object }) => !('format' in params))) expect(second(instance)).toBe(valid)
      }
      let left = 3000
      let conforming = 0
      const instances = cases.map(({ instance }) => instance)
      for (const data of mutations(instances, 11)) {
        if (left-- === 0) break
        const verdict = is(data)
        if (verdict) conforming++
        expect(issues(data).length === 0).toBe(verdict)
        if (!ajvFault(data)) expect(first(data)).toBe(verdict)
      }
      expect(conforming).toBeGreaterThan(10)
    })
  }
})
