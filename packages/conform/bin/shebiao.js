#!/usr/bin/env node
// Stands in the repository so that the command is linked at installation, before anything is built.
import { existsSync } from 'node:fs'

const command = new URL('../dist/cli.js', import.meta.url)
if (existsSync(command)) await import(command.href)
else {
  process.stderr.write('尚未构建，请先运行 npm start 或 npm run build (not built yet: run npm start or npm run build)\n')
  process.exitCode = 2
}
