#!/usr/bin/env node
// Stands in the repository so that the command is linked at installation, before anything is built. CommonJS (package.json
// beside it), which starts faster: the version is told before a single module is loaded.
const { existsSync } = require('node:fs')
const { join } = require('node:path')
const { pathToFileURL } = require('node:url')

const command = join(__dirname, '../dist/cli.js')
if (process.argv.length === 3 && process.argv[2] === '--version') process.stdout.write(`${require('../package.json').version}\n`)
else if (existsSync(command)) {
  // What V8 has compiled is kept between runs where Node can (from 22.1 on) and has a place for it; where not, it says so and goes on.
  require('node:module').enableCompileCache?.()
  import(pathToFileURL(command).href).catch((error) => {
    // What cannot be loaded is no verdict on the data.
    process.stderr.write(`${error.stack}\n`)
    process.exitCode = 2
  })
} else {
  process.stderr.write('尚未构建，请先运行 npm start 或 npm run build (not built yet: run npm start or npm run build)\n')
  process.exitCode = 2
}
