// A release is reproducible, and no byte of it can change unnoticed. The site is left out here because of its size;
// `npm run test:release` builds and includes it.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'shebiao-release-'))
const [first, second, changed] = ['first', 'second', 'changed'].map((name) => join(folder, name)) as [string, string, string]
const node = (...args: string[]) => spawnSync(process.execPath, args, { encoding: 'utf8' })
const withSite = process.env.SHEBIAO_RELEASE === 'site'
const release = (...args: string[]) => node(join(root, 'scripts/release/main.mjs'), ...args)
const verify = (...args: string[]) => node(join(root, 'packages/shebiao/bin/shebiao.js'), 'verify', ...args)
const filesOf = (of: string) =>
  readdirSync(of, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(of, join(entry.parentPath, entry.name)))
    .sort()

beforeAll(() => {
  for (const out of [first, second]) {
    const { status, stderr } = release('--dry-run', ...(withSite ? [] : ['--no-site']), '--out', out)
    expect(status, stderr).toBe(0)
  }
}, 600_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a release', () => {
  it('has the same bytes when it is built twice', () => {
    expect(filesOf(first)).toEqual(filesOf(second))
    expect(filesOf(first).length).toBeGreaterThan(20)
    for (const file of filesOf(first)) expect(readFileSync(join(first, file)).equals(readFileSync(join(second, file))), file).toBe(true)
  })
  it('is verified offline', () => {
    expect(verify(first)).toMatchObject({ status: 0, stdout: expect.stringContaining('签名与散列相符') })
    expect(verify(first, '--key', join(second, 'shebiao.pub')).status).toBe(0)
  })
  it('fails to verify when one byte of a file changes', () => {
    for (const file of filesOf(first).filter((name, i) => i % 7 === 0 || !name.includes('/'))) {
      rmSync(changed, { recursive: true, force: true })
      cpSync(first, changed, { recursive: true })
      const bytes = readFileSync(join(changed, file))
      bytes[bytes.length >> 1]! ^= 1
      writeFileSync(join(changed, file), bytes)
      expect(verify(changed).status, file).toBe(1)
    }
  })
  it('fails to verify when a file is added or missing', () => {
    rmSync(changed, { recursive: true, force: true })
    cpSync(first, changed, { recursive: true })
    writeFileSync(join(changed, 'more.txt'), '')
    rmSync(join(changed, 'manifest.json'))
    expect(verify(changed)).toMatchObject({ status: 1, stdout: expect.stringMatching(/more\.txt: 不在 SHA256SUMS 中.*\nmanifest\.json: 缺少/) })
  })
  it('fails to verify where a line of the checksums is none, and names the line', () => {
    rmSync(changed, { recursive: true, force: true })
    cpSync(first, changed, { recursive: true })
    const sums = readFileSync(join(changed, 'SHA256SUMS'), 'utf8')
    writeFileSync(join(changed, 'SHA256SUMS'), `${sums}stray\n`)
    const { status, stdout } = verify(changed)
    expect([status, stdout]).toEqual([1, expect.stringContaining(`SHA256SUMS:${sums.split('\n').length}: 不是散列和文件名`)])
    expect(stdout).not.toContain('缺少')
  })
  it('has schemas at the paths of their $id, an SBOM of published packages, and a command that runs', () => {
    const schema = JSON.parse(readFileSync(join(first, 'schemas/service-guide/2.0/guide.schema.json'), 'utf8'))
    expect(schema.$id).toMatch(/\/schemas\/service-guide\/2\.0\/guide\.schema\.json$/)
    for (const file of ['codes.json', 'openapi.json', 'profiles/qingdao/service-guide/2.0/guide.schema.json'])
      expect(existsSync(join(first, 'schemas', file)), file).toBe(true)
    expect(readdirSync(join(first, 'npm'))).toEqual(expect.arrayContaining([expect.stringMatching(/^shebiao-cases-\d/)]))
    const { components } = JSON.parse(readFileSync(join(first, 'sbom.cdx.json'), 'utf8')) as { components: { name: string }[] }
    const names = components.map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['@shebiao/conform', 'yaml', 'csv-parse', 'refa', 'ajv', 'fastest-levenshtein']))
    expect(names).not.toContain('vitest')
    const archive = readdirSync(first).find((name) => name.endsWith('-offline.tar.gz'))!
    expect(spawnSync('tar', ['-xzf', join(first, archive), '-C', folder]).status).toBe(0)
    expect(existsSync(join(folder, archive.replace('.tar.gz', ''), 'site/index.html'))).toBe(withSite)
    const command = join(folder, archive.replace('.tar.gz', ''), 'command/node_modules/shebiao/bin/shebiao.js')
    expect(node(command, 'profile', 'check', 'qingdao').stdout).toContain('只收紧')
  })
  it('is not written to a folder that is not empty, or without --dry-run or --key', () => {
    expect(release('--dry-run', '--out', first).status).toBe(2)
    expect(release('--out', join(folder, 'other')).status).toBe(2)
  })
  it('is required by verify: another folder exits with 2', () => expect(verify(folder).status).toBe(2))
})
