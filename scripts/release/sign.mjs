// Signatures and keys in minisign's format (https://jedisct1.github.io/minisign/), prehashed with BLAKE2b-512.
import { createHash, createPrivateKey, createPublicKey, scryptSync, sign } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** DER header of an Ed25519 private key (PKCS #8); the 32 bytes of the seed follow. */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const sumsName = 'SHA256SUMS'

/** A fixed key without secrecy, for dry runs: their bundles must be reproducible. */
export function throwawayKey() {
  return signingKey(createHash('sha256').update('shebiao dry run: a key worth nothing').digest())
}

/**
 * Reads the publisher's key from the text of a file: a secret key of minisign, with its password if it has one, or an Ed25519 key in
 * PEM. Throws an Error if the key is invalid or the password is wrong.
 */
export function readKey(text, password) {
  if (!text.startsWith('untrusted comment:')) {
    const key = createPrivateKey(text)
    if (key.asymmetricKeyType !== 'ed25519') throw new Error(`要用 Ed25519 私钥，不是 ${key.asymmetricKeyType} (an Ed25519 key is needed)`)
    return signingKey(key.export({ format: 'der', type: 'pkcs8' }).subarray(-32))
  }
  // sig_alg 2, kdf_alg 2, chk_alg 2, salt 32, opslimit 8, memlimit 8, then encrypted: key number 8, seed 32, point 32, checksum 32
  const bytes = Buffer.from(text.split('\n')[1] ?? '', 'base64')
  if (bytes.length !== 158 || bytes.subarray(0, 2).toString() !== 'Ed') throw new Error('不是 minisign 的私钥 (not a secret key of minisign)')
  const isEncrypted = bytes.subarray(2, 4).toString() === 'Sc'
  if (isEncrypted && password === undefined)
    throw new Error('私钥有口令，请用环境变量 MINISIGN_PASSWORD 给出 (the key has a password: give it as MINISIGN_PASSWORD)')
  const secret = bytes.subarray(54)
  const stream = isEncrypted ? keyStream(password, bytes.subarray(6, 38), bytes.readBigUInt64LE(38), bytes.readBigUInt64LE(46)) : Buffer.alloc(104)
  const plain = secret.map((byte, i) => byte ^ stream[i])
  const key = signingKey(plain.subarray(8, 40), plain.subarray(0, 8))
  if (!key.point.equals(plain.subarray(40, 72))) throw new Error('私钥口令不对 (wrong password for the key)')
  return key
}

/** The scrypt key stream of a password, with N, r and p derived from limits of work and memory as libsodium does. */
function keyStream(password, salt, work, memory) {
  const r = 8
  const isLight = work < memory / 32n
  const limit = isLight ? work / BigInt(r * 4) : memory / BigInt(r * 128)
  let N = 2
  while (BigInt(N) <= limit / 2n) N *= 2
  const p = isLight ? 1 : Number(work / 4n / BigInt(N)) / r
  return scryptSync(password, salt, 104, { N, r, p: Math.floor(p), maxmem: 256 * N * r })
}

/** A signing key: the private key, its public point, and the key id of minisign. */
function signingKey(seed, id) {
  const secret = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' })
  const point = createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32)
  return { secret, point, id: Buffer.from(id ?? createHash('sha256').update(point).digest().subarray(0, 8)) }
}

/** Writes the public key, the checksums of all files and their signature to a folder. Returns the files that have a checksum. */
export function seal(folder, key, comment) {
  writeFileSync(join(folder, 'shebiao.pub'), publicKeyFile(key))
  const files = filesOf(folder)
  const sum = (file) =>
    createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex')
  const sums = files.map((file) => `${sum(file)}  ${file}\n`).join('')
  writeFileSync(join(folder, sumsName), sums)
  writeFileSync(join(folder, `${sumsName}.minisig`), signatureFile(key, sums, comment))
  return files
}

function publicKeyFile({ id, point }) {
  // minisign writes the key id without leading zeros.
  const number = BigInt(`0x${Buffer.from(id).reverse().toString('hex')}`)
    .toString(16)
    .toUpperCase()
  return `untrusted comment: minisign public key ${number}\n${Buffer.concat([Buffer.from('Ed'), id, point]).toString('base64')}\n`
}

function signatureFile({ secret, id }, text, comment) {
  const signature = sign(null, createHash('blake2b512').update(text).digest(), secret)
  const whole = sign(null, Buffer.concat([signature, Buffer.from(comment)]), secret)
  const first = Buffer.concat([Buffer.from('ED'), id, signature]).toString('base64')
  return `untrusted comment: signature from shebiao release\n${first}\ntrusted comment: ${comment}\n${whole.toString('base64')}\n`
}

/** Paths of all files below a folder, without node_modules, with `/`, sorted. */
export function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}
