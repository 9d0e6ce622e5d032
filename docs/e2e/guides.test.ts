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
const ours = (lines: string[]) => lines.find((line) => line?.includes('shebiao check'))!

/** The shell line of each file, and what it leaves behind: where, and that it names the rule that was broken. */
const files: Record<string, { line: string; artefact?: string; read(report: string): string[] }> = {
  'github.yml': {
    line: ours(parse(text('github.yml')).jobs.shebiao.steps.map(({ run }: { run?: string }) => run)),
    read: (report) => [...report.matchAll(/^::error file=data\/guide.json,line=\d+,col=\d+,title=([\w-]+)/gm)].map(([, rule]) => rule!),
  },
  'gitlab-ci.yml': {
    line: ours(parse(text('gitlab-ci.yml')).conformance.script),
    artefact: parse(text('gitlab-ci.yml')).conformance.artifacts.reports.codequality,
    read: (report) => JSON.parse(report).map(({ check_name }: { check_name: string }) => check_name),
  },
  'gitee.yml': {
    line: ours(parse(text('gitee.yml')).stages[0].steps[0].commands),
    read: (report) => [...report.matchAll(/错误 .* {2}([\w-]+)$/gm)].map(([, rule]) => rule!),
  },
  Jenkinsfile: {
    line: /sh '([^']+)'/.exec(text('Jenkinsfile'))![1]!,
    artefact: /junit '([^']+)'/.exec(text('Jenkinsfile'))![1]!,
    read: (report) => [...report.matchAll(/<failure[^>]*type="([\w-]+)/g)].map(([, rule]) => rule!),
  },
}

// Stands for `npx`: the package asked for is the one built here.
const shims = join(folder, 'bin')
mkdirSync(shims)
writeFileSync(
  join(shims, 'npx'),
  `#!/bin/sh\n[ "$1 $2" = "--yes shebiao@${version}" ] || { echo "unexpected: $*" >&2; exit 99; }\nshift 2\nexec "${process.execPath}" "${join(root, 'packages/shebiao/dist/cli.js')}" "$@"\n`,
)
chmodSync(join(shims, 'npx'), 0o755)

function run(name: string, data: object | undefined) {
  const place = mkdtempSync(join(folder, 'run-'))
  if (data) {
    mkdirSync(join(place, 'data'))
    writeFileSync(join(place, 'data/guide.json'), JSON.stringify(data, null, 2))
  }
  const { line, artefact } = files[name]!
  const { status, stdout } = spawnSync('sh', ['-c', line], {
    cwd: place,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', PATH: `${shims}${delimiter}${process.env.PATH}` },
  })
  return { status, report: artefact ? readFileSync(join(place, artefact), 'utf8') : stdout }
}

const good = JSON.parse(readFileSync(join(root, 'schemas/service-guide/2.0/examples/guide.json'), 'utf8'))

describe.each(Object.keys(files))('the shell line of ci/%s', (name) => {
  const { read } = files[name]!
  it('asks for the version that is here', () => {
    expect(text(name).match(/\bshebiao@[\w.-]+/g)).toEqual([`shebiao@${version}`])
  })
  it('passes data that conform', () => {
    const { status, report } = run(name, good)
    expect([status, read(report)]).toEqual([0, []])
  })
  it('fails data that do not, and its report names the rule', () => {
    const { status, report } = run(name, { ...good, itemName: 3 })
    expect([status, read(report)]).toEqual([1, ['value-type']])
  })
  it('could not check a folder that is not there', () => {
    expect(run(name, undefined).status).toBe(2)
  })
  it('stands in the guides of both languages by reference', () => {
    for (const guide of ['guides', 'i18n/en/docusaurus-plugin-content-docs/current/guides'])
      expect(readFileSync(join(docs, guide, 'developers.md'), 'utf8')).toContain(`file=ci/${name}`)
  })
})

describe('the programs in the developers’ guides run, and print what they say', () => {
  it.each(['guides', 'i18n/en/docusaurus-plugin-content-docs/current/guides'])('%s', (where) => {
    const guide = readFileSync(join(docs, where, 'developers.md'), 'utf8')
    const place = mkdtempSync(join(docs, 'e2e/run-'))
    try {
      const programs = [...guide.matchAll(/```js title="([\w.]+)"\n([\s\S]*?)```/g)]
      expect(programs.map(([, name]) => name)).toEqual(['check.mjs', 'rules.mjs'])
      for (const [, name, program] of programs) {
        writeFileSync(join(place, name!), program!)
        const { status, stdout, stderr } = spawnSync(process.execPath, [join(place, name!)], { encoding: 'utf8' })
        expect([status, stderr]).toEqual([0, ''])
        for (const [, line] of program!.matchAll(/^\/\/ (\/.*)$/gm)) expect(stdout.trim().split('\n')).toContain(line)
        expect(stdout).not.toBe('')
      }
    } finally {
      rmSync(place, { recursive: true })
    }
  })
})
