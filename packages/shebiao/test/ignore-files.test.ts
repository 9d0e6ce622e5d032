import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { discover } from '../src/runner/discover.js'
import { shebiao } from './command.js'

const folder = mkdtempSync(join(tmpdir(), 'shebiao-ignore-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const files = {
  '.git/HEAD': '',
  '.shebiaoignore': '# not data\npackage.json\n/build/\n*.draft.yaml\n',
  'package.json': '{}',
  'build/a.json': '{}',
  'data/package.json': '{}',
  'data/a.json': '{"itemName":"a"}',
  'data/b.draft.yaml': 'itemName: b',
  'data/keep/.shebiaoignore': '!c.draft.yaml\n',
  'data/keep/c.draft.yaml': 'itemName: c',
  'data/build/d.json': '{"itemName":"d"}',
}
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
const under = (path: string) => {
  const { files: found, ignored } = discover([join(folder, path)])
  const short = (paths: string[]) => paths.map((one) => one.slice(folder.length + 1))
  return { found: short(found), ignored: short(ignored) }
}

it('.shebiaoignore leaves out what .gitignore would, in its folder and below', () => {
  expect(under('.')).toEqual({
    found: ['data/a.json', 'data/build/d.json', 'data/keep/c.draft.yaml'],
    ignored: ['build', 'data/b.draft.yaml', 'data/package.json', 'package.json'],
  })
  expect(under('data').found).toEqual(['data/a.json', 'data/build/d.json', 'data/keep/c.draft.yaml'])
})

it('a file that is named is checked, whatever is ignored', () => {
  expect(under('package.json').found).toEqual(['package.json'])
})

it('what is left out is told', () => {
  const { stdout } = shebiao(['check', '.', '--as-of', '2026-01-01'], { cwd: folder })
  expect(stdout).toContain('未检查 package.json：按 .shebiaoignore')
  expect(stdout).not.toMatch(/^package\.json/m)
})

it('a pattern on the command line leaves out the same', () => {
  const { ignored } = discover([join(folder, 'data/*')])
  expect(ignored.map((path) => path.slice(-12))).toContain('package.json')
})
