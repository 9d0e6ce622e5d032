import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const build = fileURLToPath(new URL('../build/', import.meta.url))
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
}

/** Serves the built site with gzip, as a static web server does. Returns its address and a function that stops it. */
export async function serve() {
  const compressed = new Map()
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname)
    const file = [join(build, normalize(path)), join(build, normalize(path), 'index.html')].find((one) => existsSync(one) && statSync(one).isFile())
    const found = file ?? join(build, path.startsWith('/en/') ? 'en/404.html' : '404.html')
    const type = types[extname(found)]
    if (!compressed.has(found)) compressed.set(found, type ? gzipSync(readFileSync(found)) : readFileSync(found))
    response.writeHead(file ? 200 : 404, { 'content-type': type ?? 'application/octet-stream', ...(type && { 'content-encoding': 'gzip' }) })
    response.end(compressed.get(found))
  })
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
