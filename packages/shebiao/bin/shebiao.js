#!/usr/bin/env node
// Committed, so that npm can link the command at installation, before anything is built. CommonJS (see package.json in this folder)
// starts faster: --version is answered before any module is loaded.
const { existsSync } = require('node:fs')
const { join } = require('node:path')
const { pathToFileURL } = require('node:url')

const command = join(__dirname, '../dist/cli.js')
if (process.argv.length === 3 && process.argv[2] === '--version') process.stdout.write(`${require('../package.json').version}\n`)
else if (existsSync(command)) {
  // Until there is a verdict: if the command ends without one, whatever the reason, that is no success.
  process.exitCode = 2
  // Keeps V8's compiled code between runs (Node 22.1 or later). If there is no writable folder, the call does nothing.
  require('node:module').enableCompileCache?.()
  import(pathToFileURL(command).href).catch((error) => {
    // A command that cannot be loaded gives no verdict on the data.
    process.stderr.write(`${error.stack}\n`)
    process.exitCode = 2
  })
} else {
  process.stderr.write('尚未构建，请先运行 npm start 或 npm run build (not built yet: run npm start or npm run build)\n')
  process.exitCode = 2
}
