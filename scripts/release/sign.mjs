// Signatures in minisign's format (https://jedisct1.github.io/minisign/), prehashed with BLAKE2b-512.
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'

const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** A key that is worth nothing, the same every time: for dry runs, whose bytes must not differ. */
export function throwawayKey() {
  return createPrivateKey({
    key: Buffer.concat([pkcs8, createHash('sha256').update('shebiao dry run: a key worth nothing').digest()]),
    format: 'der',
    type: 'pkcs8',
  })
}

/** The public key file and the signature file of a text, both as minisign writes them. */
export function signed(key, text, comment) {
  const point = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)
  const id = createHash('sha256').update(point).digest().subarray(0, 8)
  const signature = sign(null, createHash('blake2b512').update(text).digest(), key)
  const whole = sign(null, Buffer.concat([signature, Buffer.from(comment)]), key)
  return {
    publicKey: `untrusted comment: minisign public key ${id.toString('hex').toUpperCase()}\n${Buffer.concat([Buffer.from('Ed'), id, point]).toString('base64')}\n`,
    signature: `untrusted comment: signature from shebiao release\n${Buffer.concat([Buffer.from('ED'), id, signature]).toString('base64')}\ntrusted comment: ${comment}\n${whole.toString('base64')}\n`,
  }
}
