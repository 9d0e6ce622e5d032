// No regular expression of the repository backtracks catastrophically, in schemas or in code. Tests only match their own texts: their
// patterns may take polynomial time of any degree, but not exponential time.
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

/** A regular-expression literal. Its slash is no division if it follows a character or word that cannot end a value. */
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
  describe(`regular expressions in ${what}`, () => {
    it(`at least ${least} patterns are found`, () => expect(patterns.length).toBeGreaterThanOrEqual(least))
    it('no pattern backtracks catastrophically', () => {
      const isBad = (degree: number, where: string) => (where.endsWith('.test.ts') ? degree === Number.POSITIVE_INFINITY : degree > maxBacktrackingDegree)
      const bad = patterns
        .filter(({ source, flags, where }) => isBad(backtrackingDegree(source, flags), where))
        .map(({ source, where }) => `${where}: ${source}`)
      expect([...new Set(bad)]).toEqual([])
    })
  })
}
