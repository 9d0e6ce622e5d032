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
const national = types.filter((path) => !path.startsWith('profiles/'))
const ofProfiles = types.filter((path) => path.startsWith('profiles/'))

interface Judged {
  schema: string
  instance: unknown
  valid: boolean
  validInProfile?: boolean
}
interface Case extends Judged {
  it: string
  profile?: string
  records?: Judged[]
}
const corpus = (read('dist/cases/manifest.json').files as { file: string }[]).flatMap(({ file }) => read(`dist/cases/${file}`) as Case[])
/** Every record of the corpus, also those of data sets, with its profile. */
const records = corpus.flatMap(({ records, profile, ...one }) => (records ?? [one]).map((record) => ({ ...record, profile })))

// `npm run fuzz` does the same with a million records.
describe('compiled validators agree with ajv and Hyperjump', () => {
  it('finds the record types', () => expect(national.length).toBeGreaterThan(8))
  for (const path of national) {
    it(path, async () => {
      const { is, issues } = await import(`${schemas}generated/${path}.validate.js`)
      const schema = read(`generated/${path}.schema.json`)
      const [first, second] = [ajv(schema), await hyperjump(schema)]
      const cases = records.filter((one) => one.schema === path)
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

describe('the published schema of a profile says of every case what the case says', () => {
  it('finds the schemas of profiles, and cases of profiles that they accept and refuse', () => {
    expect(ofProfiles.length).toBeGreaterThan(3)
    expect(new Set(records.map(({ validInProfile }) => validInProfile))).toEqual(new Set([undefined, true, false]))
  })
  for (const path of ofProfiles) {
    it(path, async () => {
      const [, profile, ...target] = path.split('/')
      const schema = read(`generated/${path}.schema.json`)
      const [first, second] = [ajv(schema), await hyperjump(schema)]
      const { is } = await import(`${schemas}generated/${path}.validate.js`)
      // Cases of the nation are judged by the overlay as well.
      const cases = records.filter((one) => one.schema === target.join('/'))
      expect(cases.length).toBeGreaterThan(20)
      for (const { instance, valid, ...one } of cases) {
        const expected = valid && is(instance)
        if (one.profile === profile) expect(one.validInProfile).toBe(expected)
        expect(first(instance)).toBe(expected)
        if (expected) expect(second(instance)).toBe(true)
      }
    })
  }
})
