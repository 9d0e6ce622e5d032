import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CompareError, type Json, type Schema, within } from '../src/index.js'

// An independent oracle, the public JSON-Schema-Test-Suite: an instance is valid exactly if the schema `const: instance` is within
// the schema of the test. The suite is not part of this repository; JSON_SCHEMA_TEST_SUITE names its folder.
const suite = process.env.JSON_SCHEMA_TEST_SUITE
const folder = suite === undefined ? undefined : join(suite, 'tests/draft2020-12')

interface Group {
  description: string
  schema: Schema
  tests: { description: string; data: Json; valid: boolean }[]
}

describe.skipIf(folder === undefined || !existsSync(folder))('the public test suite (JSON_SCHEMA_TEST_SUITE names its folder)', () => {
  it('is never contradicted, and more than 800 of its tests are decided', () => {
    const counts = { right: 0, unknown: 0, refused: 0 }
    const wrong: string[] = []
    for (const file of readdirSync(folder!).filter((name) => name.endsWith('.json'))) {
      // The suite treats formats as annotations; the engine checks them.
      if (file === 'format.json') continue
      for (const { description, schema, tests } of JSON.parse(readFileSync(join(folder!, file), 'utf8')) as Group[]) {
        for (const test of tests) {
          try {
            const { answer } = within({ const: test.data as never }, schema)
            if (answer === 'unknown') counts.unknown++
            else if ((answer === 'proved') === test.valid) counts.right++
            else wrong.push(`${file}: ${description}: ${test.description}: ${answer}`)
          } catch (error) {
            if (!(error instanceof CompareError)) throw error
            counts.refused++
          }
        }
      }
    }
    expect(wrong).toEqual([])
    expect(counts.right).toBeGreaterThan(800)
    console.log(counts)
  })
})
