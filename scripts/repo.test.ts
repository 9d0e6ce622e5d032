// The promises the repository keeps about itself.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { globSync } from 'tinyglobby'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { listRules } from '../packages/conform/dist/index.js'
import { load } from '../packages/generate/dist/index.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const source = load(join(root, 'standards'), join(root, 'schemas'))
const shebiao = (...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'packages/shebiao/dist/cli.js'), ...args], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 })

describe('traceability', () => {
  const { stdout, status } = shebiao('trace', '--format', 'json')
  const trace = JSON.parse(stdout) as {
    requirements: { id: string; disposition: string; by: unknown[]; cases: { accepted: number; refused: number }; reason?: unknown }[]
    facts: { id: string; from: { zh: string }; clauses: string[]; codes: string[] }[]
    orphans: string[]
  }

  it('knows all 517 requirements, each once, each with a disposition', () => {
    expect(trace.requirements).toHaveLength(517)
    expect(new Set(trace.requirements.map(({ id }) => id)).size).toBe(517)
    for (const { id, disposition } of trace.requirements) expect(['encoded', 'planned', 'external', 'notEncodable'], id).toContain(disposition)
  })
  it('leaves nothing hanging loose', () => {
    expect(trace.orphans).toEqual([])
    expect(status).toBe(0)
  })
  it('gives every fact that a clause or code rests on, and names where it was read', () => {
    const cited = [
      ...[...source.standards.values(), ...source.profiles].flatMap(({ clauses }) => Object.values(clauses).flatMap(({ facts = [] }) => facts)),
      ...[...source.codeLists.values()].flatMap(({ codes }) => codes.flatMap(({ source: from }) => /^facts\/(.+)$/.exec(from)?.[1] ?? [])),
    ]
    expect(cited.length).toBeGreaterThan(200)
    const known = new Map(trace.facts.map((fact) => [fact.id, fact]))
    for (const section of cited) expect(known.get(`facts/${section}`)?.from.zh, section).toBeTruthy()
    const used = trace.facts.reduce((sum, { clauses, codes }) => sum + clauses.length + codes.length, 0)
    expect(used).toBe(cited.length)
  })
  it('gives every encoded requirement what encodes it, an accepted and a refused case; every other its reason', () => {
    for (const { id, disposition, by, cases, reason } of trace.requirements) {
      if (disposition === 'encoded') {
        expect(by.length, id).toBeGreaterThan(0)
        expect(cases.accepted, id).toBeGreaterThan(0)
        expect(cases.refused, id).toBeGreaterThan(0)
      } else expect(reason, id).toBeTruthy()
    }
  })
})

