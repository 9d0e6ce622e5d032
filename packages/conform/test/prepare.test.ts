import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'

const conform = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'shebiao-prepare-'))
const copy = join(folder, 'packages/conform')
afterAll(() => rmSync(folder, { recursive: true }))

function put(path: string, text: string): void {
  mkdirSync(dirname(join(copy, path)), { recursive: true })
  writeFileSync(join(copy, path), text)
}

const rule = (id: string) => `import { defineRule } from '../../model/rule.js'\n\nexport default defineRule({\n  id: '${id}',\n})\n`
const prepare = () => spawnSync(process.execPath, [join(copy, 'scripts/prepare.mjs')], { encoding: 'utf8' })

describe('the lists of rules', () => {
  beforeEach(() => {
    rmSync(copy, { recursive: true, force: true })
    mkdirSync(join(copy, 'src/model'), { recursive: true })
    cpSync(join(conform, 'scripts/prepare.mjs'), join(copy, 'scripts/prepare.mjs'))
    cpSync(join(conform, 'package.json'), join(copy, 'package.json'))
    put('src/rules/service-hall/hall-has-name.ts', rule('hall-has-name'))
    put('src/rules/dataset/service-hall/hall-names-unique.ts', rule('hall-names-unique'))
  })

  it('have the rules of a new folder, without an edit elsewhere', () => {
    expect(prepare()).toMatchObject({ status: 0, stderr: '' })
    expect(readFileSync(join(copy, 'src/rules/index.ts'), 'utf8')).toContain("'service-hall': () => import('./service-hall/index.js')")
    expect(readFileSync(join(copy, 'src/rules/service-hall/index.ts'), 'utf8')).toContain("import hallHasName from './hall-has-name.js'")
    expect(readFileSync(join(copy, 'src/rules/dataset/index.ts'), 'utf8')).toContain('hallNamesUnique,')
  })

  it('are refused where two files have one id, both named', () => {
    put('src/rules/profiles/wuhan/hall-has-name.ts', rule('hall-has-name'))
    const { status, stderr } = prepare()
    expect(status).toBe(1)
    const [first, second] = ['profiles/wuhan', 'service-hall'].map((place) => `packages/conform/src/rules/${place}/hall-has-name.ts`)
    expect(stderr).toBe(`${second}:4:3: ${first} has the id hall-has-name already\n`)
  })

  it('are refused where a file has another id than its name, or none', () => {
    put('src/rules/service-hall/hall-has-address.ts', rule('hall-has-adress'))
    put('src/rules/service-hall/notes.ts', 'export const notes = []\n')
    const { status, stderr } = prepare()
    expect(status).toBe(1)
    expect(stderr.trim().split('\n')).toEqual([
      'packages/conform/src/rules/service-hall/hall-has-address.ts:4:3: the id hall-has-adress is not the name of the file; expected hall-has-address',
      "packages/conform/src/rules/service-hall/notes.ts:1:1: no id; expected a rule: export default defineRule({ id: 'notes', … })",
    ])
  })
})
