// Released editions are frozen, and the version step follows from the differences. The tests change a copy of an edition.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changesetOf, judgeEditions } from './gate.mjs'
import { recordStates, releasedOf, statesOf } from './state.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const words = 'standards/bank-outlet/1.0.yaml'
const schema = 'schemas/bank-outlet/1.0/outlet.schema.json'
const codes = 'schemas/bank-outlet/codes/outlet-status.csv'
let tree: string

const edit = (path: string, from: string | RegExp, to: string) => {
  const text = readFileSync(join(tree, path), 'utf8')
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  writeFileSync(join(tree, path), changed)
}
const declare = (bump: string) => writeFileSync(join(tree, '.changeset/one.md'), `---\n"@shebiao/schemas": ${bump}\n---\n\nOne.\n`)
const judge = async () => judgeEditions(tree, await statesOf(tree))
const problems = async () => (await judge()).problems.join('\n')

beforeEach(async () => {
  tree = mkdtempSync(join(tmpdir(), 'shebiao-editions-'))
  for (const folder of ['standards/bank-outlet', 'standards/sources', 'schemas/common', 'schemas/bank-outlet', 'schemas/package.json'])
    cpSync(join(root, folder), join(tree, folder), { recursive: true })
  mkdirSync(join(tree, '.changeset'))
  edit(words, 'status: draft\nissued: null\neffective: null', 'status: inForce\nissued: "2026-01-01"\neffective: "2026-07-01"')
  recordStates(tree, '1.0.0', await statesOf(tree))
})
afterEach(() => rmSync(tree, { recursive: true }))

describe('a released edition', () => {
  it('requires no changeset while nothing changes', async () => {
    expect(await judge()).toEqual({ bump: 'none', declared: 'none', differences: [], problems: [] })
  })
  it('may change its annotations, as a patch', async () => {
    declare('patch')
    edit(schema, '"x-en": "Outlet name"', '"x-en": "Name of the outlet"')
    expect(await judge()).toMatchObject({ bump: 'patch', problems: [] })
  })
  it('may not accept less: the problem shows a witness', async () => {
    declare('major')
    edit(schema, /"maxLength": \d+/, '"maxLength": 2')
    expect(await problems()).toMatch(/^bank-outlet@1\.0: 已发布的版次只可改说明[\s\S]*accepted by the old, refused by the new\): \{/)
  })
  it('may not accept more data', async () => {
    declare('minor')
    edit(schema, /"required": \["outletName"\]/, '"required": []')
    expect(await problems()).toContain('已发布的版次只可改说明')
  })
  it.each([
    [
      'may not lose a code',
      (text: string) =>
        text
          .split('\n')
          .filter((_, i) => i !== 1)
          .join('\n'),
    ],
    ['may not get a last day for a code', (text: string) => text.replace(/^(\w+,[^,]*,[^,]*,[^,]*),,/m, (_, head) => `${head},2026-12-31,`)],
  ])('%s', async (_, change) => {
    declare('major')
    const text = readFileSync(join(tree, codes), 'utf8')
    writeFileSync(join(tree, codes), change(text))
    expect(readFileSync(join(tree, codes), 'utf8')).not.toBe(text)
    expect(await problems()).toContain('已发布的版次只可改说明')
  })
  it('may not change the modal verb of a clause, and so the severity of a rule', async () => {
    declare('major')
    edit(words, 'modal: 宜', 'modal: 可')
    expect(await problems()).toContain('已发布的版次只可改说明')
  })
  it('may not go back in its life cycle, nor change its day of issue', async () => {
    edit(words, 'status: inForce', 'status: consultation')
    edit(words, 'issued: "2026-01-01"', 'issued: "2026-01-02"')
    expect(await problems()).toMatch(/状态不能从 inForce 退回 consultation[\s\S]*发布日期已经是 2026-01-01/)
  })
  it('may not be removed', async () => {
    rmSync(join(tree, 'standards/bank-outlet'), { recursive: true })
    rmSync(join(tree, 'schemas/bank-outlet'), { recursive: true })
    expect(await problems()).toContain('bank-outlet@1.0: 已发布的版次不得删去')
  })
  it('may not be changed in its recorded copy: the hash would differ', async () => {
    edit('schemas/released/bank-outlet-1.0.json', '"outletName"', '"outletNome"')
    expect(await problems()).toContain('released.json 的散列不符')
  })
})

describe('the version step', () => {
  it('is computed for drafts too, and a smaller declared step fails with a witness', async () => {
    const released = releasedOf(tree)
    released.editions['bank-outlet@1.0'].status = 'draft'
    writeFileSync(join(tree, 'schemas/released.json'), JSON.stringify(released))
    edit(schema, /"maxLength": \d+/, '"maxLength": 2')
    declare('minor')
    expect(await problems()).toMatch(/^变更集声明 minor，按改动应为 major[\s\S]*refused by the new\): \{"outletName"/)
    declare('major')
    const verdict = await judge()
    expect(verdict).toMatchObject({ bump: 'major', declared: 'major', problems: [] })
    const text = changesetOf(verdict, '---\n"@shebiao/schemas": patch\n---\n\n一句话。\n\n<!-- 以下由改动写成 written from the differences -->\n旧\n')
    expect(text).toMatch(
      /^---\n"@shebiao\/schemas": major\n---\n\n一句话。\n\n<!--[\s\S]*### bank-outlet@1\.0\n\n- `\/outletName` .*。.*\. .* — 影响填报方 breaks producers/,
    )
    expect(text).not.toContain('\n旧\n')
  })
  it('decides how far the number of a new edition must rise', async () => {
    for (const [from, to] of [
      ['standards/bank-outlet/1.0.yaml', 'standards/bank-outlet/1.1.yaml'],
      ['schemas/bank-outlet/1.0', 'schemas/bank-outlet/1.1'],
    ])
      cpSync(join(tree, from!), join(tree, to!), { recursive: true })
    const next = 'standards/bank-outlet/1.1.yaml'
    edit(next, 'edition: "1.0"', 'edition: "1.1"')
    edit(next, /status: inForce\nissued: .*\neffective: .*/, 'status: draft\nissued: null\neffective: null')
    edit(next, 'replaces: null', 'replaces: bank-outlet@1.0')
    declare('minor')
    expect(await judge()).toMatchObject({ bump: 'minor', problems: [] })
    edit('schemas/bank-outlet/1.1/outlet.schema.json', /"maxLength": \d+/, '"maxLength": 2')
    expect(await problems()).toContain('bank-outlet@1.1: 代替 bank-outlet@1.0，改动为 major，版次号升得不够')
  })
})

describe('the editions of this repository', () => {
  it('are unchanged since their release, with sufficient numbers and changesets', async () => {
    const { problems } = judgeEditions(root, await statesOf(root))
    expect(problems).toEqual([])
  })
  it('main.mjs exits with 2 for an unknown option', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/editions/main.mjs'), '--wrote'], { encoding: 'utf8' })
    expect([status, stderr]).toEqual([2, '没有选项 --wrote；可用：--write、--record (no such option)\n'])
  })
})
