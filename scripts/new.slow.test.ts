// npm run new: what each kind writes passes as it stands, in a copy of the repository.
import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
let copy: string
/** Clauses of the copied edition that only a data rule of the old one serves. */
let unserved: string[] = []

/** Whatever the scripts read and write. */
const parts = [
  ...['package.json', 'biome.json', '.gitignore', 'tsconfig.base.json', 'standards', 'schemas'],
  ...['scripts/new', 'scripts/corpus.mjs', 'packages/generate/package.json', 'packages/generate/dist', 'packages/generate/authoring'],
  ...['packages/conform/package.json', 'packages/conform/tsconfig.json', 'packages/conform/scripts', 'packages/conform/src', 'packages/conform/dist'],
]

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'shebiao-new-'))
  for (const part of parts) cpSync(join(root, part), join(copy, part), { recursive: true, filter: (path) => !/[\\/](?:node_modules|\.turbo)$/.test(path) })
  const modules = join(copy, 'node_modules')
  mkdirSync(join(modules, '@shebiao'), { recursive: true })
  for (const name of readdirSync(join(root, 'node_modules')).filter((name) => !name.startsWith('.') && name !== '@shebiao' && name !== 'shebiao'))
    symlinkSync(join(root, 'node_modules', name), join(modules, name))
  for (const [name, folder] of Object.entries({ schemas: 'schemas', conform: 'packages/conform', generate: 'packages/generate' }))
    symlinkSync(join(copy, folder), join(modules, '@shebiao', name))
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

const run = (script: string, ...args: string[]) =>
  spawnSync(process.execPath, [join(copy, script), ...args], { cwd: copy, encoding: 'utf8', maxBuffer: 1 << 26 })
const read = (path: string) => readFileSync(join(copy, path), 'utf8')

/** Writes in the copy what some lines of arguments ask for, each of which is independent of the others. */
function written(...lines: string[]): void {
  const script = `
    const { kindOf, planOf, refresh, write } = await import(${JSON.stringify(pathToFileURL(join(copy, 'scripts/new/scaffold.mjs')).href)})
    const { openWorkspace } = await import(${JSON.stringify(pathToFileURL(join(copy, 'scripts/new/workspace.mjs')).href)})
    const root = ${JSON.stringify(`${copy}/`)}
    const lines = ${JSON.stringify(lines)}.map((line) => line.split(' '))
    const kinds = []
    for (const [what] of lines) {
      refresh(what, root)
      kinds.push(await kindOf(what))
    }
    const workspace = openWorkspace(root)
    for (const [i, [, ...args]] of lines.entries()) write(root, await planOf(kinds[i], args, () => workspace))`
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: copy, encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(status).toBe(0)
}

function build(): void {
  for (const script of ['packages/generate/dist/main.js', 'packages/conform/scripts/prepare.mjs', 'packages/conform/scripts/build.mjs']) {
    const { status, stdout, stderr } = run(script)
    expect(status, `${script}\n${stdout}${stderr}`).toBe(0)
  }
}

function corpus(...only: string[]): string {
  const { status, stdout } = run('scripts/corpus.mjs', ...only)
  expect(status, stdout).toBe(0)
  return stdout
}

/** What is served by nothing, or cites nothing. */
function orphans(): string[] {
  const module = join(copy, 'trace.mjs')
  // The library does not export its catalogue of requirements; the command bundles it as here.
  const script = `
    import { build } from 'esbuild'
    const entry = ${JSON.stringify(join(copy, 'packages/conform/src/catalogue/trace.ts'))}
    await build({ entryPoints: [entry], outfile: ${JSON.stringify(module)}, bundle: true, format: 'esm', platform: 'node', packages: 'external', logLevel: 'error' })
    const { trace } = await import(${JSON.stringify(pathToFileURL(module).href)})
    console.log(JSON.stringify((await trace()).orphans))`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: copy, encoding: 'utf8' })
  expect(stderr).toBe('')
  return JSON.parse(stdout)
}

