#!/usr/bin/env node
import { isDay } from '@shebiao/conform/model/day.js'
import { version } from '@shebiao/conform/model/version.js'
import { parseCommandLine } from './command-line.js'
import { fail } from './fail.js'
import { helpOf, overview } from './help.js'

// Node ends when nothing is left to wait for, even if the command still waits for a promise.
let hasEnded = false
process.once('exit', () => {
  if (!hasEnded) process.stderr.write('未能检查：程序提前结束 (not checked: the program ended before it was done)\n')
})

let outputFailed = false
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A pipe that was closed by its reader (`| head`) is not an error.
  if (error.code === 'EPIPE' || outputFailed) return
  outputFailed = true
  process.stderr.write(`无法写出 (cannot write the output): ${error.message}\n`)
  process.exitCode = 2
})

let code = 2
try {
  code = await main(process.argv.slice(2))
} catch (error) {
  // An internal error is no verdict on the data: Node's default exit code 1 would be one.
  process.stderr.write(`内部错误，未能检查 (internal error: nothing was checked)\n${(error as Error).stack ?? error}\n`)
}
hasEnded = true
process.exitCode = outputFailed ? 2 : code

async function main(argv: string[]): Promise<number> {
  const parsed = parseCommandLine(argv)
  if ('problem' in parsed) return fail(parsed.problem)
  const { name, command, args } = parsed
  const { values } = args
  if (values.version) return print(`${version}\n`)
  if (!command) {
    print(overview())
    return values.help ? 0 : 2
  }
  if (values.help) return print(helpOf(name!, command))
  const asOf = values['as-of']
  if (asOf !== undefined && !isDay(String(asOf))) return fail(`--as-of 要写成 2026-01-01 的样子：${asOf} (not a day)`)
  return (await command.load()).default(args)
}

function print(text: string): number {
  process.stdout.write(text)
  return 0
}