describe('rules', async () => {
  const rules = await listRules()
  it('have ids of their own', () => {
    const ids = rules.map(({ id }) => id)
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
  })
  it('have each an accepted and a refused case', () => {
    for (const { id, kind } of rules.filter(({ kind }) => kind === 'record' || kind === 'dataset')) {
      const cases = source.cases.filter(({ rule }) => rule === id).flatMap(({ cases }) => cases)
      expect(
        cases.some(({ finds }) => !finds?.length),
        `${id} (${kind}) lacks an accepted case`,
      ).toBe(true)
      expect(
        cases.some(({ finds }) => finds?.some(({ rule }) => rule === id)),
        `${id} lacks a refused case`,
      ).toBe(true)
    }
  })
  it('have no case file without a rule or profile overlay', () => {
    const ids = new Set(rules.map(({ id }) => id))
    for (const { rule, profile, cases } of source.cases) if (!ids.has(rule)) expect(profile && cases.some(({ finds }) => finds?.length), rule).toBeTruthy()
  })
  it('ask no more in words than their clause does', () => {
    for (const { id, severity, message } of rules.filter(({ severity, clauses }) => severity !== 'error' && clauses.length > 0)) {
      expect(message.zh, `${id} ${severity}`).not.toMatch(/(?<![对相适])应[当该]?(?:为|在|即|有|不|写)|不应|必须/)
      expect(message.en, `${id} ${severity}`).not.toMatch(/\b(?:shall|must)\b/)
    }
  })
  it('speak Chinese and English', () => {
    for (const { id, title, message, mend } of rules) {
      for (const { zh, en } of [title, message, mend]) {
        expect(zh, id).toMatch(/[\u4e00-\u9fff]|\{/)
        expect(en.trim(), id).not.toBe('')
        expect(en, id).not.toMatch(/[\u4e00-\u9fff]/)
      }
    }
  })
})

describe('standards', () => {
  it('never say more than a warning on low confidence', () => {
    for (const [name, { clauses }] of [...source.standards].concat(source.profiles.map((profile) => [profile.profile, profile] as never))) {
      for (const [number, { modal, confidence }] of Object.entries(clauses)) if (confidence === 'low') expect(modal, `${name}#${number}`).not.toBe('应')
    }
  })
  it('say their modal in their words, and no stronger one beside it', () => {
    const english = { 应: 'shall', 宜: 'should', 可: 'may' }
    for (const [name, { clauses }] of [...source.standards].concat(source.profiles.map((profile) => [profile.profile, profile] as never))) {
      // A data element of an annex says what it is; its table says that it may be stated.
      for (const [number, { modal, text }] of Object.entries(clauses).filter(([number]) => /^[0-9]/.test(number))) {
        if (!modal) continue
        expect(text!.zh, `${name}#${number}`).toContain(modal)
        expect(text!.en, `${name}#${number}`).toMatch(new RegExp(`\\b${english[modal]}\\b`))
        for (const other of ['应', '宜'] as const) {
          if (other === modal) continue
          expect(text!.zh, `${name}#${number}`).not.toMatch(new RegExp(`(?<![对相适响供])${other}(?![用急答])`))
          expect(text!.en, `${name}#${number}`).not.toMatch(new RegExp(`\\b${english[other]}\\b`))
        }
        expect(text!.zh, `${name}#${number}`).not.toMatch(/应能|宜能/)
      }
    }
  })
  it('say every clause in Chinese and English', () => {
    for (const [name, { clauses }] of source.standards) {
      for (const [number, { title, text }] of Object.entries(clauses)) {
        expect(title ?? text, `${name}#${number}`).toBeTruthy()
        for (const said of [title, text]) if (said) expect(said.zh && said.en, `${name}#${number}`).toBeTruthy()
      }
    }
  })
  it('stand on clauses field by field', async () => {
    const { recordTypes } = (await import('../schemas/generated/registry.js')) as {
      recordTypes: { standard: string; type: string; load(): Promise<{ fields: Record<string, { clause?: string; title: string }> }> }[]
    }
    for (const entry of recordTypes.filter(({ standard }) => !standard.startsWith('common@'))) {
      for (const [at, { clause, title }] of Object.entries((await entry.load()).fields)) {
        expect(title, `${entry.standard} ${entry.type} ${at}`).toMatch(/[\u4e00-\u9fff]/)
        if (at !== '') expect(clause, `${entry.standard} ${entry.type} ${at}`).toBeTruthy()
      }
    }
  })
})

describe('types', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(root, 'node_modules', '.examples-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('take every example, and refuse a wrong one', () => {
    const lines: string[] = []
    let n = 0
    const imports = new Map<string, Set<string>>()
    for (const [path, example] of source.examples) {
      if (path.startsWith('profiles/')) continue
      const [standard, edition, name] = path.split('/') as [string, string, string]
      const type = name.split('.')[0]!.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())
      const alias = `${type}${edition.replace('.', '')}`
      const from = `@shebiao/schemas/${standard}/${edition}`
      imports.set(from, (imports.get(from) ?? new Set()).add(`${type} as ${alias}`))
      lines.push(`export const example${n++}: ${alias} = ${JSON.stringify(example)}`)
    }
    // The real guides as well: their gaps are findings of rules, their shapes are sound.
    for (const file of globSync('examples/*/guides/*.{yaml,json}', { cwd: root })) {
      const listed = (parse(read(join(file, '../../shebiao.yaml'))) as { files: { path: string; standard: string }[] }).files
      const edition = listed.find(({ path }) => file.endsWith(path))!.standard.split('@')[1]!
      const alias = `Guide${edition.replace('.', '')}`
      lines.push(`export const example${n++}: ${alias} = ${JSON.stringify(parse(read(file)))}`)
    }
    const head = [...imports].map(([from, names]) => `import type { ${[...names].join(', ')} } from '${from}'`)
    writeFileSync(join(folder, 'good.ts'), [...head, ...lines].join('\n'))
    writeFileSync(
      join(folder, 'bad.ts'),
      "import type { Guide } from '@shebiao/schemas/service-guide/2.0'\nexport const bad: Guide = { itemName: 1, nothing: true }\n",
    )
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: join(root, 'tsconfig.base.json'),
        compilerOptions: { noEmit: true, declaration: false, skipLibCheck: false },
        files: ['good.ts'],
      }),
    )
    const tsc = (...args: string[]) => spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...args], { cwd: folder, encoding: 'utf8' })
    expect(n).toBeGreaterThan(35)
    expect(tsc('-p', '.').stdout).toBe('')
    const bad = tsc('--noEmit', '--strict', '--module', 'nodenext', '--moduleResolution', 'nodenext', '--ignoreConfig', 'bad.ts')
    expect(bad.stdout).toMatch(/bad\.ts\(2,/)
  })
})

