import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { globSync } from 'tinyglobby'
import { describe, expect, it } from 'vitest'

// What a standards body writes: completed by editors, built, cached and packed without a line elsewhere.

const root = fileURLToPath(new URL('../', import.meta.url))

/** The files that people write in YAML, and the schema by which editors complete them. */
const kinds: Record<string, string[]> = {
  standard: ['standards/*/*.yaml', '!standards/sources/*'],
  'source-document': ['standards/sources/*.yaml', '!standards/sources/{ambiguities,facts,strength}.yaml'],
  facts: ['standards/sources/facts.yaml'],
  strength: ['standards/sources/strength.yaml'],
  ambiguities: ['standards/sources/ambiguities.yaml'],
  cases: ['schemas/*/cases/*.yaml', 'schemas/profiles/*/cases/*.yaml'],
  profile: ['schemas/profiles/*/profile.yaml'],
  migration: ['schemas/*/migrations/*.yaml'],
}

describe.each(Object.entries(kinds))('every file of the kind %s', (kind, patterns) => {
  it('begins with the schema by which editors complete it', () => {
    const files = globSync(patterns, { cwd: root })
    expect(files).not.toEqual([])
    for (const file of files) {
      const [first = ''] = readFileSync(join(root, file), 'utf8').split('\n')
      const [, path = ''] = /^# yaml-language-server: \$schema=(\S+)$/.exec(first) ?? []
      expect(resolve(root, dirname(file), path), file).toBe(join(root, `schemas/generated/authoring/${kind}.json`))
    }
    expect(existsSync(join(root, `schemas/generated/authoring/${kind}.json`))).toBe(true)
  })
})

describe('a new standard needs no edit of the build', () => {
  const json = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'))
  const written = globSync('**', {
    cwd: join(root, 'schemas'),
    // README and licences are packed always, and nothing is generated from them.
    ignore: [...['generated', 'dist', 'released', 'node_modules', '.turbo'].map((name) => `${name}/**`), 'README.md', 'LICENSE*', 'THIRD-PARTY-NOTICES'],
  })
  const standards = new Set(written.filter((file) => file.includes('/') && !file.startsWith('profiles/')).map((file) => file.split('/')[0]!))

  it('because the cache has every file that is written in its key, and names no standard', () => {
    const inputs = (json('turbo.json').tasks.generate.inputs as string[]).filter((input) => !input.startsWith('$'))
    const matched = globSync(inputs, { cwd: join(root, 'schemas') })
    expect(written.filter((file) => !matched.includes(file))).toEqual([])
    expect(matched.filter((file) => /^(?:generated|dist)\//.test(file))).toEqual([])
    for (const standard of standards) expect(inputs.join(' ')).not.toContain(standard)
  })
  it('because one pattern of the package leads to the modules of every edition', () => {
    const { exports, files } = json('schemas/package.json')
    expect(exports['./*']).toEqual({ types: './generated/*/index.d.ts', default: './generated/*/index.js' })
    const named = JSON.stringify([Object.keys(exports), files])
    for (const standard of standards) expect(named).not.toContain(standard)
  })
  it('because the packages pack every file that is written, and cases as they are expanded', () => {
    const args = ['pack', '--dry-run', '--json', '--ignore-scripts']
    const listed = execFileSync('npm', args, { cwd: join(root, 'schemas'), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    const [{ files }] = JSON.parse(listed) as [{ files: { path: string }[] }]
    const left = written.filter((file) => !files.some(({ path }) => path === file))
    const isCase = (file: string) => /\/cases\/[^/]+\.yaml$/.test(file)
    expect(left.filter((file) => !isCase(file))).toEqual(['released.json'])
    const cases = left.filter(isCase).map((file) => `rules/${file.slice(file.lastIndexOf('/') + 1, -'.yaml'.length)}.json`)
    expect(cases.length).toBeGreaterThan(100)
    for (const file of cases) expect(existsSync(join(root, 'packages/cases/dist', file)), file).toBe(true)
  })
})
