// What a README shows is what happens: its programs and commands are run, their output compared. Links lead to files that are there.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { globSync } from 'tinyglobby'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const command = `"${process.execPath}" "${join(root, 'packages/shebiao/bin/shebiao.js')}"`

const fenced = /^```(\w*)\n([^]*?)^```$/gm

/** Programs (js) and commands (sh) that are followed by what they print (text). */
function shownIn(text: string): { kind: string; code: string; output: string }[] {
  const blocks = [...text.matchAll(fenced)].map(([, kind, code]) => ({ kind: kind!, code: code! }))
  return blocks.flatMap(({ kind, code }, i) => {
    const next = blocks[i + 1]
    return (kind === 'js' || kind === 'sh') && next?.kind === 'text' ? [{ kind, code, output: next.code }] : []
  })
}

describe.each(globSync(['{CHANGELOG,CONTRIBUTING,README,SECURITY}.md', 'schemas/README.md', 'packages/*/README.md'], { cwd: root }))('%s', (file) => {
  const text = readFileSync(join(root, file), 'utf8')
  const blocks = shownIn(text)

  it.runIf(blocks.length > 0)('shows what happens', () => {
    for (const { kind, code, output } of blocks) expect(printed(kind, code)).toBe(output)
  })
  it('links to files that are there', () => {
    for (const [, link] of text.matchAll(/\]\(((?!https?:)[^)#]+)/g))
      expect(globSync(join(file, '..', link!), { cwd: root, expandDirectories: true }), link).not.toEqual([])
  })
})

function printed(kind: string, code: string): string {
  if (kind === 'js') {
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { cwd: root, encoding: 'utf8' })
    return stdout + stderr
  }
  // What is shown only runs our command: nothing is installed.
  expect(code).not.toMatch(/\bnpm\b/)
  const folder = mkdtempSync(join(tmpdir(), 'shebiao-readme-'))
  try {
    return spawnSync('sh', ['-c', code.replaceAll('npx shebiao', command)], { cwd: folder, encoding: 'utf8' }).stdout
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
