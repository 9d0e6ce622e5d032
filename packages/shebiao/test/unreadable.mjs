// Loaded before the command in tests: what is named `unreadable` cannot be read, also for root. With NEVER=1, decompression never ends.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import zlib from 'node:zlib'

for (const name of ['readdirSync', 'openSync', 'readFileSync']) {
  const original = fs[name]
  fs[name] = (path, ...rest) => {
    if (/unreadable\/?$/.test(String(path))) throw Object.assign(new Error(`EACCES: permission denied, '${path}'`), { code: 'EACCES' })
    return original(path, ...rest)
  }
}
if (process.env.NEVER === '1') zlib.InflateRaw.prototype.write = () => true
syncBuiltinESMExports()
