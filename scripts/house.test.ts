import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = new URL('..', import.meta.url).pathname
const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).trim().split('\n')
const isSource = (path: string) => /\.(?:ts|tsx|mjs|js|c|h|py|css)$/.test(path) && !isGenerated(path)
const isGenerated = (path: string) => path.startsWith('schemas/generated/') || path.endsWith('-wasm.ts') || /rules\/(?:.*\/)?index\.ts$/.test(path)

it('no source file is longer than 300 lines', () => {
  const lengths = files.filter(isSource).map((path) => [readFileSync(join(root, path), 'utf8').split('\n').length - 1, path] as const)
  expect(lengths.filter(([lines]) => lines > 300)).toEqual([])
  expect(lengths.length).toBeGreaterThan(500)
})

it('ARCHITECTURE.md is at most 7 KB', () => {
  expect(statSync(join(root, 'ARCHITECTURE.md')).size).toBeLessThanOrEqual(7168)
})

it('links in the documents of the repository lead to files', () => {
  const documents = files.filter((path) => /^(?:[A-Z]+\.md|docs\/internals\/.*\.md|(?:packages\/\w+|schemas)\/README\.md)$/.test(path))
  for (const path of documents) {
    for (const [, target] of readFileSync(join(root, path), 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)) {
      const found = statSync(join(root, path, '..', target!), { throwIfNoEntry: false })
      expect(found, `${path} → ${target}`).toBeDefined()
    }
  }
  expect(documents.length).toBeGreaterThan(10)
})

it('libraries import no node: module, and only the command depends on the cache', () => {
  const imports = (path: string) => [...readFileSync(join(root, path), 'utf8').matchAll(/(?:from|import\() ?'([^']+)'/g)].map(([, name]) => name!)
  const library = files.filter((path) => /^packages\/(?:conform|compat)\/src\/.*\.ts$/.test(path) && !path.endsWith('.test.ts'))
  for (const path of library) {
    expect(
      imports(path).filter((name) => name.startsWith('node:')),
      path,
    ).toEqual([])
    if (!path.includes('/cache/'))
      expect(
        imports(path).filter((name) => name.includes('/cache/')),
        path,
      ).toEqual([])
  }
  expect(library.length).toBeGreaterThan(300)
})
