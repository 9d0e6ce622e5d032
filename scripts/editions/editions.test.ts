// Released editions are frozen; the step of the version follows from the differences. Made editions in a folder of their own.
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
let made: string

const edit = (path: string, from: string | RegExp, to: string) => {
  const text = readFileSync(join(made, path), 'utf8')
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  writeFileSync(join(made, path), changed)
}
const declare = (bump: string) => writeFileSync(join(made, '.changeset/one.md'), `---\n"@shebiao/schemas": ${bump}\n---\n\nOne.\n`)
const judge = async () => judgeEditions(made, await statesOf(made))
const problems = async () => (await judge()).problems.join('\n')

beforeEach(async () => {
  made = mkdtempSync(join(tmpdir(), 'shebiao-editions-'))
  for (const folder of ['standards/bank-outlet', 'standards/sources', 'schemas/common', 'schemas/bank-outlet', 'schemas/package.json'])
    cpSync(join(root, folder), join(made, folder), { recursive: true })
  mkdirSync(join(made, '.changeset'))
  edit(words, 'status: draft\nissued: null\neffective: null', 'status: inForce\nissued: "2026-01-01"\neffective: "2026-07-01"')
  recordStates(made, '1.0.0', await statesOf(made))
})
afterEach(() => rmSync(made, { recursive: true }))

describe('a released edition', () => {
  it('asks for nothing while nothing changes', async () => {
    expect(await judge()).toEqual({ bump: 'none', declared: 'none', differences: [], problems: [] })
  })
  it('may change its annotations, as a patch', async () => {
    declare('patch')
    edit(schema, '"x-en": "Outlet name"', '"x-en": "Name of the outlet"')
    expect(await judge()).toMatchObject({ bump: 'patch', problems: [] })
  })
  it('may not accept less, and the witness is shown', async () => {
    declare('major')
    edit(schema, /"maxLength": \d+/, '"maxLength": 2')
    expect(await problems()).toMatch(/^bank-outlet@1\.0: 已发布的版次只可改说明[\s\S]*accepted by the old, refused by the new\): \{/)
  })
  it('may not accept more', async () => {
    declare('minor')
    edit(schema, /"required": \["outletName"\]/, '"required": []')
    expect(await problems()).toContain('已发布的版次只可改说明')
  })
  it.each([
    [
      'loses no code',
      (text: string) =>
        text
          .split('\n')
          .filter((_, i) => i !== 1)
          .join('\n'),
    ],
    ['gets no last day for a code', (text: string) => text.replace(/^(\w+,[^,]*,[^,]*,[^,]*),,/m, (_, head) => `${head},2026-12-31,`)],
  ])('%s', async (_, change) => {
    declare('major')
    const text = readFileSync(join(made, codes), 'utf8')
    writeFileSync(join(made, codes), change(text))
    expect(readFileSync(join(made, codes), 'utf8')).not.toBe(text)
    expect(await problems()).toContain('已发布的版次只可改说明')
  })
  it('keeps the force of its clauses and the severity of its rules', async () => {
    declare('major')
    edit(words, 'modal: 应', 'modal: 宜')
    expect(await problems()).toContain('已发布的版次只可改说明')
  })
  it('does not go back in its life cycle, nor change its day of issue', async () => {
    edit(words, 'status: inForce', 'status: consultation')
    edit(words, 'issued: "2026-01-01"', 'issued: "2026-01-02"')
    expect(await problems()).toMatch(/状态不能从 inForce 退回 consultation[\s\S]*发布日期已经是 2026-01-01/)
  })
  it('may not be gone', async () => {
    rmSync(join(made, 'standards/bank-outlet'), { recursive: true })
    rmSync(join(made, 'schemas/bank-outlet'), { recursive: true })
    expect(await problems()).toContain('bank-outlet@1.0: 已发布的版次不得删去')
  })
  it('is known by its hash: what was kept of it cannot be changed either', async () => {
    edit('schemas/released/bank-outlet-1.0.json', '"outletName"', '"outletNome"')
    expect(await problems()).toContain('released.json 的散列不符')
  })
})

describe('the step of the version', () => {
  it('is computed from a draft as well, and a declared step that is too small fails with the witness', async () => {
    const released = releasedOf(made)
    released.editions['bank-outlet@1.0'].status = 'draft'
    writeFileSync(join(made, 'schemas/released.json'), JSON.stringify(released))
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
  it('asks of a new edition that its number rise as far as its differences', async () => {
    for (const [from, to] of [
      ['standards/bank-outlet/1.0.yaml', 'standards/bank-outlet/1.1.yaml'],
      ['schemas/bank-outlet/1.0', 'schemas/bank-outlet/1.1'],
    ])
      cpSync(join(made, from!), join(made, to!), { recursive: true })
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
  it('stand as they were released, with numbers and changesets that say enough', async () => {
    const { problems } = judgeEditions(root, await statesOf(root))
    expect(problems).toEqual([])
  })
  it('tells an option that does not exist', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/editions/main.mjs'), '--wrote'], { encoding: 'utf8' })
    expect([status, stderr]).toEqual([2, '没有选项 --wrote；可用：--write、--record (no such option)\n'])
  })
})
