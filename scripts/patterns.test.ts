// No pattern of the repository backtracks catastrophically: neither those that data are checked with nor those of the code. Tests
// read nobody's texts but their own: theirs may take any power of a length, but not exponential time.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { globSync } from 'tinyglobby'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { backtrackingDegree, maxBacktrackingDegree } from '../packages/compat/dist/index.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const ignore = ['**/node_modules/**', '**/dist/**', '**/build/**']

/** Where a slash begins a pattern and no division: behind a sign or a word that no value ends with. */
const literal = /(?<=[(,=:[!&|?{};\n]\s*|return\s+|=>\s*)\/(?![*/])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+)\/([dgimsuvy]*)/g

function schemaPatterns(): { source: string; flags: string; where: string }[] {
  const out: { source: string; flags: string; where: string }[] = []
  const visit = (value: unknown, where: string): void => {
    if (value === null || typeof value !== 'object') return
    const { pattern, patternProperties } = value as { pattern?: unknown; patternProperties?: object }
    if (typeof pattern === 'string') out.push({ source: pattern, flags: 'u', where })
    for (const source of Object.keys(patternProperties ?? {})) out.push({ source, flags: 'u', where })
    for (const [key, inner] of Object.entries(value)) visit(inner, `${where}/${key}`)
  }
  for (const file of globSync(['schemas/**/*.schema.json'], { cwd: root, ignore })) visit(JSON.parse(read(file)), file)
  for (const file of globSync(['schemas/profiles/*/profile.yaml'], { cwd: root })) visit(parse(read(file)), file)
  return out
}

function codePatterns(): { source: string; flags: string; where: string }[] {
  return globSync(['packages/*/{src,scripts,bin}/**/*.{ts,mjs,js}', 'scripts/**/*.{ts,mjs}', 'docs/**/*.{ts,tsx,mjs}'], { cwd: root, ignore }).flatMap(
    (where) =>
      [...read(where).matchAll(literal)].flatMap(([, source = '', flags = '']) => {
        try {
          new RegExp(source, flags)
        } catch {
          // Two divisions in one line look like a pattern.
          return []
        }
        return [{ source, flags: flags.replaceAll(/[dgy]/g, ''), where }]
      }),
  )
}

for (const [what, patterns, least] of [
  ['schemas', schemaPatterns(), 20],
  ['code', codePatterns(), 100],
] as const) {
  describe(what, () => {
    it(`holds at least ${least} patterns to look at`, () => expect(patterns.length).toBeGreaterThanOrEqual(least))
    it('has none that backtracks catastrophically', () => {
      const isBad = (degree: number, where: string) => (where.endsWith('.test.ts') ? degree === Number.POSITIVE_INFINITY : degree > maxBacktrackingDegree)
      const bad = patterns
        .filter(({ source, flags, where }) => isBad(backtrackingDegree(source, flags), where))
        .map(({ source, where }) => `${where}: ${source}`)
      expect([...new Set(bad)]).toEqual([])
    })
  })
}