describe('what is scaffolded', () => {
  it('is written where it belongs, and says what to do next', () => {
    const { stdout, stderr, status } = run('scripts/new/main.mjs', 'rule', 'bank-outlet/outlet-name-is-stated', '7.1')
    expect([stderr, status]).toEqual(['', 0])
    const files = ['packages/conform/src/rules/bank-outlet/outlet-name-is-stated.ts', 'schemas/bank-outlet/cases/outlet-name-is-stated.yaml']
    expect(stdout).toContain(`已写入 (written)\n  ${files.join('\n  ')}\n`)
    expect(stdout).toContain('接下来 (next)\n  npm run dev -- outlet-name-is-stated ')
    const again = run('scripts/new/main.mjs', 'rule', 'bank-outlet/outlet-name-is-stated', '7.1')
    expect([again.stderr, again.status]).toEqual(['规则 outlet-name-is-stated 已存在 (a rule of this id exists)\n', 2])
  })
  it('fits into the data', () => {
    written(
      'source TEST-2026-01 --title 示例文件 --en Example --binding 440000 --date 2026-01-05',
      'profile guangdong --title 广东细则 --en Guangdong --region 440000 --extends service-guide@2.0 --source MOHRSS-2022-59/4.10.4a',
      'standard service-hall --title 服务大厅 --en Halls --type hall --type-title 大厅 --type-en Hall --source MOHRSS-2022-59/4.10.4a',
      'code bank-outlet/area-type suburban --title 城郊 --en suburban --source MOHRSS-2022-59/4.10.4e --since 2025-01-01',
      'code common/weather sunny --title 晴 --en sunny --source facts/E.3 --new',
      'field service-guide/2.0/guide reviewer 5.13 --title 审核人 --en Reviewer',
      'field bank-outlet/1.0/outlet floors 7.1 --title 楼层数 --en Floors --kind number',
      'field service-item/1.0/channel isOutdoors A.3.1 --title 在室外 --en Outdoors --kind boolean --description 是否在室外。',
      'field service-item/1.0/package areaKind A.5.4 --title 城乡 --en Area --kind bank-outlet/area-type',
    )
    expect(read('schemas/bank-outlet/codes/area-type.csv')).toMatch(/\nsuburban,城郊,suburban,2025-01-01,,MOHRSS-2022-59\/4\.10\.4e,\n$/)
    expect(JSON.parse(read('schemas/service-guide/2.0/examples/guide.json')).reviewer).toBe('示例审核人')
    expect(Object.keys(JSON.parse(read('schemas/bank-outlet/1.0/outlet.schema.json')).properties).join()).toContain('address,floors,')
  })
  it('knows editions, lists, numbers, data sets and the rules of places', () => {
    appendFileSync(
      join(copy, 'standards/bank-outlet/1.0.yaml'),
      '  "14.1": { modal: 宜, text: { zh: 窗口宜不超过100个。, en: No more than 100 windows. }, sources: [MOHRSS-2022-59/1.2.1d] }\n',
    )
    written(
      'rule service-guide/material-names-are-stated A.1.22 --field /materials/*/name',
      'rule service-hall/hall-name-is-stated 4.1',
      'rule bank-outlet/windows-within-limit 14.1 --limit 100 --field /windows/socialInsurance',
      'rule profiles/qingdao/package-name-is-stated 3.1 --standard service-item --type package',
      'rule profiles/chongqing/name-is-stated 2.1 --standard service-item --type implementation',
      'rule profiles/wuhan/stages-within-limit 3.2 --standard service-item --type process-flow --field /steps/*/limit --limit 15 --unit month',
      'rule profiles/guangdong/guide-name-is-stated 2.1',
      'rule profiles/qingdao/local-guide-name-is-stated 2.1 --standard service-guide',
      'data-rule bank-outlet/names-are-no-placeholders A.1.9',
      'data-rule service-item/materials-are-no-placeholders 6.3.1 --type implementation --field /materials/*/name',
      'data-rule profiles/wuhan/names-are-no-repeated-placeholders 2.1 --standard service-item --type implementation',
      'edition service-hall 1.1',
    )
    expect(read('packages/conform/src/rules/service-guide/material-names-are-stated.ts')).toContain("editions: ['2.0'],")
    expect(read('schemas/bank-outlet/cases/windows-within-limit.yaml')).toContain('boundary: { at: /windows/socialInsurance, accepts: 100, refuses: 101 }')
    expect(read('schemas/profiles/wuhan/cases/stages-within-limit.yaml')).toContain('boundary: { at: /steps/0/limit/value, accepts: 15, refuses: 16 }')
  })
  it('copies an edition, extends lists of editions, and names the clauses that then have no rule', () => {
    const { stdout, stderr } = run('scripts/new/main.mjs', 'edition', 'service-guide', '2.1')
    expect(stderr).toBe('')
    expect(read('packages/conform/src/rules/service-guide/form-is-downloadable.ts')).not.toContain('editions')
    expect(read('packages/conform/src/rules/service-guide/online-guide-has-instructions.ts')).toContain("editions: ['2.0', '2.1'],")
    expect(read('standards/service-guide/2.1.yaml')).toMatch(/^edition: "2\.1"$[^]*^status: draft$[^]*^replaces: service-guide@2\.0$/m)
    unserved = [...stdout.matchAll(/条款 service-guide@2\.0#([\d.]+) 只有数据集规则/g)].map(([, clause]) => `service-guide@2.1#${clause}`)
  })
  it('is green: generate, build, types, corpus and trace, without an edit', () => {
    build()
    expect(orphans().filter((orphan) => !unserved.some((clause) => orphan.startsWith(`条款 ${clause} 没有字段或规则`)))).toEqual([])
    expect(corpus()).toMatch(/^\d{4,} passed, 0 failed\n$/)
    expect(corpus('hall-name-is-stated')).toContain('2 passed')
    for (const rule of ['windows-within-limit', 'stages-within-limit']) expect(corpus(rule)).toContain('3 passed')
    const args = [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'packages/conform', '--noEmit', '--emitDeclarationOnly', 'false']
    expect(spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' }).stdout).toBe('')
  })
})
