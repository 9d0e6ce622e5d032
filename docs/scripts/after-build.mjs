import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { addToSearch } from './search.mjs'

// Adds fields and clauses to the search index, and writes the Content-Security-Policy into every page: nothing from other hosts, no
// eval, and no inline script but the theme's own, which sets the colours before the first paint and is allowed by its hash.
const build = fileURLToPath(new URL('../build', import.meta.url))
addToSearch(build)
const pages = readdirSync(build, { recursive: true }).filter((name) => name.endsWith('.html'))

for (const page of pages) {
  const html = readFileSync(`${build}/${page}`, 'utf8')
  const inline = [...html.matchAll(/<script(?![^>]*\bsrc=)(?![^>]*type="?application\/)[^>]*>([\s\S]*?)<\/script>/g)].map(([, code]) => code)
  const hashes = inline.map((code) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`)
  const policy = [
    "default-src 'self'",
    `script-src 'self' ${[...new Set(hashes)].join(' ')}`.trim(),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
  ].join('; ')
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`
  const withPolicy = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '').replace(/<meta charset="?utf-8"?>/i, (charset) => charset + meta)
  if (!withPolicy.includes(meta)) throw new Error(`${page}: no place for the policy`)
  writeFileSync(`${build}/${page}`, withPolicy)
}
console.error(`policy written into ${pages.length} pages`)
