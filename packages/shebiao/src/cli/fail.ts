import { inert } from '@shebiao/conform/reporters/inert.js'
import { visible } from '@shebiao/schemas/runtime'

/** Prints messages on standard error, one line each. Returns exit code 2: the command could not do its work. */
export function fail(...messages: string[]): number {
  warn(...messages)
  return 2
}

/** Prints messages on standard error, one line each, whatever data they show. */
export function warn(...messages: string[]): void {
  for (const message of messages) process.stderr.write(`${inert(visible(message))}\n`)
}