describe('the repository', () => {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
    .split('\n')
    .filter((file) => file !== '' && existsSync(join(root, file)))

  it('locks every platform package of every tool, so that `npm ci` works anywhere', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { optionalDependencies?: Record<string, string> }> }
    const missing: string[] = []
    for (const [path, { optionalDependencies }] of Object.entries(packages)) {
      for (const name of Object.keys(optionalDependencies ?? {}))
        if (!packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`]) missing.push(name)
    }
    expect(missing).toEqual([])
  })
  it('names no registry host and no path of a machine', () => {
    const lock = read('package-lock.json')
    expect(lock).not.toMatch(/"resolved": "https?:/)
    for (const file of files.filter((name) => /\.(?:md|ts|mjs|json|yaml|yml|sh)$|\/run$/.test(name) && name !== 'package-lock.json'))
      expect(read(file), file).not.toMatch(/\/(?:work|root|home)\/[a-z]/)
  })
  it('keeps schemas free of any base but the one', () => {
    for (const file of files.filter((name) => name.startsWith('schemas/') && name.endsWith('.schema.json') && !name.includes('/generated/')))
      expect(read(file), file).not.toContain('"$id"')
  })
  it('asks nothing of the network at run time', () => {
    for (const name of readdirSync(join(root, 'packages/shebiao/dist/chunks')).filter((file) => file.endsWith('.js'))) {
      expect(read(`packages/shebiao/dist/chunks/${name}`), name).not.toMatch(/node:(?:http|https|net|dns|tls)\b|\bfetch\(/)
    }
    expect(read('packages/shebiao/dist/cli.js')).not.toMatch(/node:(?:http|https|net|dns|tls)\b|\bfetch\(/)
  })
  it('names in THIRD-PARTY-NOTICES of the schemas what is bundled into their runtime', async () => {
    const { metafile } = await build({
      entryPoints: ['index', 'checks'].map((name) => join(root, 'packages/generate/dist/runtime', `${name}.js`)),
      bundle: true,
      write: false,
      format: 'esm',
      outdir: '/',
      metafile: true,
    })
    const bundled = Object.keys(metafile.inputs).flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [])
    expect(bundled).toContain('fastest-levenshtein')
    for (const name of bundled) expect(read('schemas/THIRD-PARTY-NOTICES')).toContain(name)
  })
  it('holds the WebAssembly that its source compiles to', () => {
    for (const name of ['text', 'members']) {
      const digest = createHash('sha256')
      for (const source of ['json.h', 'utf.h', 'vectors.h', `${name}.c`]) digest.update(readFileSync(join(root, 'packages/shebiao/wasm', source)))
      expect(read(`packages/shebiao/src/wasm/${name}-wasm.ts`)).toContain(digest.digest('hex'))
    }
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'packages/shebiao/scripts/wasm.mjs'), '--check'], { encoding: 'utf8' })
    expect(status, stderr).toBe(0)
  })
  it('compiles validators to functions that V8 optimises', () => {
    for (const file of files.filter((name) => name.endsWith('.validate.js'))) {
      // V8 leaves functions of more than 60 KB of bytecode alone; a character of these sources is less than a byte of it.
      const longest = Math.max(
        ...read(file)
          .split(/^function /m)
          .slice(1)
          .map((text) => text.length),
      )
      expect(longest, file).toBeGreaterThan(100)
      expect(longest, file).toBeLessThan(50_000)
    }
  })
})
