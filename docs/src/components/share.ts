/** Data in the fragment of a shared link. Browsers never send a fragment to a server. */
export interface SharedInput {
  text?: string
  name?: string
  format?: string
  standard?: string
  profile?: string
  'as-of'?: string
  lang?: string
}

/** Maximum characters of a link: mail and chat programs cut longer ones. */
export const linkLimit = 30_000

// Bytes. A short link can decompress to gigabytes.
const textLimit = 16 * 1024 * 1024

const keys = ['name', 'format', 'standard', 'profile', 'as-of', 'lang'] as const

/** Encodes a text and its settings as a fragment: `#standard=…&text=<deflated, base64url>`. */
export async function toFragment(shared: SharedInput): Promise<string> {
  const out = new URLSearchParams()
  for (const key of keys) if (shared[key]) out.set(key, shared[key])
  if (shared.text !== undefined) out.set('text', base64url(await pipe(new TextEncoder().encode(shared.text), new CompressionStream('deflate-raw'))))
  return `#${out}`
}

/** Decodes a fragment. Rejects if its text cannot be decompressed, or is larger than 16 MiB. */
export async function fromFragment(fragment: string): Promise<SharedInput> {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ''))
  const shared: SharedInput = {}
  for (const key of keys) shared[key] = parameters.get(key) ?? undefined
  const text = parameters.get('text')
  if (text !== null) shared.text = new TextDecoder().decode(await pipe(bytesOf(text), new DecompressionStream('deflate-raw')))
  return shared
}

async function pipe(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough<Uint8Array<ArrayBuffer>>(stream).getReader()
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value)
    size += next.value.length
    if (size > textLimit) throw new RangeError('too long')
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}

function base64url(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0))
}
