import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const docs = fileURLToPath(new URL('..', import.meta.url))
const root = join(docs, '..')
const folder = mkdtempSync(join(tmpdir(), 'shebiao-ci-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const { version } = JSON.parse(readFileSync(join(root, 'packages/shebiao/package.json'), 'utf8'))
const text = (name: string) => readFileSync(join(docs, 'ci', name), 'utf8')
const checkLine = (lines: string[]) => lines.find((line) => /shebiao@\S+ check/.test(line))!

/** For each CI file: its shell line, the report that the line writes (standard output by default), and how to read its rules. */
const files: Record<string, { line: string; artefact?: string; read(report: string): string[] }> = {
  'github.yml': {
    line: checkLine(parse(text('github.yml')).jobs.shebiao.steps.map(({ run }: { run?: string }) => run)),
    read: (report) => [...report.matchAll(/^::error file=data\/guide.json,line=\d+,col=\d+,title=([\w-]+)/gm)].map(([, rule]) => rule!),
  },
  'gitlab-ci.yml': {
    line: checkLine(parse(text('gitlab-ci.yml')).conformance.script),
    artefact: parse(text('gitlab-ci.yml')).conformance.artifacts.reports.codequality,
    read: (report) => JSON.parse(report).map(({ check_name }: { check_name: string }) => check_name),
  },
  'gitee.yml': {
    line: checkLine(parse(text('gitee.yml')).stages[0].steps[0].commands),
    read: (report) => [...report.matchAll(/错误 .* {2}([\w-]+)$/gm)].map(([, rule]) => rule!),
  },
  Jenkinsfile: {
    line: /sh '([^']+)'/.exec(text('Jenkinsfile'))![1]!,
    artefact: /junit '([^']+)'/.exec(text('Jenkinsfile'))![1]!,
    read: (report) => [...report.matchAll(/<failure[^>]*type="([\w-]+)/g)].map(([, rule]) => rule!),
  },
}

// A stub of `npx` that runs the command that was built here.
const shims = join(folder, 'bin')
mkdirSync(shims)
writeFileSync(
  join(shims, 'npx'),
  `#!/bin/sh\n[ "$1 $2" = "--yes shebiao@${version}" ] || { echo "unexpected: $*" >&2; exit 99; }\nshift 2\nexec "${process.execPath}" "${join(root, 'packages/shebiao/dist/cli.js')}" "$@"\n`,
)
chmodSync(join(shims, 'npx'), 0o755)

function run(name: string, data: object | undefined) {
  const cwd = mkdtempSync(join(folder, 'run-'))
  if (data) {
    mkdirSync(join(cwd, 'data'))
    writeFileSync(join(cwd, 'data/guide.json'), JSON.stringify(data, null, 2))
  }
  const { line, artefact } = files[name]!
  const { status, stdout } = spawnSync('sh', ['-c', line], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', PATH: `${shims}${delimiter}${process.env.PATH}` },
  })
  return { status, report: artefact ? readFileSync(join(cwd, artefact), 'utf8') : stdout }
}

const good = JSON.parse(readFileSync(join(root, 'schemas/service-guide/2.0/examples/guide.json'), 'utf8'))

describe.each(Object.keys(files))('the shell line of ci/%s', (name) => {
  const { read } = files[name]!
  it('requests the version of this repository', () => {
    expect(text(name).match(/\bshebiao@[\w.-]+/g)).toEqual([`shebiao@${version}`])
  })
  it('succeeds on conforming data', () => {
    const { status, report } = run(name, good)
    expect([status, read(report)]).toEqual([0, []])
  })
  it('fails on data that do not conform, with the rule in its report', () => {
    const { status, report } = run(name, { ...good, itemName: 3 })
    expect([status, read(report)]).toEqual([1, ['value-type']])
  })
  it('exits with 2 if the folder of the data is missing', () => {
    expect(run(name, undefined).status).toBe(2)
  })
  it('is included in the guides of both languages', () => {
    for (const guide of ['guides', 'i18n/en/docusaurus-plugin-content-docs/current/guides'])
      expect(readFileSync(join(docs, guide, 'developers.md'), 'utf8')).toContain(`file=ci/${name}`)
  })
})

describe('the programs in the developers’ guide', () => {
  it.each(['guides', 'i18n/en/docusaurus-plugin-content-docs/current/guides'])('run and print what the guide in %s says', (guides) => {
    const guide = readFileSync(join(docs, guides, 'developers.md'), 'utf8')
    const cwd = mkdtempSync(join(docs, 'e2e/run-'))
    try {
      const programs = [...guide.matchAll(/```js title="([\w.]+)"\n([\s\S]*?)```/g)]
      expect(programs.map(([, name]) => name)).toEqual(['check.mjs', 'rules.mjs'])
      for (const [, name, program] of programs) {
        writeFileSync(join(cwd, name!), program!)
        const { status, stdout, stderr } = spawnSync(process.execPath, [join(cwd, name!)], { encoding: 'utf8' })
        expect([status, stderr]).toEqual([0, ''])
        for (const [, line] of program!.matchAll(/^\/\/ (\/.*)$/gm)) expect(stdout.trim().split('\n')).toContain(line)
        expect(stdout).not.toBe('')
      }
    } finally {
      rmSync(cwd, { recursive: true })
    }
  })
})
