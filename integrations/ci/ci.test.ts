// Tests what CI systems read of this repository without their hosts: the shape of the files, and their scripts in a shell, with the
// packed command in place of the one that they would download.
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (name: string) => readFileSync(join(root, name), 'utf8')
const { version } = JSON.parse(read('packages/shebiao/package.json')) as { version: string }
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shebiao-ci-'))
  expect(spawnSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: join(root, 'packages/shebiao') }).status).toBe(0)
  expect(spawnSync('tar', ['-xzf', join(folder, `shebiao-${version}.tgz`), '-C', folder]).status).toBe(0)
  mkdirSync(join(folder, 'bin'))
  // `npx … shebiao …` runs the packed command, and says which version was asked for.
  writeFileSync(
    join(folder, 'bin/npx'),
    `#!/bin/sh\necho "$@" > '${folder}/npx.txt'\nwhile [ "$1" != shebiao ]; do shift; done\nshift\nexec '${process.execPath}' '${folder}/package/bin/shebiao.js' "$@"\n`,
  )
  chmodSync(join(folder, 'bin/npx'), 0o755)
  mkdirSync(join(folder, 'work/my data'), { recursive: true })
  writeFileSync(join(folder, 'work/bad.json'), '{"$schema":"https://shebiao.example/schemas/service-guide/2.0/guide.schema.json","itemName":"a","bogus":1}')
  writeFileSync(join(folder, 'work/my data/a b.json'), '{"$schema":"https://shebiao.example/schemas/service-guide/2.0/guide.schema.json","itemName":3}')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a script as a CI system does, with variables and nothing else of this environment. */
function script(shell: string[], text: string, variables: Record<string, string>) {
  const path = [join(folder, 'bin'), dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter)
  const { status, stdout, stderr } = spawnSync(shell[0]!, [...shell.slice(1), text], {
    cwd: join(folder, 'work'),
    encoding: 'utf8',
    env: { PATH: path, ...variables },
  })
  return { status, stdout, stderr, npx: existsSync(join(folder, 'npx.txt')) ? readFileSync(join(folder, 'npx.txt'), 'utf8') : '' }
}

