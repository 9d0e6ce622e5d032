// The documents that describe the cases are true of every case that is published.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, it } from 'vitest'

const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
const compiler = new Ajv2020({ allErrors: true, strictRequired: false })
;(addFormats as unknown as { default: typeof addFormats }).default(compiler)
const manifest = read('dist/manifest.json') as { files: { file: string; cases: number; schemas: Record<string, number> }[] }

it('the manifest has its documented shape, and lists every file that is there', () => {
  const check = compiler.compile(read('manifest.schema.json'))
  expect(check(manifest), JSON.stringify(check.errors)).toBe(true)
  const there = readdirSync(new URL('dist/', import.meta.url), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'))
  expect(
    manifest.files
      .map(({ file }) => file)
      .concat('manifest.json')
      .sort(),
  ).toEqual(there.map((file) => file.replaceAll('\\', '/')).sort())
})

it('every case has its documented shape, and the manifest counts its records by record type', () => {
  const check = compiler.compile(read('case.schema.json'))
  for (const { file, cases, schemas } of manifest.files) {
    const all = read(`dist/${file}`) as { schema: string; records?: { schema: string }[] }[]
    expect(check(all), `${file}: ${JSON.stringify(check.errors)}`).toBe(true)
    expect(all).toHaveLength(cases)
    const counted: Record<string, number> = {}
    for (const { schema } of all.flatMap((one) => one.records ?? [one])) counted[schema] = (counted[schema] ?? 0) + 1
    expect(schemas, file).toEqual(counted)
    for (const schema of Object.keys(schemas)) expect(existsSync(new URL(`../../schemas/generated/${schema}.schema.json`, import.meta.url)), schema).toBe(true)
  }
})

it('a record that its own findings call misshapen is not valid, and only such a record', () => {
  const shapeRules = new Set([
    'field-present',
    'field-known',
    'value-type',
    'value-in-code-list',
    'value-format',
    'value-length',
    'value-in-range',
    'items-count',
    'items-unique',
  ])
  const wrong: string[] = []
  for (const { file } of manifest.files) {
    for (const one of read(`dist/${file}`)) {
      const records = one.records ?? [one]
      for (const [i, { valid, validInProfile }] of records.entries()) {
        if (one.finds === undefined) continue
        const isMisshapen = one.finds.some(({ rule, record = 0 }: { rule: string; record?: number }) => shapeRules.has(rule) && record === i)
        if ((validInProfile ?? valid) === isMisshapen) wrong.push(`${file}: ${one.it}`)
      }
    }
  }
  expect(wrong).toEqual([])
})

it('every record type has values that are accepted, each valid, and findings are left out nowhere else', () => {
  for (const { file } of manifest.files) {
    const all = read(`dist/${file}`) as { valid: boolean; finds?: unknown[] }[]
    if (file.startsWith('values/')) expect(all.filter(({ valid, finds }) => !valid || finds !== undefined)).toEqual([])
    else expect(all.filter(({ finds }) => finds === undefined)).toEqual([])
  }
  const types = (kind: string) => manifest.files.filter(({ file }) => file.startsWith(kind)).map(({ file }) => file.slice(kind.length))
  expect(types('values/')).toEqual(types('fields/'))
})

const python = spawnSync('python3', ['-c', 'import jsonschema'])
if (python.status !== 0) console.warn('python3 with jsonschema is not here: the program of the README is not run')

it.runIf(python.status === 0)('the program of the README finds every verdict as stated with jsonschema of Python', () => {
  const [, program = ''] = /```python\n([^]*?)```/.exec(readFileSync(new URL('README.md', import.meta.url), 'utf8')) ?? []
  const moved = program.replace('node_modules/@shebiao/cases/dist/', 'dist/').replace('node_modules/@shebiao/schemas/', '../../schemas/')
  const { status, stderr } = spawnSync('python3', ['-c', moved], { cwd: new URL('.', import.meta.url), encoding: 'utf8' })
  expect(status, stderr).toBe(0)
})
