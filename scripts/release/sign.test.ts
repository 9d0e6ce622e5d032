// A bundle is signed with a key in PEM or of minisign. If minisign is installed, both programs verify each other's signatures.
import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { readKey, seal, throwawayKey } from './sign.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'shebiao-sign-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const verify = (...args: string[]) => spawnSync(process.execPath, [join(root, 'packages/shebiao/bin/shebiao.js'), 'verify', ...args], { encoding: 'utf8' })
const pem = () => generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()

let count = 0
function bundle(key: ReturnType<typeof readKey>): string {
  const out = join(folder, `bundle${++count}`)
  mkdirSync(join(out, 'schemas'), { recursive: true })
  writeFileSync(join(out, 'manifest.json'), '{}\n')
  writeFileSync(join(out, 'schemas/甲.json'), '{}\n')
  expect(seal(out, key, 'shebiao 1.0.0')).toEqual(['manifest.json', 'schemas/甲.json', 'shebiao.pub'])
  return out
}

/** Changes one byte of a file, runs a test, and restores the byte. */
function withByteChanged(file: string, at: number, test: () => void): void {
  const bytes = readFileSync(file)
  const changed = Buffer.from(bytes)
  changed[at] = changed[at]! ^ 1
  writeFileSync(file, changed)
  test()
  writeFileSync(file, bytes)
}

describe('a bundle signed with a key in PEM', () => {
  const out = bundle(readKey(pem()))
  const other = bundle(readKey(pem()))

  it('verifies with the key in the bundle, and with the publisher’s key from elsewhere', () => {
    expect(verify(out)).toMatchObject({ status: 0, stdout: expect.stringContaining('公钥取自发布本身') })
    expect(verify(out, '--key', join(out, 'shebiao.pub'))).toMatchObject({ status: 0, stdout: expect.not.stringContaining('公钥取自发布本身') })
  })
  it('rejects a signature made with another key', () => {
    expect(verify(out, '--key', join(other, 'shebiao.pub'))).toMatchObject({ status: 1, stdout: expect.stringContaining('由另一把钥匙签名') })
  })
  it('fails to verify when a byte of the signature, the checksums, the key or a file changes', () => {
    for (const [name, step] of [
      ['SHA256SUMS.minisig', 23],
      ['SHA256SUMS', 61],
      ['shebiao.pub', 37],
      ['manifest.json', 1],
    ] as const) {
      const file = join(out, name)
      const { length } = readFileSync(file)
      for (const at of new Set([...Array.from({ length: Math.ceil(length / step) }, (_, i) => i * step), length - 2, length - 1]))
        withByteChanged(file, at, () => expect(verify(out).status, `${name} ${at}`).toBe(1))
    }
    expect(verify(out).status).toBe(0)
  })
})

describe('readKey()', () => {
  it('throws for keys that are not Ed25519 or not readable', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
    expect(() => readKey(rsa)).toThrow('要用 Ed25519 私钥，不是 rsa')
    expect(() => readKey('untrusted comment: minisign secret key\nRWQ=\n')).toThrow('不是 minisign 的私钥')
    expect(() => readKey('nothing')).toThrow()
  })
  it('stops a release with an unreadable key before anything is changed', () => {
    writeFileSync(join(folder, 'broken.key'), 'nothing')
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(root, 'scripts/release/main.mjs'), '--key', join(folder, 'broken.key'), '--out', join(folder, 'never')],
      { encoding: 'utf8' },
    )
    expect([status, stderr]).toEqual([2, expect.stringContaining('broken.key')])
  })
})

const hasMinisign = spawnSync('minisign', ['-v']).error === undefined
if (!hasMinisign) console.log('minisign is not installed: its tests are skipped')

describe.skipIf(!hasMinisign)('minisign', () => {
  const minisign = (args: string[], input = '') => {
    const { status, stdout, stderr } = spawnSync('minisign', args, { encoding: 'utf8', input })
    return { status, output: stdout + stderr }
  }

  it('verifies a signature of the release script', () => {
    const out = bundle(throwawayKey())
    const check = () => minisign(['-V', '-m', join(out, 'SHA256SUMS'), '-p', join(out, 'shebiao.pub')])
    expect(check()).toMatchObject({ status: 0, output: expect.stringContaining('shebiao 1.0.0') })
    withByteChanged(join(out, 'SHA256SUMS'), 0, () => expect(check().status).not.toBe(0))
  })
  it.each([
    ['without a password', ['-W'], '', undefined],
    ['with a password', [], '示例口令\n示例口令\n', '示例口令'],
  ])('generates keys %s that the release script can sign with', (name, flags, input, password) => {
    const [pub, secret] = [join(folder, `${name}.pub`), join(folder, `${name}.key`)]
    expect(minisign(['-G', ...flags, '-p', pub, '-s', secret], input).status).toBe(0)
    const text = readFileSync(secret, 'utf8')
    const out = bundle(readKey(text, password))
    expect(readFileSync(join(out, 'shebiao.pub'), 'utf8')).toBe(readFileSync(pub, 'utf8'))
    expect(verify(out, '--key', pub).status).toBe(0)
    expect(minisign(['-V', '-m', join(out, 'SHA256SUMS'), '-p', pub]).status).toBe(0)
    if (password === undefined) return
    expect(() => readKey(text, 'wrong')).toThrow('私钥口令不对')
    expect(() => readKey(text)).toThrow('MINISIGN_PASSWORD')
  })
  it('makes signatures that `shebiao verify` accepts', () => {
    const [pub, secret] = [join(folder, 'own.pub'), join(folder, 'own.key')]
    minisign(['-G', '-W', '-p', pub, '-s', secret])
    const out = bundle(readKey(readFileSync(secret, 'utf8')))
    rmSync(join(out, 'SHA256SUMS.minisig'))
    expect(minisign(['-S', '-m', join(out, 'SHA256SUMS'), '-s', secret]).status).toBe(0)
    expect(verify(out, '--key', pub)).toMatchObject({ status: 0 })
  })
})
