import { createHash, createPublicKey, verify as isSignedBy } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Arguments } from '../arguments.js'
import { fail, print } from '../fail.js'

const sumsName = 'SHA256SUMS'
/** The files that have no checksum: they hold the checksums and their signature. */
const withoutSum = [sumsName, `${sumsName}.minisig`]
/** DER header of an Ed25519 public key (SubjectPublicKeyInfo); the 32 bytes of the key follow. */
const spki = Buffer.from('302a300506032b6570032100', 'hex')

/** `shebiao verify <folder>`: checks signature and checksums of a release, offline. Returns 0 if all match, 1 if not, 2 if it is no release. */
export default async function verify({ positionals: [folder, ...more], values }: Arguments): Promise<number> {
  if (folder === undefined || more.length > 0) return fail('用法：shebiao verify <发布文件夹> [--key 公钥文件] (give the folder of a release)')
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return fail(`${folder}: 没有这个文件夹 (no such folder)`)
  const keyFile = typeof values.key === 'string' ? values.key : join(folder, 'shebiao.pub')
  for (const file of [join(folder, sumsName), join(folder, `${sumsName}.minisig`), keyFile])
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return fail(`${file}: 没有这个文件 (no such file)`)
  let problems: string[]
  try {
    const sums = readFileSync(join(folder, sumsName))
    const signature = signatureProblem(sums, readFileSync(join(folder, `${sumsName}.minisig`), 'utf8'), readFileSync(keyFile, 'utf8'))
    problems = [...(signature === undefined ? [] : [signature]), ...sumProblems(folder, sums.toString('utf8'))]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error
    return fail((error as Error).message)
  }
  print(...problems)
  if (problems.length > 0) return 1
  const trust =
    values.key === undefined ? '；公钥取自发布本身，要确认发布者请用 --key (the key is the bundle’s own: use --key to be sure of the publisher)' : ''
  print(`${folder}: 签名与散列相符 (as it was signed)${trust}`)
  return 0
}

/** Why a signature in minisign's format is invalid; undefined if it is valid. */
function signatureProblem(signed: Buffer, signature: string, publicKey: string): string | undefined {
  const [untrusted = '', line = '', comment = '', global = ''] = signature.split('\n')
  const bytes = Buffer.from(line, 'base64')
  const whole = Buffer.from(global, 'base64')
  const key = Buffer.from(publicKey.split('\n').find((one) => one.startsWith('RW')) ?? '', 'base64')
  if (key.length !== 42 || bytes.length !== 74 || bytes.subarray(0, 2).toString() !== 'ED' || !comment.startsWith('trusted comment: '))
    return `${sumsName}.minisig: 不是 minisign 的签名或公钥 (no signature or key of minisign)`
  // The first comment is not signed, and base64 can encode the same bytes in several ways. Only the exact form that the release script
  // or minisign writes is accepted, so that no byte of the file can change.
  const isUsual = /^untrusted comment: signature from (?:shebiao release|minisign secret key)$/.test(untrusted)
  if (!isUsual || signature !== `${untrusted}\n${bytes.toString('base64')}\n${comment}\n${whole.toString('base64')}\n`)
    return `${sumsName}.minisig: 不是签名时写成的样子 (not as it was written when signed)`
  if (!bytes.subarray(2, 10).equals(key.subarray(2, 10))) return `${sumsName}.minisig: 由另一把钥匙签名 (signed with another key)`
  const point = createPublicKey({ key: Buffer.concat([spki, key.subarray(10)]), format: 'der', type: 'spki' })
  const fileSignature = bytes.subarray(10)
  const text = Buffer.concat([fileSignature, Buffer.from(comment.slice('trusted comment: '.length))])
  if (isSignedBy(null, createHash('blake2b512').update(signed).digest(), point, fileSignature) && isSignedBy(null, text, point, whole)) return undefined
  return `${sumsName}: 签名不符 (the signature does not hold)`
}

function sumProblems(folder: string, text: string): string[] {
  const lines = text.split('\n').map((line, i) => ({ number: i + 1, sum: /^([0-9a-f]{64}) [ *](.+)$/.exec(line), isEmpty: line === '' }))
  const sums = new Map(lines.flatMap(({ sum }) => (sum ? [[sum[2]!, sum[1]!]] : [])))
  const present: string[] = []
  const problems: string[] = []
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true })
  for (const entry of entries) {
    const file = relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/')
    if (withoutSum.includes(file)) continue
    // A link could lead to other bytes later, and reading a pipe may never end.
    if (!entry.isFile() && !entry.isDirectory()) problems.push(`${file}: 不是普通文件 (not a regular file)`)
    else if (entry.isFile()) present.push(file)
    else if (![...sums.keys()].some((name) => name.startsWith(`${file}/`))) problems.push(`${file}: 不在 ${sumsName} 中 (not listed)`)
  }
  present.sort()
  return [
    ...lines.flatMap(({ number, sum, isEmpty }) => (sum || isEmpty ? [] : [`${sumsName}:${number}: 不是散列和文件名 (not a sum and a name)`])),
    ...problems.sort(),
    ...present.flatMap((file) => {
      const sum = sums.get(file)
      if (sum === undefined) return [`${file}: 不在 ${sumsName} 中 (not listed)`]
      return createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex') === sum
        ? []
        : [`${file}: 散列不符 (changed)`]
    }),
    ...[...sums.keys()].filter((file) => !present.includes(file)).map((file) => `${file}: 缺少 (missing)`),
  ]
}
