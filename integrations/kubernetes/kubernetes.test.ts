// Tests the manifests without a cluster: all fields with the types and schemas of Kubernetes, and the command lines of the containers
// in a shell, with the packed command and the environment of a pod.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type IJob, Job } from 'kubernetes-models/batch/v1'
import { ConfigMap, PersistentVolumeClaim } from 'kubernetes-models/v1'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = join(here, '../..')
const { version } = JSON.parse(readFileSync(join(root, 'packages/shebiao/package.json'), 'utf8'))
const documents = ['check.yaml', 'merge.yaml'].flatMap((name) =>
  parseAllDocuments(readFileSync(join(here, name), 'utf8')).map((document) => {
    expect([...document.errors, ...document.warnings]).toEqual([])
    return document.toJS() as { kind: string; apiVersion: string; metadata: { name: string } }
  }),
)
const named = <T>(kind: string, name: string) => documents.find((one) => one.kind === kind && one.metadata.name === name) as T
const job = (name: string) => named<IJob>('Job', name)
const settings = named<{ data: Record<string, string> }>('ConfigMap', 'shebiao-run').data
let folder: string
let data: string

const shebiao = (...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'packages/shebiao/bin/shebiao.js'), ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shebiao-kubernetes-'))
  data = join(folder, 'data')
  shebiao('sample', '--records', '3000', '--violations', 'schema=0.02,rule=0.01,dataset=0.005', '--out', data)
  // Installs the packed command as the Dockerfile does.
  expect(spawnSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: join(root, 'packages/shebiao') }).status).toBe(0)
  expect(spawnSync('tar', ['-xzf', join(folder, `shebiao-${version}.tgz`), '-C', folder]).status).toBe(0)
  mkdirSync(join(folder, 'bin'))
  chmodSync(join(folder, 'package/bin/shebiao.js'), 0o755)
  symlinkSync(join(folder, 'package/bin/shebiao.js'), join(folder, 'bin/shebiao'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the container of a Job like a pod: mount paths are replaced by folders of the test, and `$(NAME)` as Kubernetes does. */
function pod(name: string, partials: string, more: Record<string, string> = {}) {
  const [container] = job(name).spec!.template.spec!.containers
  const env: Record<string, string> = { ...settings, ...more }
  const [program, ...words] = [...container!.command!, ...container!.args!].map((word) =>
    word
      .replaceAll(/\$(\$|\(([^)]*)\))/g, (all, one: string, variable?: string) => (one === '$' ? '$' : (env[variable!] ?? all)))
      .replaceAll('/data', data)
      .replaceAll('/partials', partials),
  )
  const path = [join(folder, 'bin'), dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter)
  return spawnSync(program!, words, { encoding: 'utf8', env: { ...env, PATH: path } })
}
const check = (partials: string, index: number, more: Record<string, string> = {}) =>
  pod('shebiao-check', partials, { JOB_COMPLETION_INDEX: String(index), POD: `shebiao-check-${index}-${Math.random().toString(36).slice(2, 7)}`, ...more })
const numbers = Array.from({ length: Number(settings.PARTS) }, (_, i) => i)

describe('the manifests', () => {
  it('have only fields and values that Kubernetes knows', () => {
    expect(documents.map(({ kind }) => kind)).toEqual(['ConfigMap', 'PersistentVolumeClaim', 'Job', 'Job'])
    for (const one of documents) {
      if (one.kind === 'Job') new Job(one as IJob).validate()
      else if (one.kind === 'ConfigMap') new ConfigMap(one).validate()
      else new PersistentVolumeClaim(one as object).validate()
    }
    // The schemas accept unknown fields; the types do not.
    const project = mkdtempSync(join(root, 'node_modules', '.manifests-'))
    try {
      const typed = documents.map((one, i) => `const _${i}: ${one.apiVersion === 'batch/v1' ? 'batch' : 'core'}.I${one.kind} = ${JSON.stringify(one)}`)
      const typeErrors = (text: string) => {
        writeFileSync(join(project, 'manifests.ts'), text)
        const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--moduleResolution', 'nodenext', '--ignoreConfig', '--types', '']
        return spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...options, 'manifests.ts'], { cwd: project, encoding: 'utf8' })
          .stdout
      }
      const text = ["import type * as batch from 'kubernetes-models/batch/v1'", "import type * as core from 'kubernetes-models/v1'", ...typed].join('\n')
      expect(typeErrors(text)).toBe('')
      expect(typeErrors(text.replace('"completionMode"', '"completionMod"'))).toContain('completionMod')
    } finally {
      rmSync(project, { recursive: true })
    }
  })

  it('divide the data into as many shards as the Job has completions, without privileges and with resource limits', () => {
    const { spec } = job('shebiao-check')
    expect(spec).toMatchObject({ completionMode: 'Indexed', completions: Number(settings.PARTS) })
    for (const name of ['shebiao-check', 'shebiao-merge']) {
      const template = job(name).spec!.template.spec!
      expect(template.securityContext).toMatchObject({ runAsNonRoot: true })
      for (const { resources, securityContext, volumeMounts } of template.containers) {
        expect(securityContext).toMatchObject({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } })
        expect(resources).toMatchObject({ requests: { memory: expect.any(String) }, limits: { memory: expect.any(String) } })
        expect(volumeMounts!.map(({ mountPath }) => mountPath)).toContain('/tmp')
        for (const mount of volumeMounts!) expect(template.volumes!.map((volume) => volume.name)).toContain(mount.name)
      }
    }
  })

  it('run the command of this version', () => {
    const names = ['Dockerfile', 'check.yaml', 'merge.yaml'].map((name) => readFileSync(join(here, name), 'utf8')).join('\n')
    const versions = [...names.matchAll(/(?:shebiao:|shebiao-|shebiao@)(\d+\.\d+\.\d+)/g)].map(([, one]) => one)
    expect(versions.length).toBeGreaterThan(4)
    expect(new Set(versions)).toEqual(new Set([version]))
  })
})

describe('the pods', () => {
  it('produce the report of the whole, byte for byte, although some run twice and one was killed', { timeout: 240_000 }, () => {
    const partials = join(folder, 'partials')
    for (const index of [...numbers, 3, 0]) expect(check(partials, index)).toMatchObject({ status: 0, stdout: '', stderr: '' })
    // A file left behind by a killed pod is ignored.
    writeFileSync(join(partials, settings.RUN!, 'shebiao-check-5-killed'), '{"shebiaoPartial":2')
    expect(pod('shebiao-merge', partials)).toMatchObject({ status: 0, stdout: '', stderr: '' })
    const whole = shebiao('check', data, '--as-of', settings.AS_OF!, '--format', 'json')
    expect(whole.status).toBe(1)
    expect(readFileSync(join(partials, settings.RUN!, 'report.json'), 'utf8')).toBe(whole.stdout)
  })

  it('fail without a partial result, and leave no file under its name', () => {
    const partials = join(folder, 'refused')
    const { status, stderr } = check(partials, 1, { OPTIONS: '--lang xx' })
    expect(status).not.toBe(0)
    expect(stderr).toContain('没有语言 xx')
    expect(readdirSync(join(partials, settings.RUN!))).toEqual([])
  })

  it('are not merged if a shard is missing', () => {
    const partials = join(folder, 'missing')
    expect(check(partials, 1).status).toBe(0)
    const { status, stderr } = pod('shebiao-merge', partials)
    expect(status).not.toBe(0)
    expect(stderr).toContain('part-0.json')
  })
})
