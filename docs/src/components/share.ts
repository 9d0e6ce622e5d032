/** What a link carries in its fragment, which browsers keep to themselves. */
export interface Shared {
  text?: string
  name?: string
  format?: string
  standard?: string
  profile?: string
  'as-of'?: string
  lang?: string
}

/** Longer links are cut by the programs they are sent through. In characters. */
export const linkLimit = 30_000

// A short link may unfold to gigabytes.
const textLimit = 16 * 1024 * 1024

const keys = ['name', 'format', 'standard', 'profile', 'as-of', 'lang'] as const

/** The fragment for a text and its settings: `#standard=…&text=<deflated, base64url>`. */
export async function toFragment(shared: Shared): Promise<string> {
  const out = new URLSearchParams()
  for (const key of keys) if (shared[key]) out.set(key, shared[key])
  if (shared.text !== undefined) out.set('text', base64url(await through(new TextEncoder().encode(shared.text), new CompressionStream('deflate-raw'))))
  return `#${out}`
}

/** What a fragment carries. Rejects where its text cannot be unfolded. */
export async function fromFragment(fragment: string): Promise<Shared> {
  const read = new URLSearchParams(fragment.replace(/^#/, ''))
  const shared: Shared = {}
  for (const key of keys) shared[key] = read.get(key) ?? undefined
  const text = read.get('text')
  if (text !== null) shared.text = new TextDecoder().decode(await through(bytesOf(text), new DecompressionStream('deflate-raw')))
  return shared
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough<Uint8Array<ArrayBuffer>>(stream).getReader()
  const parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value)
    size += next.value.length
    if (size > textLimit) throw new RangeError('too long')
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer())
}

function base64url(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0))
}