describe('action.yml', () => {
  const action = parse(read('action.yml')) as {
    inputs: Record<string, { description: string; default?: string; required?: boolean }>
    runs: { using: string; steps: { shell: string; env: Record<string, string>; run: string }[] }
  }
  const [step] = action.runs.steps

  function run(inputs: Record<string, string>) {
    const all = Object.fromEntries(Object.entries(action.inputs).map(([name, { default: value = '' }]) => [name, inputs[name] ?? value]))
    const env = Object.fromEntries(
      Object.entries(step!.env).map(([name, value]) => [name, value.replace(/^\$\{\{ inputs\.([\w-]+) \}\}$/, (_, input: string) => all[input]!)]),
    )
    return script(['bash', '--noprofile', '--norc', '-eo', 'pipefail', '-c'], step!.run, env)
  }

  it('is a composite action whose script has no input in its text', () => {
    expect(action.runs.using).toBe('composite')
    expect(step!.run).not.toContain('${{')
    expect(Object.values(step!.env).map((value) => /inputs\.([\w-]+)/.exec(value)?.[1])).toEqual(Object.keys(action.inputs))
    expect(action.inputs.version!.default).toBe(version)
  })

  it('annotates findings, writes SARIF, and fails where there are errors', () => {
    const { status, stdout, npx } = run({ path: 'bad.json', sarif: 'r.sarif', standard: 'service-guide@2.0' })
    expect(status).toBe(1)
    expect(stdout).toMatch(/^::error file=bad\.json,line=1/m)
    expect(JSON.parse(readFileSync(join(folder, 'work/r.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' })
    expect(npx).toContain(`--package shebiao@${version}`)
  })

  it('runs nothing that stands in an input', () => {
    const { status } = run({ path: 'bad.json $(touch harmed) ; touch harmed', profile: '"; touch harmed; "' })
    expect(status).toBe(2)
    expect(existsSync(join(folder, 'work/harmed'))).toBe(false)
  })
})

describe('templates/shebiao.yml', () => {
  const [spec, jobs] = parseAllDocuments(read('templates/shebiao.yml')).map((document) => document.toJS() as Record<string, never>) as [
    { spec: { inputs: Record<string, { default?: string } | null> } },
    Record<string, { script: string[]; variables: Record<string, string>; artifacts: { reports: Record<string, string> } }>,
  ]
  const { inputs } = spec.spec
  const job = jobs.shebiao!

  function run(given: Record<string, string>) {
    const filled = (text: string) => text.replace(/\$\[\[ inputs\.([\w-]+) \]\]/g, (_, name: string) => given[name] ?? inputs[name]!.default!)
    return script(
      ['sh', '-e', '-c'],
      job.script.map(filled).join('\n'),
      Object.fromEntries(Object.entries(job.variables).map(([name, value]) => [name, filled(value)])),
    )
  }

  it('uses each of its inputs, and none that it has not', () => {
    const used = new Set([...read('templates/shebiao.yml').matchAll(/\$\[\[ inputs\.([\w-]+) \]\]/g)].map(([, name]) => name))
    expect([...used].sort()).toEqual(Object.keys(inputs).sort())
    expect(inputs.version!.default).toBe(version)
    expect(job.script.join()).not.toContain('$[[')
  })

  it('writes the reports that the job declares, and fails where there are errors', () => {
    const { status, stdout } = run({ path: 'bad.json' })
    expect(status).toBe(1)
    expect(stdout).toContain('结论：不符合')
    for (const report of Object.values(job.artifacts.reports)) expect(readFileSync(join(folder, 'work', report), 'utf8').length).toBeGreaterThan(100)
  })

  it('runs nothing that stands in an input', () => {
    expect(run({ path: '$(touch harmed) `touch harmed`; touch harmed' }).status).toBe(2)
    expect(existsSync(join(folder, 'work/harmed'))).toBe(false)
  })
})

describe('.pre-commit-hooks.yaml', () => {
  const [hook] = parse(read('.pre-commit-hooks.yaml')) as { id: string; name: string; entry: string; language: string; files: string; exclude: string }[]
  const isChecked = (path: string) => new RegExp(hook!.files).test(path) && !new RegExp(hook!.exclude).test(path)

  it('checks the files of the formats, and not those of tools', () => {
    expect(['a.json', 'x/b.yaml', 'x/b.yml', 'c.ndjson', 'd.jsonl', 'e.csv', 'f.tsv', 'g.ndjson.gz', '数据/甲.csv'].filter(isChecked)).toHaveLength(9)
    expect(
      ['a.ts', 'package.json', 'x/package-lock.json', 'tsconfig.build.json', '.github/x.yml', '.eslintrc.json', 'node_modules/a/b.json'].filter(isChecked),
    ).toEqual([])
  })

  it('fails where a file that is committed has errors', () => {
    const { status } = script(['sh', '-e', '-c'], `${hook!.entry} 'my data/a b.json'`, {})
    expect(status).toBe(1)
  })
})

describe('the Dockerfile', () => {
  it('takes the packed command of this version and no other file, and runs it', () => {
    const lines = read('integrations/kubernetes/Dockerfile').split('\n')
    expect(lines.filter((line) => /^(?:ADD|COPY)/.test(line))).toEqual([`ADD shebiao-${version}.tgz /opt/`])
    const { status, stdout } = spawnSync(process.execPath, [join(folder, 'package/bin/shebiao.js'), '--version'], { encoding: 'utf8', cwd: folder, env: {} })
    expect([status, stdout]).toEqual([0, `${version}\n`])
    expect(spawnSync(process.execPath, [join(folder, 'package/bin/shebiao.js'), 'check', join(folder, 'work/bad.json')], { cwd: folder, env: {} }).status).toBe(
      1,
    )
  })
})
